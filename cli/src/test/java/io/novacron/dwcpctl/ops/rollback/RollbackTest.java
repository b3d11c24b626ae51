package io.novacron.dwcpctl.ops.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.Deployment;
import io.novacron.dwcpctl.site.fleet.demo.Demo;
import io.novacron.dwcpctl.testing.PastEndpoints;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RollbackTest {
    @TempDir
    Path state;

    @Test
    void all_steps_are_done_in_their_order_and_verified() throws InterruptedException {
        Trial trial = new Trial(state, "error-burst");

        Rollback.Result result = trial.begin(Mode.MANUAL);

        assertThat(result.says()).isEqualTo("done, verified: v1 serves as it should");
        assertThat(result.ending()).isEqualTo(Ending.VERIFIED);
        assertThat(result.whereabouts().says()).isEqualTo("users are served by v1 (18 ready endpoints)");
        List<JournalLine> written = trial.journal().read().lines();
        assertThat(written)
                .filteredOn(JournalLine.Intended.class::isInstance)
                .extracting(line -> ((JournalLine.Intended) line).change())
                .containsExactly(
                        "rollout of dwcp-v3: running → paused",
                        "replicas of dwcp-v1: 2 → 18",
                        "selector of dwcp-service: version=v3 → version=v1",
                        "dwcp-v3: paused → running, FEATURE_FLAG_ROLLOUT 100 → 0");
        assertThat(written)
                .filteredOn(JournalLine.Finished.class::isInstance)
                .extracting(line -> ((JournalLine.Finished) line).step())
                .containsExactly(Step.values());
        Deployment v3 = trial.site.cluster().deployment("dwcp-v3");
        assertThat(v3.paused()).isFalse();
        assertThat(v3.env()).containsEntry("FEATURE_FLAG_ROLLOUT", "0");
        assertThat(v3.replicas().available()).as("v3 stays warm").isEqualTo(12);
        assertThat(Claims.of(v3).map(Claim::state)).contains("verified");
    }

    @Test
    void traffic_is_on_v1_within_two_minutes_and_never_on_nobody() throws InterruptedException {
        Trial trial = new Trial(state, "error-burst");

        Rollback.Result result = trial.begin(Mode.EMERGENCY);

        Instant started = result.rollback().header().startedAt();
        Instant traffic = Objects.requireNonNull(result.rollback().trafficOnV1At());
        assertThat(Duration.between(started, traffic)).isLessThan(Duration.ofMinutes(2));
        Demo demo = (Demo) trial.site.timeline();
        for (Instant at = started; at.isBefore(demo.now()); at = at.plusMillis(50)) {
            assertThat(PastEndpoints.at(demo, at).ready())
                    .as("ready endpoints at %s", at)
                    .isPositive();
        }
    }

    @Test
    void asked_to_stop_it_finishes_the_step_and_can_be_resumed() throws InterruptedException {
        Trial trial = new Trial(state, "error-burst");
        trial.events = new RollbackEvents() {
            @Override
            public void changes(Step step, String change, String command) {
                trial.stop = step == Step.SCALE_V1;
            }
        };

        Rollback.Result stopped = trial.begin(Mode.MANUAL);

        assertThat(stopped.ending()).isEqualTo(Ending.STOPPED);
        assertThat(stopped.says()).isEqualTo("stopped before the step await-v1");
        assertThat(stopped.rollback().step(Step.SCALE_V1).outcome()).isEqualTo(Outcome.DONE);
        assertThat(stopped.whereabouts().says()).isEqualTo("users are served by v3 (12 ready endpoints)");
        assertThat(stopped.whereabouts().options())
                .containsExactly(
                        "go on: dwcpctl rollback resume " + Trial.ID,
                        "give it up, and let v3's rollout go on: kubectl --namespace=dwcp-v3-production rollout resume"
                                + " deployment/dwcp-v3");
        trial.events = RollbackEvents.NONE;
        trial.stop = false;
        assertThat(trial.resume().ending()).isEqualTo(Ending.VERIFIED);
    }

    @Test
    void nobody_begins_another_while_one_is_open() throws InterruptedException {
        Trial trial = new Trial(state, "error-burst");
        trial.stop = true;
        trial.begin(Mode.MANUAL);
        Trial other = new Trial(state.resolve("elsewhere"), "error-burst");
        other.cluster = trial.site.cluster();
        other.timeline = trial.site.timeline();
        other.metrics = trial.site.metrics();

        assertThatThrownBy(() -> other.rollback().begin(anotherHeader(other), "run-9", "there", null))
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.LOCKED))
                .hasMessage("rollback " + Trial.ID + " of alice on here has stopped, at step capture-evidence");
        assertThat(new Rollbacks(state.resolve("elsewhere")).ids())
                .as("it never began")
                .isEmpty();
        assertThat(other.rollback()
                        .begin(anotherHeader(other), "run-9", "there", Trial.ID)
                        .ending())
                .isEqualTo(Ending.VERIFIED);
        // and the one put aside may not go on behind its back
        assertThatThrownBy(trial::resume).isInstanceOf(CliException.class);
    }

    @Test
    void what_another_version_has_claimed_is_left_alone() {
        Trial trial = new Trial(state, "error-burst");
        trial.site.cluster().apply(new ClusterChange.Annotate("dwcp-v3", Claim.KEY, "v9:someone", null));

        assertThatThrownBy(() -> trial.begin(Mode.EMERGENCY))
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.LOCKED))
                .hasMessageContaining("does not understand");
        assertThat(trial.site.cluster().deployment("dwcp-v3").paused()).isFalse();
    }

    private static Header anotherHeader(Trial trial) throws InterruptedException {
        Header header = trial.header(Mode.MANUAL, trial.aim());
        return new Header(
                "another",
                header.context(),
                true,
                header.names(),
                header.mode(),
                "bob",
                null,
                header.startedAt(),
                "",
                header.aim(),
                header.baseline(),
                List.of());
    }

    @Test
    void who_loses_the_claim_stops_before_the_next_change() throws InterruptedException {
        Trial trial = new Trial(state, "error-burst");
        trial.events = new RollbackEvents() {
            @Override
            public void stepEnds(Step step, Outcome outcome, String says) {
                if (step == Step.PAUSE_V3) {
                    Claim thief = new Claim(
                            "theirs", "run-9", Mode.MANUAL, "eve", "", Trial.NOW, Claim.RUNNING, "", Trial.NOW);
                    trial.site.cluster().apply(new ClusterChange.Annotate("dwcp-v3", Claim.KEY, thief.text(), null));
                }
            }
        };

        Rollback.Result result = trial.begin(Mode.EMERGENCY);

        assertThat(result.ending()).isEqualTo(Ending.FAILED);
        assertThat(result.says()).startsWith("scale-v1: rollback theirs of eve has taken over");
        assertThat(trial.site.cluster().deployment("dwcp-v1").replicas().desired())
                .isEqualTo(2);
    }

    @Test
    void a_second_process_on_the_same_journal_is_kept_out() throws InterruptedException {
        Trial trial = new Trial(state, "error-burst");
        List<Throwable> refused = new ArrayList<>();
        trial.events = new RollbackEvents() {
            @Override
            public void begun(RollbackRecord rollback) {
                try {
                    trial.resume();
                } catch (CliException | InterruptedException e) {
                    refused.add(e);
                }
            }
        };

        trial.begin(Mode.EMERGENCY);

        assertThat(refused).hasSize(1);
        assertThat(((CliException) refused.get(0)).exitCode()).isEqualTo(ExitCode.LOCKED);
    }
}
