package io.novacron.dwcpctl.ops.rollback.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.ops.gate.Role;
import io.novacron.dwcpctl.ops.notify.Delivery;
import io.novacron.dwcpctl.ops.rollback.Aim;
import io.novacron.dwcpctl.ops.rollback.Ending;
import io.novacron.dwcpctl.ops.rollback.Header;
import io.novacron.dwcpctl.ops.rollback.JournalLine;
import io.novacron.dwcpctl.ops.rollback.Mode;
import io.novacron.dwcpctl.ops.rollback.Outcome;
import io.novacron.dwcpctl.ops.rollback.RollbackJournal;
import io.novacron.dwcpctl.ops.rollback.Rollbacks;
import io.novacron.dwcpctl.ops.rollback.Step;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline.Figure;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline.Figures;
import io.novacron.dwcpctl.ops.rollback.baseline.BaselineJson;
import io.novacron.dwcpctl.ops.rollback.news.RollbackNews;
import io.novacron.dwcpctl.ops.rollback.verify.Evidence;
import io.novacron.dwcpctl.ops.rollback.verify.MeasuredProof;
import io.novacron.dwcpctl.ops.rollback.verify.Occasion;
import io.novacron.dwcpctl.ops.rollback.verify.Proof;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record of a rollback as people read it. */
final class RecordTextTest {
    private static final Instant START = Instant.parse("2026-01-31T09:30:00Z");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "rollback-record.md");

    @TempDir
    Path state;

    @Test
    void tells_all_of_it() throws IOException {
        RollbackJournal journal = journal(baseline(0.061));
        Instant at = START;
        for (Step step : Step.values()) {
            at = at.plusSeconds(10);
            boolean changes = step == Step.SCALE_V1 || step == Step.SWITCH_SERVICE;
            journal.append(new JournalLine.Intended(
                    at,
                    step,
                    changes ? "3 -> 18 | replicas" : "",
                    changes ? "kubectl scale deployment/dwcp-v1 --replicas=18" : ""));
            if (step == Step.AWAIT_V1) {
                journal.append(new JournalLine.Remarked(at, step, "conflict, tried again"));
            }
            if (step == Step.VERIFY) {
                journal.append(verified(at));
            }
            journal.append(new JournalLine.Finished(at.plusSeconds(5), step, Outcome.DONE, "seen to be so"));
        }
        Instant end = START.plusSeconds(120);
        journal.append(new JournalLine.Ended(end, Ending.DEGRADED, "done, with reservations: v1-errors-before"));
        journal.append(RollbackNews.note(
                List.of(
                        new Delivery("incidents", "slack", "rollback-started", Delivery.Outcome.SENT, "200"),
                        new Delivery(
                                "dash", "grafana", "rollback-done", Delivery.Outcome.FAILED, "no answer within 5s")),
                end));

        String text = RecordText.of(journal.read());

        Files.writeString(Path.of("target", "rollback-record.actual.md"), text); // for whoever changed it on purpose
        assertThat(text).isEqualTo(Files.readString(GOLDEN, StandardCharsets.UTF_8));
    }

    @Test
    void of_one_that_was_cut_off_it_says_what_is_left() {
        RollbackJournal journal = journal(null);
        journal.append(new JournalLine.Intended(START.plusSeconds(1), Step.CAPTURE_EVIDENCE, "", ""));

        String text = RecordText.of(journal.read());

        assertThat(text)
                .contains("| Outcome | not ended: it runs, or was cut off |")
                .contains("Nobody measured how v1 and v3 were before it.")
                .contains("Nobody has looked yet: dwcpctl rollback verify r1")
                .contains("- [ ] It is not complete: dwcpctl rollback resume r1")
                .contains("rollout-no-go: none of v3's figures");
    }

    @Test
    void names_the_playbook_by_what_was_bad() {
        assertThat(RecordText.of(journal(baseline(0.003)).read()))
                .contains("latency-p99-critical: v3's P99 was 1.2 s in us-east");
    }

    private RollbackJournal journal(@Nullable Baseline before) {
        RollbackJournal journal = new Rollbacks(state).journal("r1");
        journal.append(new JournalLine.Begun(
                START,
                new Header(
                        "r1",
                        "production",
                        true,
                        ClusterNames.USUAL,
                        Mode.EMERGENCY,
                        "kim <kim@example.org>",
                        null,
                        START,
                        "errors | in *eu-west*\n# not a heading",
                        new Aim(3, 18, "app", "100", false, Map.of("version", "v3")),
                        before == null ? NullNode.getInstance() : BaselineJson.write(before),
                        List.of("WARN autoscaler: dwcp-v1 is scaled by an autoscaler"))));
        return journal;
    }

    private static Baseline baseline(double failed) {
        Figure none = Figure.unknown("too little traffic: 12 migrations in 30m");
        return new Baseline(
                START,
                Map.of(
                        "eu-west", new Figures(figure(0.69, 812), figure(0.0179, 812)),
                        "us-east", new Figures(none, none)),
                Map.of(
                        "eu-west", new Figures(figure(0.41, 9000), figure(failed, 9000)),
                        "us-east", new Figures(figure(1.2, 9000), figure(0.003, 9000))));
    }

    private static Figure figure(double value, double migrations) {
        return new Figure(value, migrations, Duration.ofMinutes(30), Duration.ofSeconds(3), "");
    }

    private static JournalLine verified(Instant at) {
        Proof proof = new Proof(
                new Occasion("r1", START, START.plusSeconds(55), true, null),
                at,
                Duration.ofMinutes(1),
                List.of(
                        new Evidence(
                                "v1-latency-p99",
                                Role.VETO,
                                "P99 migration latency of v1, datacenter",
                                "eu-west",
                                Verdict.PASS,
                                0.6934,
                                Unit.SECONDS,
                                "<= 800 ms",
                                Duration.ofMillis(2400),
                                6120.0,
                                ""),
                        new Evidence(
                                "v1-errors-before",
                                Role.CAUTION,
                                "Failed share of v1 against before",
                                "eu-west",
                                Verdict.FAIL,
                                0.0241,
                                Unit.RATIO,
                                "<= 1.97 %",
                                null,
                                6120.0,
                                "more than a tenth worse than 1.79 %")));
        return new JournalLine.VerifiedBy(at, MeasuredProof.verified(proof));
    }
}
