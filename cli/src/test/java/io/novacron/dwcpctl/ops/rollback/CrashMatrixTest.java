package io.novacron.dwcpctl.ops.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.Deployment;
import io.novacron.dwcpctl.site.fleet.demo.Demo;
import io.novacron.dwcpctl.testing.PastEndpoints;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rollback is cut off wherever it can be: after every line of its journal, and before and after every change that it asks
 * for. Resumed, it comes to the same, has done nothing twice, and users were served at every moment.
 */
final class CrashMatrixTest {
    @TempDir
    Path folder;

    /** The end of a process, as nothing in it can catch it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Counts the places where a process can end, and ends it at one of them. */
    private static final class Places {
        private final int last;
        private int passed;
        private final List<ClusterChange> changes = new ArrayList<>();

        Places(int last) {
            this.last = last;
        }

        void pass() {
            if (passed++ == last) {
                throw new Killed();
            }
        }

        void in(Trial trial) {
            trial.cluster = new ClusterBefore(trial.site.cluster()) {
                @Override
                public void apply(ClusterChange change) {
                    pass();
                    super.apply(change);
                    changes.add(change);
                    pass();
                }
            };
            // each of these is told right after a line is on disk
            trial.events = new RollbackEvents() {
                @Override
                public void begun(RollbackRecord rollback) {
                    pass();
                }

                @Override
                public void changes(Step step, String change, String command) {
                    pass();
                }

                @Override
                public void stepEnds(Step step, Outcome outcome, String says) {
                    pass();
                }

                @Override
                public void ended(RollbackRecord rollback) {
                    pass();
                }
            };
        }
    }

    /** What matters of the cluster at the end. */
    private static String found(Trial trial) {
        Deployment v3 = trial.site.cluster().deployment("dwcp-v3");
        Deployment v1 = trial.site.cluster().deployment("dwcp-v1");
        return trial.site.cluster().service("dwcp-service").selector() + " v1 " + v1.replicas() + " v3 "
                + v3.replicas() + " " + v3.paused() + " " + v3.env() + " "
                + Claims.of(v3).map(Claim::state).orElse("");
    }

    private static List<String> asked(List<ClusterChange> changes) {
        return changes.stream()
                .filter(change -> !(change instanceof ClusterChange.Annotate))
                .map(change -> change.getClass().getSimpleName())
                .toList();
    }

    @Test
    void wherever_it_is_cut_off_it_comes_to_the_same() throws InterruptedException {
        Trial whole = new Trial(folder.resolve("whole"), "error-burst");
        Places all = new Places(-1);
        all.in(whole);
        whole.begin(Mode.EMERGENCY);
        String expected = found(whole);
        List<String> changes = asked(all.changes);

        assertThat(all.passed).isGreaterThan(40);
        assertThat(changes).containsExactly("PauseRollout", "Scale", "SelectVersion", "ResumeWithEnv");
        for (int place = 0; place < all.passed; place++) {
            Trial trial = new Trial(folder.resolve("at-" + place), "error-burst");
            Places until = new Places(place);
            until.in(trial);
            Rollback.Result result = null;
            try {
                result = trial.begin(Mode.EMERGENCY);
            } catch (Killed e) {
                Places rest = new Places(-1);
                rest.in(trial);
                until.changes.addAll(resumed(trial, rest));
            }
            assertThat(result).as("it was cut off at place %d", place).isNull();
            assertThat(found(trial)).as("place %d", place).isEqualTo(expected);
            assertThat(asked(until.changes)).as("place %d", place).isEqualTo(changes);
            assertServed(trial, place);
        }
    }

    private static List<ClusterChange> resumed(Trial trial, Places rest) throws InterruptedException {
        boolean complete = trial.journal().read().isComplete();
        try {
            Rollback.Result result = trial.resume();
            assertThat(result.ending()).as(result.says()).isEqualTo(Ending.VERIFIED);
        } catch (CliException e) {
            assertThat(complete).as(e.getMessage()).isTrue(); // nothing was left to do
        }
        return rest.changes;
    }

    private static void assertServed(Trial trial, int place) {
        Demo demo = (Demo) trial.site.timeline();
        Instant end = demo.now();
        for (Instant at = Trial.NOW; at.isBefore(end); at = at.plusMillis(500)) {
            assertThat(PastEndpoints.at(demo, at).ready())
                    .as("ready endpoints at %s, cut off at place %d", at, place)
                    .isPositive();
        }
    }
}
