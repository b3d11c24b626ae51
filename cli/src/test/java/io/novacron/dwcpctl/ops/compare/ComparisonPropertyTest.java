package io.novacron.dwcpctl.ops.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.novacron.dwcpctl.base.verdict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds whatever the data, for generated ones. */
final class ComparisonPropertyTest {
    static LongStream seeds() {
        return LongStream.range(0, 25);
    }

    /** One that a generator has made, so that a side of it can be changed. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Data(int windows, double[] parts, double[] wholes, double[] values, List<double[]> observations) {
        static Data of(Random random) {
            int windows = 8 + random.nextInt(40);
            double rate = random.nextInt(4) == 0 ? 0 : 0.2 * random.nextDouble();
            double[] parts = new double[windows];
            double[] wholes = new double[windows];
            double[] values = new double[windows];
            List<double[]> observations = new ArrayList<>();
            for (int i = 0; i < windows; i++) {
                wholes[i] = random.nextInt(10) == 0 ? 0 : random.nextInt(60);
                for (int j = 0; j < wholes[i]; j++) {
                    parts[i] += random.nextDouble() < rate ? 1 : 0;
                }
                values[i] = 1 + random.nextDouble();
                observations.add(random.doubles(random.nextInt(30), 0.05, 1.2).toArray());
            }
            return new Data(windows, parts, wholes, values, observations);
        }

        Data scaled(double factor) {
            return new Data(
                    windows,
                    times(parts, factor),
                    wholes,
                    times(values, factor),
                    observations.stream().map(some -> times(some, factor)).toList());
        }

        private static double[] times(double[] values, double factor) {
            return Arrays.stream(values).map(value -> value * factor).toArray();
        }
    }

    private static Trial trial(String metric, Data old, Data young) {
        return add(add(new Trial(metric), "old", old), "new", young);
    }

    private static Trial add(Trial trial, String side, Data data) {
        return trial.sums(side, "lan", data.parts(), data.wholes())
                .values(side, data.values())
                .observed(side, "lan", data.observations());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void to_make_a_side_worse_never_improves_the_verdict(long seed) {
        Random random = new Random(seed);
        Data old = Data.of(random);
        Data young = Data.of(random);
        for (String metric : List.of("errors", "p90", "speed", "delay")) {
            Verdict before = null;
            for (double factor : new double[] {0.5, 0.9, 1, 1.03, 1.1, 1.5, 3}) {
                double worse = metric.equals("speed") ? 1 / factor : factor;
                Verdict verdict =
                        trial(metric, old, young.scaled(worse)).contrast().verdict();
                assertThat(before == null || verdict.compareTo(before) >= 0)
                        .as(metric + " by " + factor + ": " + before + " to " + verdict)
                        .isTrue();
                before = verdict;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void to_make_the_baseline_better_never_improves_the_verdict(long seed) {
        Random random = new Random(seed);
        Data old = Data.of(random);
        Data young = Data.of(random);
        for (String metric : List.of("errors", "p90", "speed", "delay")) {
            Verdict before = null;
            for (double factor : new double[] {3, 1.5, 1.1, 1, 0.9, 0.5}) {
                double better = metric.equals("speed") ? 1 / factor : factor;
                Verdict verdict =
                        trial(metric, old.scaled(better), young).contrast().verdict();
                assertThat(before == null || verdict.compareTo(before) >= 0)
                        .as(metric + " by " + factor + ": " + before + " to " + verdict)
                        .isTrue();
                before = verdict;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void exchanging_the_sides_turns_the_effect_round(long seed) {
        Random random = new Random(seed);
        Data one = Data.of(random);
        Data other = Data.of(random);
        for (String id : List.of("errors", "p90", "speed", "delay")) {
            Metric metric = new Trial(id).metric();
            Effect there = effect(trial(id, one, other));
            Effect back = effect(add(add(new Trial(exchanged(metric)), "old", one), "new", other));
            if (there != null && back != null && there.baseline() > 0 && back.baseline() > 0) {
                assertThat(1 / (1 + back.change()) - 1).as(id).isCloseTo(there.change(), within(1e-9));
                if (there.low() > -1 && Double.isFinite(there.high())) {
                    assertThat(1 / (1 + back.high()) - 1).as(id).isCloseTo(there.low(), within(1e-9));
                    assertThat(1 / (1 + back.low()) - 1).as(id).isCloseTo(there.high(), within(1e-9));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_order_of_the_answers_does_not_matter_and_the_same_comes_to_the_same(long seed) {
        Random random = new Random(seed);
        Data old = Data.of(random);
        Data young = Data.of(random);
        for (String metric : List.of("errors", "p90", "speed")) {
            Trial trial = trial(metric, old, young)
                    .sums("old", "wan", young.parts(), young.wholes())
                    .sums("new", "wan", old.parts(), old.wholes());
            Contrast contrast = trial.contrast();

            assertThat(trial.contrast()).isEqualTo(contrast);
            assertThat(trial.shuffled(seed).contrast()).isEqualTo(contrast);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_verdict_comes_of_no_data(long seed) {
        Random random = new Random(seed);
        Data some = Data.of(random);
        for (String metric : List.of("errors", "p90", "speed", "delay")) {
            for (String side : List.of("old", "new")) {
                assertThat(add(new Trial(metric), side, some).contrast().verdict())
                        .isEqualTo(Verdict.NO_DATA);
            }
        }
    }

    private static @Nullable Effect effect(Trial trial) {
        List<Stratum> strata = trial.contrast().strata();
        return strata.isEmpty() ? null : Objects.requireNonNull(strata.get(0)).effect();
    }

    private static Metric exchanged(Metric metric) {
        Method method = metric.method();
        Statistic statistic = metric.statistic();
        Statistic turned = statistic instanceof Statistic.Quantile q
                ? new Statistic.Quantile(q.share(), turned(q.buckets()))
                : statistic instanceof Statistic.Ratio r
                        ? new Statistic.Ratio(turned(r.part()), turned(r.whole()))
                        : new Statistic.Mean(turned(statistic.parts().get(0)));
        return new Metric(
                metric.id(),
                metric.title(),
                metric.unit(),
                turned,
                metric.by(),
                metric.better(),
                metric.tolerance(),
                0,
                metric.why(),
                metric.next(),
                new Method(
                        /* baseline= */ method.candidate(),
                        /* candidate= */ method.baseline(),
                        method.window(),
                        method.windows(),
                        method.minimum(),
                        method.coverage(),
                        method.confidence(),
                        method.resamples(),
                        method.seed()),
                metric.origin());
    }

    private static Sides turned(Sides sides) {
        return new Sides(/* baseline= */ sides.candidate(), /* candidate= */ sides.baseline());
    }
}
