package io.novacron.dwcpctl.ops.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.ops.evidence.Failure;
import io.novacron.dwcpctl.ops.evidence.Question;
import io.novacron.dwcpctl.ops.evidence.Reply;
import io.novacron.dwcpctl.ops.evidence.Testimony;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComparisonTest {
    private static final int N = 60;

    private static Trial errors(double oldFailed, double oldAll, double newFailed, double newAll) {
        return new Trial("errors")
                .sums("old", "lan", Trial.constant(N, oldFailed), Trial.constant(N, oldAll))
                .sums("new", "lan", Trial.constant(N, newFailed), Trial.constant(N, newAll));
    }

    private static Effect effect(Contrast contrast) {
        return Objects.requireNonNull(Objects.requireNonNull(contrast.worst()).effect());
    }

    /** Failed and all, a window, of old and new. */
    @ParameterizedTest
    @CsvSource({
        "1, 100, 1, 100, PASS",
        "1, 100, 1.04, 100, PASS",
        "1, 100, 1.06, 100, FAIL",
        "1, 100, 20, 100, FAIL",
        "1, 100, 0, 100, PASS",
        "0, 100, 0, 100, PASS",
        "0, 100, 3, 100, FAIL",
        "0, 100, 0.01, 100, WARN",
        "1, 100, 10, 1000, PASS",
        "1, 1, 1, 100, NO_DATA",
        "0, 2, 1, 2, FAIL",
        "0, 1, 0, 100, NO_DATA",
        "0, 0, 1, 100, NO_DATA",
        "1, 100, 0, 0, NO_DATA",
        "0, 0, 0, 0, NO_DATA"
    })
    void constant_windows_have_an_interval_of_no_width(double f1, double a1, double f2, double a2, Verdict verdict) {
        Comparison comparison = errors(f1, a1, f2, a2).comparison();

        assertThat(comparison.verdict()).as(comparison.toString()).isEqualTo(verdict);
        if (f1 > 0 && a1 > 2 && a2 > 0) {
            Effect effect = effect(comparison.contrasts().get(0));
            assertThat(effect.change()).isCloseTo(f2 / a2 / (f1 / a1) - 1, within(1e-9));
            assertThat(effect.low()).isCloseTo(effect.high(), within(1e-9));
        }
    }

    @Test
    void errors_over_a_baseline_without_any_fail_and_say_so() {
        Contrast contrast = errors(0, 100, 3, 100).contrast();

        assertThat(contrast.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(Objects.requireNonNull(contrast.worst()).reason()).isEqualTo("old has none of 6000, new has");
        assertThat(effect(contrast).change()).isInfinite();
        assertThat(contrast.overall()).isNull();
    }

    /** None of 6000 may be up to 3 of 6000: a single one among as many proves nothing, and is not passed over. */
    @Test
    void a_single_error_over_a_baseline_without_any_is_a_warning() {
        double[] one = Trial.constant(N, 0);
        one[7] = 1;
        Trial trial = new Trial("errors")
                .sums("old", "lan", Trial.constant(N, 0), Trial.constant(N, 100))
                .sums("new", "lan", one, Trial.constant(N, 100));

        assertThat(trial.contrast().verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void a_delay_over_none_fails_and_a_speed_over_none_is_not_known() {
        for (String metric : List.of("delay", "speed")) {
            Contrast contrast = new Trial(metric)
                    .values("old", Trial.constant(N, 0))
                    .values("new", Trial.constant(N, 2))
                    .contrast();

            assertThat(contrast.verdict()).isEqualTo(metric.equals("delay") ? Verdict.FAIL : Verdict.NO_DATA);
        }
    }

    @Test
    void windows_that_are_no_number_are_none() {
        double[] some = Trial.constant(N, 2);
        for (int i = 0; i < 30; i++) {
            some[i] = i % 2 == 0 ? Double.NaN : Double.POSITIVE_INFINITY;
        }
        Contrast contrast = new Trial("delay")
                .values("old", Trial.constant(N, 2))
                .values("new", some)
                .contrast();

        assertThat(contrast.verdict()).isEqualTo(Verdict.PASS);
        assertThat(Objects.requireNonNull(contrast.worst()).candidate()).isEqualTo(new Sampled(30, Double.NaN));
        assertThat(new Trial("delay")
                        .values("old", Trial.constant(N, 2))
                        .values("new", Trial.constant(N, Double.NaN))
                        .contrast()
                        .verdict())
                .isEqualTo(Verdict.NO_DATA);
    }

    @Test
    void fewer_windows_than_needed_are_too_few() {
        Trial trial = new Trial("delay").values("old", Trial.constant(N, 1)).values("new", Trial.constant(9, 9));

        assertThat(trial.contrast().verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(trial.contrast().reason())
                .isEqualTo("too little could be compared, new has 9 windows with anything in them, 10 are needed");
    }

    @Test
    void nothing_answered_is_not_known_for_an_expected_region() {
        Comparison comparison = new Trial("delay").comparison();

        assertThat(comparison.verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(comparison.contrasts()).hasSize(1).allMatch(c -> c.region().equals(Trial.EU));
        assertThat(Comparison.of(List.of(), new Trial("delay").span(), Set.of(), new Testimony(Map.of()))
                        .verdict())
                .isEqualTo(Verdict.NO_DATA);
    }

    @Test
    void a_side_that_has_ended_is_not_known() {
        Contrast contrast = new Trial("speed")
                .values("old", Trial.constant(N, 1))
                .endsEarlier("new", 5, Trial.constant(40, 2))
                .contrast();

        assertThat(contrast.verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(contrast.reason()).isEqualTo("new has had nothing for the last 5 windows");
    }

    @Test
    void a_bad_stratum_does_not_vanish_in_the_whole() {
        Contrast contrast = errors(2, 1000, 1, 1000)
                .sums("old", "wan", Trial.constant(N, 1), Trial.constant(N, 10))
                .sums("new", "wan", Trial.constant(N, 5), Trial.constant(N, 10))
                .contrast();

        assertThat(contrast.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(Objects.requireNonNull(contrast.worst()).labels()).isEqualTo(Labels.of("mode", "wan"));
        assertThat(Objects.requireNonNull(contrast.overall()).change()).isNegative();
    }

    @Test
    void a_stratum_that_one_side_has_not_got_is_not_known() {
        Contrast contrast = errors(1, 1000, 1, 1000)
                .sums("old", "wan", Trial.constant(N, 1), Trial.constant(N, 10))
                .contrast();

        assertThat(contrast.verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(contrast.reason()).isEqualTo("wan: no series of new");
    }

    /** A stratum with little traffic is passed over as long as it does not look bad. */
    @Test
    void little_traffic_in_a_small_stratum_is_told_and_does_not_decide() {
        Contrast well = errors(10, 1000, 10, 1000)
                .sums("old", "wan", Trial.constant(N, 0.1), Trial.constant(N, 1))
                .sums("new", "wan", Trial.constant(N, 0.1), Trial.constant(N, 1))
                .contrast();

        assertThat(well.verdict()).isEqualTo(Verdict.PASS);
        assertThat(well.strata()).hasSize(2);
        assertThat(well.strata().get(1).reason()).isEqualTo("old has 60 observations, 100 are needed");

        Contrast bad = new Trial("p90")
                .observed("old", "lan", observations(1, 40, 0.3))
                .observed("new", "lan", observations(2, 40, 0.3))
                .observed("old", "wan", observations(3, 1, 0.3))
                .observed("new", "wan", observations(4, 1, 1.5))
                .contrast();
        assertThat(bad.verdict()).isEqualTo(Verdict.NO_DATA);
    }

    @Test
    void slower_is_seen_in_the_quantile_of_all_observations_and_not_in_windows_of_few() {
        Trial same = new Trial("p90")
                .observed("old", "lan", observations(1, 40, 0.3))
                .observed("new", "lan", observations(2, 4, 0.3));
        assertThat(same.contrast().verdict()).isNotEqualTo(Verdict.FAIL);
        assertThat(effect(same.contrast()).change()).isBetween(-0.1, 0.1);

        Trial slower = new Trial("p90")
                .observed("old", "lan", observations(1, 40, 0.3))
                .observed("new", "lan", observations(2, 4, 0.9));
        assertThat(slower.contrast().verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_target_that_is_missed_is_a_warning_and_one_that_is_met_is_not() {
        for (double speed : new double[] {1.25, 1.35}) {
            Contrast contrast = new Trial("speed")
                    .values("old", Trial.constant(N, 1))
                    .values("new", Trial.constant(N, speed))
                    .contrast();
            assertThat(contrast.verdict()).isEqualTo(speed < 1.3 ? Verdict.WARN : Verdict.PASS);
        }
    }

    @Test
    void what_the_source_warns_of_is_a_warning() {
        Trial trial = errors(1, 100, 1, 100).warns("partial response");

        assertThat(trial.contrast().verdict()).isEqualTo(Verdict.WARN);
        assertThat(trial.contrast().reason()).isEqualTo("the source warns: partial response");
    }

    @Test
    void the_same_series_twice_is_an_error() {
        Trial trial = errors(1, 100, 1, 100).sums("new", "lan", Trial.constant(N, 1), Trial.constant(N, 100));

        assertThat(trial.contrast().verdict()).isEqualTo(Verdict.ERROR);
    }

    @Test
    void of_several_replicas_the_worse_counts_and_one_that_is_down_is_a_warning() {
        Trial good = errors(1, 100, 1, 100);
        Map<Question, Reply> well =
                Objects.requireNonNull(good.testimony().replies().get("one"));
        Map<Question, Reply> bad = Objects.requireNonNull(
                errors(1, 100, 9, 100).testimony().replies().get("one"));
        Map<Question, Reply> down = new LinkedHashMap<>();
        well.keySet().forEach(question -> down.put(question, failed("UNREACHABLE")));
        Map<Question, Reply> refusing = new LinkedHashMap<>();
        well.keySet().forEach(question -> refusing.put(question, failed("REFUSED")));

        assertThat(verdict(good, well, bad)).isEqualTo(Verdict.FAIL);
        assertThat(verdict(good, bad, well)).isEqualTo(Verdict.FAIL);
        assertThat(verdict(good, well, down)).isEqualTo(Verdict.WARN);
        assertThat(verdict(good, down, well)).isEqualTo(Verdict.WARN);
        assertThat(verdict(good, down, down)).isEqualTo(Verdict.ERROR);
        assertThat(verdict(good, well, refusing)).isEqualTo(Verdict.ERROR);
    }

    private static Verdict verdict(Trial trial, Map<Question, Reply> one, Map<Question, Reply> other) {
        Map<String, Map<Question, Reply>> both = new LinkedHashMap<>();
        both.put("one", one);
        both.put("other", other);
        return Comparison.of(List.of(trial.metric()), trial.span(), Set.of(Trial.EU), new Testimony(both))
                .verdict();
    }

    private static Reply failed(String kind) {
        return new Reply(null, List.of(), List.of(), Duration.ZERO, new Failure(kind, kind, "wait"));
    }

    /** So many a window, around a typical value. */
    private static List<double[]> observations(long seed, int each, double typical) {
        Random random = new Random(seed);
        List<double[]> windows = new ArrayList<>();
        for (int i = 0; i < N; i++) {
            windows.add(random.doubles(each, typical * 0.5, typical * 1.5).toArray());
        }
        return windows;
    }
}
