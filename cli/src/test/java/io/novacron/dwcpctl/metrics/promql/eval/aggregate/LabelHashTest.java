package io.novacron.dwcpctl.metrics.promql.eval.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LabelHashTest {
    private static long hash(String text) {
        return LabelHash.xxHash64(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isXxHash64() {
        assertThat(hash("")).isEqualTo(0xef46db3751d8e999L);
        assertThat(hash("a")).isEqualTo(0xd24ec4f1a98c6e5bL);
        assertThat(hash("Nobody inspects the spammish repetition")).isEqualTo(0xfbcea83c8a378bf1L);
    }
}
