package io.novacron.dwcpctl.ops.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that cannot be written stops who has time; where it is urgent the rollback is done, and that is said. */
final class UnwritableJournalTest {
    private static final String KUBECTL = "kubectl --namespace=dwcp-v3-production ";

    @TempDir
    Path state;

    private final List<String> told = new ArrayList<>();

    /** What happens when a step begins. */
    private interface At {
        void step(Step step);
    }

    private Trial trial(At at) {
        Trial trial = new Trial(state, "error-burst");
        trial.events = new RollbackEvents() {
            @Override
            public void stepBegins(Step step) {
                at.step(step);
            }

            @Override
            public void unrecorded(String why) {
                told.add(why);
            }
        };
        return trial;
    }

    private Trial full(Step from) {
        Trial[] trial = new Trial[1];
        trial[0] = trial(step -> {
            if (step == from) {
                trial[0].fillDisk();
            }
        });
        return trial[0];
    }

    @Test
    void who_has_time_stops_and_is_told_what_is_left_to_do_by_hand() throws InterruptedException {
        Trial trial = full(Step.SCALE_V1);

        Rollback.Result result = trial.begin(Mode.MANUAL);

        assertThat(result.ending()).isEqualTo(Ending.FAILED);
        assertThat(result.whereabouts().says()).isEqualTo("users are served by v3 (12 ready endpoints)");
        assertThat(result.whereabouts().options())
                .containsExactly(
                        "at once, without a journal: dwcpctl rollback --emergency --confirm --take-over " + Trial.ID,
                        "go on: dwcpctl rollback resume " + Trial.ID,
                        "give it up, and let v3's rollout go on: " + KUBECTL + "rollout resume deployment/dwcp-v3",
                        "by hand, scale v1 up: " + KUBECTL + "scale deployment/dwcp-v1 --replicas=18",
                        "by hand, wait until v1 is available: " + KUBECTL + "rollout status deployment/dwcp-v1",
                        "by hand, point the service at v1: " + KUBECTL + "patch service/dwcp-service --type=merge"
                                + " '--patch={\"spec\":{\"selector\":{\"version\":\"v1\"}}}'",
                        "by hand, resume v3's deployment with the flag at 0, once v3 has no active migrations: "
                                + KUBECTL + "patch deployment/dwcp-v3 --type=strategic"
                                + " '--patch={\"spec\":{\"paused\":false,\"template\":{\"spec\":{\"containers\":[{\"name\":"
                                + "\"dwcp-v3\",\"env\":[{\"name\":\"FEATURE_FLAG_ROLLOUT\",\"value\":\"0\"}]}]}}}}'");
        assertThat(trial.site.cluster().deployment("dwcp-v1").replicas().desired())
                .isEqualTo(2);
        assertThat(told).isEmpty();
    }

    @Test
    void an_emergency_is_done_all_the_same_and_its_journal_is_said_to_be_short() throws InterruptedException {
        Trial trial = full(Step.SCALE_V1);

        Rollback.Result result = trial.begin(Mode.EMERGENCY);

        assertThat(result.ending()).as(result.says()).isEqualTo(Ending.VERIFIED);
        assertThat(told)
                .containsExactly("journal " + trial.journal().file() + ": cannot be written: No space left on device");
        trial.makeRoom();
        int written = trial.journal().read().lines().size();
        assertThat(result.unwritten())
                .isEqualTo(result.rollback().lines().size() - written)
                .isPositive();
        assertThat(result.says())
                .isEqualTo("done, verified: v1 serves as it should; its journal lacks the last " + result.unwritten()
                        + " lines");
        assertThat(result.rollback().isComplete()).isTrue();
        assertThat(Claims.of(trial.site.cluster().deployment("dwcp-v3")).map(Claim::state))
                .contains("verified");
    }

    @Test
    void what_could_not_be_written_is_written_once_it_can_be() throws InterruptedException {
        Trial[] trial = new Trial[1];
        trial[0] = trial(step -> {
            if (step == Step.SCALE_V1) {
                trial[0].fillDisk();
            } else if (step == Step.DRAIN_V3) {
                trial[0].makeRoom();
            }
        });

        Rollback.Result result = trial[0].begin(Mode.EMERGENCY);

        assertThat(result.says()).isEqualTo("done, verified: v1 serves as it should");
        assertThat(result.unwritten()).isZero();
        assertThat(told).hasSize(1);
        assertThat(trial[0].journal().read().lines())
                .hasSize(result.rollback().lines().size())
                .last()
                .isInstanceOf(JournalLine.Ended.class);
    }

    @Test
    void one_that_never_could_be_written_holds_up_no_emergency() throws InterruptedException, IOException {
        Trial trial = trial(step -> {});
        Files.writeString(state.resolve("rollback"), "a file where the journals' directory should be");

        Rollback.Result result = trial.begin(Mode.EMERGENCY);

        assertThat(result.ending()).as(result.says()).isEqualTo(Ending.VERIFIED);
        assertThat(result.unwritten()).isEqualTo(result.rollback().lines().size());
        assertThat(told).hasSize(1);
    }

    @Test
    void where_there_is_time_nothing_is_begun_without_one() throws IOException {
        Trial trial = trial(step -> {});
        Files.writeString(state.resolve("rollback"), "a file where the journals' directory should be");

        assertThatThrownBy(() -> trial.begin(Mode.MANUAL)).isInstanceOfSatisfying(CliException.class, e -> {
            assertThat(e.exitCode()).isEqualTo(ExitCode.CANNOT_CREATE);
            assertThat(e.getMessage()).startsWith("nothing was changed: journal ");
            assertThat(e.suggestion()).contains("dwcpctl rollback --emergency --confirm");
        });
        assertThat(trial.site.cluster().deployment("dwcp-v3").paused()).isFalse();
    }

    @Test
    void an_emergency_that_was_cut_off_is_resumed_on_a_full_disk() throws InterruptedException {
        Trial[] trial = new Trial[1];
        trial[0] = trial(step -> trial[0].stop = step == Step.PAUSE_V3);
        assertThat(trial[0].begin(Mode.EMERGENCY).ending()).isEqualTo(Ending.STOPPED);
        trial[0].stop = false;
        boolean[] isFull = {false};
        trial[0].events = new RollbackEvents() {
            @Override
            public void begun(RollbackRecord rollback) {
                trial[0].fillDisk();
                isFull[0] = true;
            }
        };

        Rollback.Result result = trial[0].resume();

        assertThat(isFull[0]).isTrue();
        assertThat(result.ending()).as(result.says()).isEqualTo(Ending.VERIFIED);
        trial[0].makeRoom();
        // the journal knows of less than was done: taken up once more, nothing is done twice
        assertThat(trial[0].journal().read().isComplete()).isFalse();
        trial[0].events = RollbackEvents.NONE;
        assertThat(trial[0].resume().rollback().step(Step.SWITCH_SERVICE).outcome())
                .isEqualTo(Outcome.ALREADY);
    }
}
