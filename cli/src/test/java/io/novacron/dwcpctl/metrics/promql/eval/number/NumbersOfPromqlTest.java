package io.novacron.dwcpctl.metrics.promql.eval.number;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.metrics.promql.eval.step.GoNumber;
import io.novacron.dwcpctl.metrics.series.Numbers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumbersOfPromqlTest {
    private static Buckets buckets(double... boundsAndCounts) {
        Buckets buckets = new Buckets(boundsAndCounts.length / 2);
        for (int i = 0; i < boundsAndCounts.length; i += 2) {
            buckets.add(boundsAndCounts[i], boundsAndCounts[i + 1]);
        }
        return buckets;
    }

    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void quantileOfBuckets() {
        assertThat(buckets(1, 10, 2, 30, INF, 40).quantile(0.5)).isEqualTo(1.5);
        assertThat(buckets(1, 10, 2, 30, INF, 40).quantile(0.1)).isEqualTo(0.4);
        // in the last bucket: its lower bound
        assertThat(buckets(1, 10, 2, 30, INF, 40).quantile(0.9)).isEqualTo(2);
        assertThat(buckets(1, 10, 2, 30, INF, 40).quantile(1)).isEqualTo(2);
        assertThat(buckets(1, 10, 2, 30, INF, 40).quantile(1.1)).isEqualTo(INF);
        assertThat(buckets(1, 10, 2, 30, INF, 40).quantile(-0.1)).isEqualTo(-INF);
        assertThat(buckets(1, 10, 2, 30).quantile(0.5)).isNaN();
        assertThat(buckets(INF, 30).quantile(0.5)).isNaN();
        assertThat(buckets(1, 0, INF, 0).quantile(0.5)).isNaN();
        // below 0 there is nothing to interpolate from
        assertThat(buckets(-2, 10, 2, 20, INF, 20).quantile(0.1)).isEqualTo(-2);
    }

    @Test
    void fallingCountsAreLiftedAndRoundingIsForgiven() {
        Buckets broken = buckets(1, 10, 2, 5, 3, 20, INF, 20);
        assertThat(broken.quantile(0.75)).isEqualTo(2.5);
        assertThat(broken.wasRepaired()).isTrue();
        Buckets rounded = buckets(1, 10, 2, 10 - 1e-12, 3, 20, INF, 20);
        assertThat(rounded.quantile(0.75)).isEqualTo(2.5);
        assertThat(rounded.wasRepaired()).isFalse();
    }

    @Test
    void quantilePutsNaNFirst() {
        assertThat(Quantiles.quantile(0.5, new double[] {3, Double.NaN, 1}, 3)).isEqualTo(1);
        assertThat(Quantiles.quantile(0, new double[] {3, Double.NaN, 1}, 3)).isNaN();
        double[] many = new double[20];
        Arrays.setAll(many, i -> i % 10 == 3 ? Double.NaN : i);
        assertThat(Quantiles.quantile(2 / 19.0, many, 20)).isZero();
        assertThat(1 / Quantiles.quantile(0, new double[] {0, -0.0}, 2)).isPositive();
        assertThat(Quantiles.quantile(0.25, new double[] {4, 2}, 2)).isEqualTo(2.5);
        assertThat(Quantiles.medianAbsoluteDeviation(new double[] {1, 1, 2, 2, 4, 6, 9}, 7))
                .isEqualTo(1);
    }

    @Test
    void meanSurvivesAnOverflow() {
        double max = Double.MAX_VALUE;
        // the running mean rounds once
        assertThat(Kahan.mean(new double[] {max, max, max}, 0, 3)).isEqualTo(Math.nextDown(max));
        assertThat(Kahan.sum(new double[] {max, max}, 0, 2)).isEqualTo(INF);
        assertThat(Kahan.variance(new double[] {2, 4, 4, 4, 5, 5, 7, 9}, 0, 8)).isEqualTo(4);
    }

    @Test
    void lineThroughAConstantIsFlat() {
        assertThat(Regression.of(new long[] {0, 1000}, new double[] {0.1, 0.1}, 0, 2, 500))
                .isEqualTo(new Regression(0, 0.1));
        assertThat(Regression.of(new long[] {0, 1000, 2000}, new double[] {1, 3, 5}, 0, 3, 2000))
                .isEqualTo(new Regression(2, 5));
        assertThat(Regression.of(new long[] {0, 1000}, new double[] {INF, INF}, 0, 2, 0)
                        .slope())
                .isNaN();
    }

    @Test
    void calendarIsJavasWhereJavaHasOne() {
        Random random = new Random(2);
        for (int i = 0; i < 5000; i++) {
            long seconds = (long) (random.nextGaussian() * 1e11);
            ZonedDateTime expected = Instant.ofEpochSecond(seconds).atZone(ZoneOffset.UTC);
            GoTime time = GoTime.of((double) seconds);
            assertThat(new double[] {
                        time.year(),
                        time.month(),
                        time.dayOfMonth(),
                        time.hour(),
                        time.minute(),
                        time.dayOfYear(),
                        time.dayOfWeek(),
                        time.daysInMonth()
                    })
                    .containsExactly(
                            expected.getYear(),
                            expected.getMonthValue(),
                            expected.getDayOfMonth(),
                            expected.getHour(),
                            expected.getMinute(),
                            expected.getDayOfYear(),
                            expected.getDayOfWeek().getValue() % 7,
                            expected.toLocalDate().lengthOfMonth());
        }
        assertThat(GoTime.of(Double.NaN).year()).isEqualTo(292277026596.0);
    }

    @Test
    void writtenAsTheShortestAndNearestDecimal() {
        // these three Java 17 writes in another way
        assertThat(Numbers.format(2.0e-3)).isEqualTo("0.002");
        assertThat(Numbers.format(Double.parseDouble("1739274941520501248"))).isEqualTo("1739274941520501200");
        assertThat(Numbers.format(Double.parseDouble("2e23"))).isEqualTo("200000000000000000000000");
        assertThat(Numbers.format(Double.MIN_VALUE)).isEqualTo("0." + "0".repeat(323) + "5");
        assertThat(GoNumber.shortest(1e21)).isEqualTo("1e+21");
        assertThat(GoNumber.shortest(1234567)).isEqualTo("1.234567e+06");
        assertThat(GoNumber.shortest(-0.00001)).isEqualTo("-1e-05");
        assertThat(GoNumber.sixDecimals(1 / 3.0)).isEqualTo("0.333333");
    }

    @Test
    void numbersInTextCount() {
        assertThat(NaturalOrder.isBefore("a9", "a10")).isTrue();
        assertThat(NaturalOrder.isBefore("a10", "a9")).isFalse();
        assertThat(NaturalOrder.isBefore("a10b", "a10")).isFalse();
        assertThat(NaturalOrder.isBefore("10", "a")).isTrue();
        assertThat(NaturalOrder.isBefore("", "a")).isTrue();
        assertThat(NaturalOrder.isBefore("a", "")).isFalse();
        assertThat(NaturalOrder.isBefore("99999999999999999999", "1")).isFalse();
    }

    @Test
    void orderOfFewAndManyValues() {
        for (int size : new int[] {5, 50}) {
            int[] positions = new int[size];
            double[] values = new double[size];
            for (int i = 0; i < size; i++) {
                positions[i] = i;
                values[i] = i == 2 ? Double.NaN : (7 * i) % size;
            }
            double[] sorted = values.clone();
            ValueOrder.DESCENDING.sort(positions, sorted);
            assertThat(sorted[size - 1]).isNaN();
            for (int i = 0; i + 2 < size; i++) {
                assertThat(sorted[i]).isGreaterThanOrEqualTo(sorted[i + 1]);
                assertThat(values[positions[i]]).isEqualTo(sorted[i]);
            }
        }
    }
}
