package io.novacron.dwcpctl.ops.report.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TrendTest {
    /** Worked out by hand: S = 32, one tie of two; Var = (10·9·25 - 2·1·9) / 18 = 124; Z = 31 / √124. */
    @Test
    void ties_lessen_the_variance() {
        Trend trend = Trend.of(List.of(1.0, 2.0, 3.0, 3.0, 5.0, 4.0, 7.0, 6.0, 9.0, 4.5))
                .orElseThrow();

        assertThat(trend.count()).isEqualTo(10);
        assertThat(trend.score()).isCloseTo(statistic(32, 124), within(1e-9));
        assertThat(trend.isRising()).isTrue();
    }

    private static double statistic(int s, double variance) {
        return (s - 1) / Math.sqrt(variance);
    }

    @Test
    void a_straight_line_has_its_slope_and_the_greatest_score() {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            values.add(10 + 0.5 * i);
        }
        Trend rising = Trend.of(values).orElseThrow();
        Collections.reverse(values);
        Trend falling = Trend.of(values).orElseThrow();

        assertThat(rising.slope()).isEqualTo(0.5);
        assertThat(rising.score()).isCloseTo((276 - 1) / Math.sqrt(24 * 23 * 53 / 18.0), within(1e-9));
        assertThat(falling.slope()).isEqualTo(-0.5);
        assertThat(falling.score()).isEqualTo(-rising.score());
        assertThat(falling.isFalling()).isTrue();
    }

    @Test
    void one_outlier_is_no_trend_and_what_never_changes_has_none() {
        List<Double> values = new ArrayList<>(Collections.nCopies(20, 1.0));
        assertThat(Trend.of(values).orElseThrow().score()).isZero();

        values.set(19, 1e9);
        Trend trend = Trend.of(values).orElseThrow();
        assertThat(trend.isRising()).isFalse();
        assertThat(trend.slope()).isZero();
    }

    @Test
    void too_few_values_have_no_trend_and_what_is_not_finite_is_none() {
        List<Double> values = new ArrayList<>(Collections.nCopies(9, 1.0));
        values.add(Double.NaN);
        values.add(Double.POSITIVE_INFINITY);

        assertThat(Trend.of(values)).isEmpty();
    }

    /** The distance of two values is that of their places: a gap does not make the slope steeper. */
    @Test
    void gaps_keep_their_length() {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            values.add(i % 2 == 0 ? i : Double.NaN);
        }

        assertThat(Trend.of(values).orElseThrow().slope()).isEqualTo(1);
    }
}
