package io.novacron.dwcpctl.metrics.promql.eval.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.metrics.promql.MemoryStorage;
import io.novacron.dwcpctl.metrics.promql.eval.EngineOptions;
import io.novacron.dwcpctl.metrics.promql.eval.PromqlEngine;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Value;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SortByLabelTest {
    private static List<String> sorted(Set<String> values) {
        MemoryStorage storage = new MemoryStorage();
        values.forEach(value -> storage.append(Labels.of(Labels.NAME, "n", "n", value), 0, 1));
        PromqlEngine engine = new PromqlEngine(EngineOptions.DEFAULT.withExperimental(true));
        Value.Vector vector = (Value.Vector)
                engine.instant("sort_by_label(n, \"n\")", storage, 0).value();
        return vector.points().stream().map(point -> point.labels().get("n")).toList();
    }

    @Test
    void paddedAndVeryLongNumbersHaveAnOrder() {
        assertThat(sorted(Set.of("15000000000000000000", "2", "10", "010", "a", "")))
                .containsExactly("", "2", "010", "10", "15000000000000000000", "a");
    }

    @Test
    void manyLabelsThatReadAlikeDoNotBreakTheSort() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Set<String> values = new TreeSet<>();
            for (int i = 0; i < 200; i++) {
                values.add("0".repeat(random.nextInt(20))
                        + random.nextInt(9)
                        + (random.nextInt(3) == 0 ? "a0" + random.nextInt(3) : ""));
            }
            assertThat(sorted(values)).containsExactlyInAnyOrderElementsOf(values);
        }
    }
}
