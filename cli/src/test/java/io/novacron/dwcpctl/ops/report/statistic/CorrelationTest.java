package io.novacron.dwcpctl.ops.report.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CorrelationTest {
    @Test
    void is_one_of_what_rises_together_and_minus_one_of_what_does_the_contrary() {
        assertThat(Correlation.of(List.of(1.0, 2.0, 3.0), List.of(10.0, 20.0, 30.0))
                        .orElseThrow())
                .isCloseTo(1, within(1e-12));
        assertThat(Correlation.of(List.of(1.0, 2.0, 3.0), List.of(3.0, 2.0, 1.0))
                        .orElseThrow())
                .isCloseTo(-1, within(1e-12));
    }

    /** Anscombe's first quartet: r = 0.816. */
    @Test
    void is_the_known_one_of_a_known_set() {
        List<Double> x = List.of(10.0, 8.0, 13.0, 9.0, 11.0, 14.0, 6.0, 4.0, 12.0, 7.0, 5.0);
        List<Double> y = List.of(8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68);

        assertThat(Correlation.of(x, y).orElseThrow()).isCloseTo(0.81642, within(1e-5));
    }

    @Test
    void is_not_there_of_what_does_not_vary_or_of_too_little() {
        assertThat(Correlation.of(List.of(1.0, 1.0, 1.0), List.of(1.0, 2.0, 3.0)))
                .isEmpty();
        assertThat(Correlation.of(List.of(1.0, 2.0, Double.NaN), List.of(1.0, 2.0, 3.0)))
                .isEmpty();
        assertThat(Correlation.of(List.of(), List.of())).isEmpty();
    }
}
