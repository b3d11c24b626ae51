package io.novacron.dwcpctl.base.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestTest {
    private static final List<String> NAMES = List.of("latency", "throughput", "errors", "query", "up");

    @ParameterizedTest
    @CsvSource({"latncy, latency", "LATENCY, latency", "trhoughput, throughput", "eror, errors", "qeury, query"})
    void finds_what_was_meant(String typed, String meant) {
        assertThat(Nearest.to(typed, NAMES)).contains(meant);
        assertThat(Nearest.hint(typed, NAMES)).isEqualTo("Did you mean " + meant + "? ");
    }

    @ParameterizedTest
    @CsvSource({"xyzzy", "x", "zz", "''", "latencies-of-all"})
    void proposes_nothing_that_has_nothing_in_common(String typed) {
        assertThat(Nearest.to(typed, NAMES)).isEmpty();
        assertThat(Nearest.hint(typed, NAMES)).isEmpty();
    }

    @Test
    void proposes_the_first_of_several_that_are_as_near() {
        assertThat(Nearest.to("latency-p9", List.of("latency-p90", "latency-p95", "latency-p99")))
                .contains("latency-p90");
    }
}
