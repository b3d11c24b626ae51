package io.novacron.dwcpctl.ops.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JudgeTest {
    @TempDir
    Path folder;

    @Test
    void a_fleet_of_which_all_is_seen_and_good_is_GO() {
        Assessment assessment = new Scene().assessment();

        assertThat(assessment.decision()).isEqualTo(Decision.GO);
        assertThat(assessment.summary()).isEqualTo("0 of 3 votes violated; no veto, no caution");
        assertThat(assessment.regions()).containsExactly("eu-west", "us-east");
    }

    @Test
    void one_violated_vote_is_CAUTION_and_two_are_NO_GO_wherever_they_are() {
        assertThat(new Scene().fails("latency-p99").decision()).isEqualTo(Decision.CAUTION);
        assertThat(new Scene()
                        .value("latency-p99", "eu-west", 0.9)
                        .value("throughput", "us-east", 1e9)
                        .decision())
                .isEqualTo(Decision.NO_GO);
        assertThat(new Scene()
                        .value("latency-p99", "eu-west", 0.9)
                        .value("latency-p99", "us-east", 0.9)
                        .decision())
                .isEqualTo(Decision.CAUTION);
    }

    @ParameterizedTest
    @CsvSource({"0.5, GO", "0.5000001, CAUTION", "NaN, UNKNOWN", "Infinity, CAUTION", "-Infinity, UNKNOWN"})
    void latency_is_violated_above_its_target(double value, Decision decision) {
        assertThat(new Scene().value("latency-p99", "us-east", value).decision())
                .isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource({"2.4e9, GO", "2399999999, CAUTION", "NaN, UNKNOWN", "Infinity, UNKNOWN", "-Infinity, CAUTION"})
    void throughput_is_violated_below_its_target(double value, Decision decision) {
        assertThat(new Scene().value("throughput", "us-east", value).decision()).isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource({"0.00999, GO", "0.01, CAUTION"})
    void errors_are_violated_at_their_target(double value, Decision decision) {
        assertThat(new Scene().value("error-rate", "us-east", value).decision()).isEqualTo(decision);
    }

    @Test
    void a_region_that_says_nothing_is_not_known_while_the_other_is_fine() {
        Assessment assessment = new Scene().absent("latency-p99", "us-east").assessment();

        assertThat(assessment.decision()).isEqualTo(Decision.UNKNOWN);
        assertThat(worst(assessment))
                .extracting(Finding::region, Finding::verdict, Finding::reason)
                .containsExactly("us-east", Verdict.NO_DATA, "no data");
    }

    @Test
    void NO_GO_that_is_certain_is_not_softened_by_what_is_not_known() {
        assertThat(new Scene().absent("latency-p99").fails("consensus").decision())
                .isEqualTo(Decision.NO_GO);
        assertThat(new Scene()
                        .absent("latency-p99")
                        .fails("throughput")
                        .fails("error-rate")
                        .decision())
                .isEqualTo(Decision.NO_GO);
        assertThat(new Scene().absent("latency-p99").fails("throughput").decision())
                .isEqualTo(Decision.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"compliance", "anomalies", "resources", "stalled", "fast-burn", "alerts", "own-verdict", "pushed"
            })
    void a_caution_that_fails_or_is_not_known_is_CAUTION(String caution) {
        assertThat(new Scene().fails(caution).decision()).isEqualTo(Decision.CAUTION);
        assertThat(new Scene().absent(caution).decision()).isEqualTo(Decision.CAUTION);
        assertThat(new Scene().failing("one", caution, "BAD_QUERY").decision()).isEqualTo(Decision.CAUTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"targets", "components", "consensus", "quorum", "byzantine", "errors"})
    void a_veto_that_fails_is_NO_GO_and_one_not_known_is_UNKNOWN(String veto) {
        assertThat(new Scene().fails(veto).decision()).isEqualTo(Decision.NO_GO);
        assertThat(new Scene().absent(veto).decision()).isEqualTo(Decision.UNKNOWN);
        assertThat(new Scene().failing("one", veto, "REFUSED").decision()).isEqualTo(Decision.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"60, GO", "61, UNKNOWN", "-60, GO", "-61, UNKNOWN"})
    void data_older_than_a_minute_decides_nothing(long seconds, Decision decision) {
        Scene scene = new Scene().age("latency-p99", "us-east", Duration.ofSeconds(seconds));

        assertThat(scene.decision()).isEqualTo(decision);
    }

    @Test
    void data_whose_age_is_not_known_decides_nothing() {
        Assessment assessment = new Scene().age("latency-p99", "us-east", null).assessment();

        assertThat(assessment.decision()).isEqualTo(Decision.UNKNOWN);
        assertThat(worst(assessment).reason()).startsWith("no series of dwcp_v3_migration_latency_seconds_bucket{");
    }

    @Test
    void a_window_with_too_little_traffic_is_widened_and_that_is_said() {
        Finding finding = result(
                        new Scene().traffic("latency-p99", "us-east", 99.9, 100).assessment(), "latency-p99")
                .findings()
                .stream()
                .filter(f -> f.region().equals("us-east"))
                .findFirst()
                .orElseThrow();

        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.window()).isEqualTo(Duration.ofMinutes(30));
        assertThat(finding.reason()).isEqualTo("window widened to 30m: only 99 migrations in 5m");
    }

    @Test
    void too_little_traffic_even_then_is_not_known() {
        Assessment assessment =
                new Scene().traffic("latency-p99", "us-east", 12, 99).assessment();

        assertThat(assessment.decision()).isEqualTo(Decision.UNKNOWN);
        assertThat(worst(assessment).reason()).isEqualTo("too little traffic: 12 migrations in 5m, 99 in 30m");
    }

    /** Half of the last few failed, and the half hour before looks fine: nobody may call that a GO. */
    @Test
    void what_was_bad_in_the_narrow_window_does_not_pass_by_widening() {
        Scene scene = new Scene()
                .traffic("error-rate", "us-east", 80, 20_000)
                .value("error-rate", "us-east", 0.5)
                .wideValue("error-rate", "us-east", 0.004);

        assertThat(scene.decision()).isEqualTo(Decision.UNKNOWN);
    }

    @Test
    void a_violation_in_the_widened_window_is_one() {
        Scene scene = new Scene().traffic("error-rate", "us-east", 80, 20_000).wideValue("error-rate", "us-east", 0.05);

        assertThat(scene.decision()).isEqualTo(Decision.CAUTION);
    }

    @Test
    void a_warning_of_the_source_is_CAUTION() {
        Assessment assessment = new Scene()
                .warns("error-rate", "PromQL partial response: store 3 is gone")
                .assessment();

        assertThat(assessment.decision()).isEqualTo(Decision.CAUTION);
        assertThat(worst(assessment).reason()).contains("store 3 is gone");
    }

    @Test
    void of_replicas_that_disagree_the_worse_counts_and_that_is_said() {
        Assessment assessment =
                new Scene("a", "b").value("b", "latency-p99", "eu-west", 0.9).assessment();

        assertThat(assessment.decision()).isEqualTo(Decision.CAUTION);
        assertThat(worst(assessment).replica()).isEqualTo("b");
        assertThat(assessment.warnings())
                .containsExactly("latency-p99: replicas disagree, the worse counts: a says PASS, b says FAIL");
    }

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, CAUTION",
        "TIMEOUT, CAUTION",
        "UNINTELLIGIBLE, CAUTION",
        "REFUSED, UNKNOWN",
        "BAD_QUERY, UNKNOWN"
    })
    void one_replica_down_of_two_is_CAUTION_but_a_refusal_is_not_hidden(String kind, Decision decision) {
        assertThat(new Scene("a", "b").down("b", kind).decision()).isEqualTo(decision);
    }

    @Test
    void all_replicas_down_is_UNKNOWN() {
        Assessment assessment = new Scene("a", "b")
                .down("a", "UNREACHABLE")
                .down("b", "TIMEOUT")
                .assessment();

        assertThat(assessment.decision()).isEqualTo(Decision.UNKNOWN);
        assertThat(assessment.results())
                .filteredOn(r -> r.criterion() != null)
                .allMatch(r -> r.verdict() == Verdict.ERROR);
    }

    @ParameterizedTest
    @CsvSource({"30, GO", "31, UNKNOWN", "3600, UNKNOWN"})
    void a_server_whose_clock_is_ahead_is_not_believed(long seconds, Decision decision) {
        assertThat(new Scene().ahead("one", Duration.ofSeconds(seconds)).decision())
                .isEqualTo(decision);
    }

    @Test
    void over_a_while_every_moment_counts() {
        Scene scene = new Scene(Scene.ROLLOUT, Duration.ofMinutes(2));

        assertThat(scene.assessment().steps()).hasSize(9).containsOnly(Decision.GO);
        assertThat(scene.fails("latency-p99").assessment().decision()).isEqualTo(Decision.CAUTION);
    }

    @Test
    void the_worst_stands_first() {
        List<Verdict> verdicts = new Scene()
                        .fails("latency-p99")
                        .absent("throughput")
                        .warns("error-rate", "partial")
                        .assessment()
                        .results()
                        .stream()
                        .map(Result::verdict)
                        .toList();

        assertThat(verdicts).startsWith(Verdict.FAIL, Verdict.NO_DATA, Verdict.WARN, Verdict.PASS);
    }

    /** A criterion of one's own, what a replica answers for the first region, and what that comes to. */
    @ParameterizedTest
    @CsvSource({
        "empty: unknown, absent, UNKNOWN",
        "empty: warn, absent, CAUTION",
        "empty: fail, absent, NO_GO",
        "nan: unknown, NaN, UNKNOWN",
        "nan: warn, NaN, CAUTION",
        "nan: fail, NaN, NO_GO",
        "several: worst, 0, GO",
        "warn: '> 0.5', 0.7, CAUTION",
        "warn: '> 0.5', 2, NO_GO"
    })
    void what_an_answer_without_a_number_means_is_the_gates_to_say(String policy, String answer, Decision decision)
            throws IOException {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, """
                schema: 1
                id: mine
                title: Mine
                criteria:
                  - {id: a, role: veto, title: A, expr: "some_metric{job='x'}", unit: none, fail: "> 1", why: Bad., %s}
                """.formatted(policy));
        Library library = new Library(new ShippedFiles(), null);
        Scene scene =
                new Scene(new Gates(library, new Cookbook(library)).file("mine.yaml", file), Duration.ZERO, "one");
        if (answer.equals("absent")) {
            scene.absent("a").age("a", "eu-west", null);
        } else {
            scene.value("a", "eu-west", Double.parseDouble(answer));
        }

        assertThat(scene.decision()).isEqualTo(decision);
    }

    private static Finding worst(Assessment assessment) {
        return assessment.results().get(0).worst();
    }

    private static Result result(Assessment assessment, String id) {
        return assessment.results().stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
