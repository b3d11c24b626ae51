package io.novacron.dwcpctl.metrics.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.metrics.promql.parse.PromqlParser;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Series;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryStorageTest {
    private final MemoryStorage storage = new MemoryStorage();

    MemoryStorageTest() {
        storage.append(Labels.of("__name__", "up", "job", "a"), 1000, 1);
        storage.append(Labels.of("__name__", "up", "job", "a"), 2000, 2);
        storage.append(Labels.of("__name__", "up", "job", "b"), 5000, 3);
        storage.append(Labels.of("__name__", "down", "job", "a"), 1000, 4);
    }

    private List<String> select(String selector, long from, long to) {
        return storage.select(((Expr.VectorSelector) PromqlParser.parse(selector)).matchers(), from, to).stream()
                .map(series -> series.labels() + " " + series.samples())
                .toList();
    }

    @Test
    void selectsByLabelsAndTime() {
        assertThat(select("up", 0, 9000)).containsExactly("up{job=\"a\"} 1.0@1000 2.0@2000", "up{job=\"b\"} 3.0@5000");
        assertThat(select("{job=~\"a|c\"}", 0, 9000))
                .containsExactly("down{job=\"a\"} 4.0@1000", "up{job=\"a\"} 1.0@1000 2.0@2000");
        assertThat(select("up", 2000, 4999)).containsExactly("up{job=\"a\"} 1.0@1000 2.0@2000");
        assertThat(select("up", 2001, 4999)).isEmpty();
        assertThat(select("{__name__=\"up\",job!=\"a\"}", 5000, 5000)).containsExactly("up{job=\"b\"} 3.0@5000");
        assertThat(select("nothing", 0, 9000)).isEmpty();
    }

    @Test
    void whatWasSelectedDoesNotGrow() {
        List<Series> before = storage.select(List.of(), 0, 9000);
        storage.append(Labels.of("__name__", "down", "job", "a"), 3000, 5);

        assertThat(before.get(0).samples().size()).isEqualTo(1);
    }

    @Test
    void timesRise() {
        assertThatThrownBy(() -> storage.append(Labels.of("__name__", "up", "job", "a"), 2000, 9))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
