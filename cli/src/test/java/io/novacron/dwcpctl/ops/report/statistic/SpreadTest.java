package io.novacron.dwcpctl.ops.report.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.metrics.series.Samples;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SpreadTest {
    private static final Instant START = Instant.EPOCH;

    static Samples everyMinute(double... values) {
        ArraySamples.Builder samples = new ArraySamples.Builder();
        for (int i = 0; i < values.length; i++) {
            samples.add(60_000L * (i + 1), values[i]);
        }
        return samples.build();
    }

    @Test
    void has_extremes_their_times_and_the_deviation_of_a_sample() {
        Spread spread = Spread.of(everyMinute(2, 4, 4, 4, 5, 5, 7, 9)).orElseThrow();

        assertThat(spread.count()).isEqualTo(8);
        assertThat(spread.min()).isEqualTo(2);
        assertThat(spread.mean()).isEqualTo(5);
        assertThat(spread.max()).isEqualTo(9);
        assertThat(spread.deviation()).isCloseTo(Math.sqrt(32 / 7.0), within(1e-12));
        assertThat(spread.peak()).isEqualTo(START.plusSeconds(480));
        assertThat(spread.trough()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void leaves_out_what_is_not_finite() {
        Spread spread =
                Spread.of(everyMinute(Double.NaN, 3, Double.POSITIVE_INFINITY)).orElseThrow();

        assertThat(spread.count()).isEqualTo(1);
        assertThat(spread.deviation()).isZero();
        assertThat(spread.max()).isEqualTo(3);
        assertThat(Spread.of(everyMinute(Double.NaN))).isEmpty();
        assertThat(Spread.of(everyMinute())).isEmpty();
    }

    /** A value speaks of the minute before it, so the first piece has minutes 1 and 2. */
    @Test
    void means_of_pieces() {
        Samples samples = everyMinute(1, 3, 5, 7, Double.NaN, Double.NaN);

        assertThat(Spread.means(samples, START, START.plusSeconds(360), 3)).isEqualTo(List.of(2.0, 6.0, Double.NaN));
    }
}
