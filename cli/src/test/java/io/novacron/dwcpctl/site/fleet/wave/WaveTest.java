package io.novacron.dwcpctl.site.fleet.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WaveTest {
    private static final long DAY = 86_400_000;
    private final Random random = new Random(20260301);

    @Test
    void theIntegralsOfTheDayAreThoseOfItsShape() {
        DayShape day = DayShape.startingAt(1_772_366_400_000L, 2);
        for (int i = 0; i < 50; i++) {
            double from = random.nextDouble() * 1_000_000;
            double to = from + random.nextDouble() * 200_000;
            int steps = 20_000;
            double sum = 0;
            double squares = 0;
            for (int s = 0; s < steps; s++) {
                double g = day.at(from + (s + 0.5) * (to - from) / steps);
                assertThat(g).isBetween(0.0, 1.0);
                sum += g * (to - from) / steps;
                squares += g * g * (to - from) / steps;
            }
            assertThat(day.integral(to) - day.integral(from)).isCloseTo(sum, within(1e-3));
            assertThat(day.integralOfSquare(to) - day.integralOfSquare(from)).isCloseTo(squares, within(1e-3));
        }
        assertThat(day.integral(1e6 + 86_400) - day.integral(1e6)).isCloseTo(86_400 * 8.0 / 15, within(1e-6));
    }

    @Test
    void theTroughIsAtItsHour() {
        long midnight = 1_772_323_200_000L; // 2026-03-01T00:00:00Z
        DayShape day = DayShape.startingAt(midnight - 15 * DAY + 1234, 7);
        assertThat(day.at((15 * DAY - 1234) / 1000.0 + 7 * 3600)).isCloseTo(0, within(1e-12));
        assertThat(day.at((15 * DAY - 1234) / 1000.0 + 19 * 3600)).isCloseTo(1, within(1e-12));
    }

    @Test
    void latticeNoiseHasTheBoundsAndVariancesItStates() {
        double sum = 0;
        double squares = 0;
        double slopes = 0;
        double greatest = 0;
        double steepest = 0;
        int n = 2_000_000;
        double h = 1e-4;
        LatticeNoise noise = new LatticeNoise(99, 10);
        for (int i = 0; i < n; i++) {
            double t = i * 0.3173;
            double value = noise.at(t);
            double slope = (noise.at(t + h) - value) / h;
            sum += value;
            squares += value * value;
            slopes += slope * slope;
            greatest = Math.max(greatest, Math.abs(value));
            steepest = Math.max(steepest, Math.abs(slope));
        }
        assertThat(greatest).isBetween(0.98, 1.0);
        assertThat(steepest).isBetween(0.27, LatticeNoise.SLOPE_BOUND_TIMES_PERIOD / 10);
        assertThat(sum / n).isCloseTo(0, within(0.01));
        assertThat(squares / n).isCloseTo(LatticeNoise.VARIANCE, within(0.003));
        assertThat(slopes / n).isCloseTo(LatticeNoise.SLOPE_VARIANCE_TIMES_PERIOD_SQUARED / 100, within(0.0001));
    }

    @Test
    void aClockNeverGoesBackAndItsNoiseIsWhatItStates() {
        Clock clock = new Clock(5, 0, DayShape.startingAt(0, 2));
        double squares = 0;
        int n = 1_000_000;
        for (int i = 1; i <= n; i++) {
            long t = 97_003L * i;
            double step = clock.seconds(t + 1000) - clock.seconds(t);
            assertThat(Math.abs(step - 1)).isLessThanOrEqualTo(Clock.RATE_NOISE_BOUND);
            assertThat(Math.abs(clock.seconds(t) - t / 1000.0)).isLessThanOrEqualTo(Clock.SHIFT_BOUND);
            squares += (step - 1) * (step - 1);
        }
        assertThat(Math.sqrt(squares / n)).isCloseTo(Clock.RATE_NOISE_DEVIATION, within(0.0005));
    }

    @Test
    void aGaugeStaysWithinItsNoise() {
        Gauge.Stream stream = new Gauge.Stream(3, 0, DayShape.startingAt(0, 2), 0, 1000);
        Level level = Level.constant(10).noise(2, 1);
        Gauge gauge = Gauge.ofQuantity(stream, new Pieces<>(new long[] {0}, List.of(level)));
        double squares = 0;
        int n = 1_000_000;
        for (int i = 0; i < n; i++) {
            double away = gauge.at(i * 1000L) - 10;
            assertThat(Math.abs(away)).isLessThanOrEqualTo(level.noiseBound());
            squares += away * away;
        }
        assertThat(squares / n).isCloseTo(4 * Gauge.SLOW_VARIANCE + Gauge.JITTER_VARIANCE, within(0.04));
        assertThat(gauge.at(1_000_999)).isCloseTo(gauge.at(1_000_000), within(0.1)); // one cell, one jitter
    }

    @Test
    void aCounterGoesOnWhereItsPieceEnds() {
        Clock clock = new Clock(8, 0, DayShape.startingAt(0, 2));
        Pieces<Rate> rates = new Pieces<>(
                new long[] {0, DAY, DAY + 3_600_000, 2 * DAY},
                List.of(Rate.between(1, 3), Rate.of(1000), Rate.ZERO, Rate.of(0.01)));
        Counter counter = Counter.ofThings(clock, rates, 0.7);
        assertThat(counter.at(0)).isZero();
        assertThat(counter.at(DAY)).isCloseTo(86_400 * (1 + 2 * 8.0 / 15), within(100.0));
        assertThat(counter.at(DAY + 3_600_000) - counter.at(DAY)).isCloseTo(3_600_000, within(1000 * 51.0));
        assertThat(counter.at(DAY + 3_600_000)).isEqualTo(counter.at(2 * DAY)).isEqualTo(counter.at(DAY + 7_000_000));
        assertThat(counter.at(3 * DAY) - counter.at(2 * DAY)).isCloseTo(864, within(2.0));
        double last = 0;
        for (long t = DAY - 5000; t < DAY + 5000; t++) {
            assertThat(counter.at(t)).isGreaterThanOrEqualTo(last).isEqualTo(Math.rint(counter.at(t)));
            last = counter.at(t);
        }
    }

    @Test
    void aMovingMeanPassesALimitWhenItShould() {
        Pieces<Double> values = new Pieces<>(new long[] {0, 100_000, 200_000}, List.of(0.0, 4.0, 0.0));
        MovingMean mean = MovingMean.of(values, v -> v, 30_000);
        assertThat(mean.at(115_000)).isEqualTo(2);
        // up: 4·x/30000 > 1 from x = 7500 on; down: 4·(30000 - x)/30000 > 1 until x = 22500
        assertThat(mean.above(1)).hasToString("[107500..222500]");
        assertThat(mean.above(4)).hasToString("[]");
        assertThat(MovingMean.of(values, v -> -v, 30_000).above(-1))
                .hasToString("[" + Long.MIN_VALUE + "..107500, 222500.." + Periods.NEVER + "]");
    }

    @Test
    void episodesRepeatWhileAPeriodLasts() {
        Periods periods = new Periods.Builder()
                .add(1000, 251_000)
                .add(300_000, Periods.NEVER)
                .build();
        Episodes episodes = new Episodes(periods, 120_000);
        assertThat(List.of(999L, 1000L, 120_999L, 121_000L, 241_000L, 260_000L, 300_000L, 420_000L).stream()
                        .map(episodes::at))
                .containsExactly(0.0, 1.0, 1.0, 2.0, 3.0, 3.0, 4.0, 5.0);
    }

    @Test
    void periodsKnowWhatLiesWithinThem() {
        Periods periods = new Periods.Builder()
                .add(10, 20)
                .add(20, 30)
                .add(50, 50)
                .add(60, 70)
                .build();
        assertThat(periods).hasToString("[10..30, 60..70]");
        assertThat(List.of(9L, 10L, 29L, 30L, 65L, 70L).stream().map(periods::contains))
                .containsExactly(false, true, true, false, true, false);
        assertThat(List.of(5L, 15L, 45L, 61L, 99L).stream().map(periods::lengthUntil))
                .containsExactly(0L, 5L, 20L, 21L, 30L);
        assertThat(periods.and(new Periods.Builder().add(0, 15).add(25, 65).build()))
                .hasToString("[10..15, 25..30, 60..65]");
    }

    @Test
    void ordersHoldWhileTheyLastAndCountsStay() {
        Signal own = t -> Math.floor(t / 1000.0); // one a second
        List<Told.Order> orders = List.of(new Told.Order(10_000, 20_000, 5), new Told.Order(15_000, 17_000, 0));
        Signal gauge = Told.gauge(own, orders);
        assertThat(List.of(9_000L, 10_000L, 16_000L, 17_000L, 20_000L).stream().map(gauge::at))
                .containsExactly(9.0, 5.0, 0.0, 5.0, 20.0);
        Signal counter = Told.counter(own, 0, orders);
        assertThat(List.of(10_000L, 15_000L, 17_000L, 20_000L, 30_000L).stream().map(counter::at))
                .containsExactly(10.0, 35.0, 35.0, 50.0, 60.0);
    }

    @Test
    void aHistogramIsMonotoneAndLosesNothing() {
        Clock clock = new Clock(8, 0, DayShape.startingAt(0, 2));
        List<Double> bounds = List.of(0.1, 0.2, 0.3, 0.5, 1.0);
        Histogram.Flow steady = new Histogram.Flow(
                Rate.between(2, 6),
                Buckets.of(bounds, new Weibull(2, 0.2), 0),
                Buckets.of(bounds, new Weibull(2, 0.22), 0));
        Histogram.Flow slow = new Histogram.Flow(
                Rate.between(2, 6),
                Buckets.of(bounds, new Weibull(2, 0.2), 0.4),
                Buckets.of(bounds, new Weibull(2, 0.22), 0.4));
        Histogram histogram =
                new Histogram(clock, new Pieces<>(new long[] {0, DAY, 2 * DAY}, List.of(steady, slow, steady)), 4, 6);
        double[] alonePreviously = new double[6];
        for (long t = 0; t < 3 * DAY; t += 1 + random.nextInt(200_000)) {
            double below = 0;
            for (int i = 0; i < 6; i++) {
                double value = histogram.bucket(i).at(t);
                // no observation moves from one bucket to another, none is lost
                assertThat(value - below).isGreaterThanOrEqualTo(alonePreviously[i]);
                alonePreviously[i] = value - below;
                below = value;
            }
            assertThat(histogram.count().at(t)).isEqualTo(below);
        }
        double[] first = new double[6];
        double[] second = new double[6];
        for (int i = 0; i < 6; i++) {
            first[i] = histogram.bucket(i).at(DAY);
            second[i] = histogram.bucket(i).at(2 * DAY) - first[i];
        }
        assertThat(first[5]).isCloseTo(86_400 * (2 + 4 * 8.0 / 15), within(200.0));
        assertThat(first[2] / first[5]).isBetween(new Weibull(2, 0.22).below(0.3), new Weibull(2, 0.2).below(0.3));
        assertThat(second[2]).isZero(); // nothing is faster than the delay
        double mean = histogram.sum().at(DAY) / first[5];
        assertThat(mean).isBetween(0.177, 0.2); // 0.2·Γ(1.5) and a little, for values evenly spread in a bucket
    }
}
