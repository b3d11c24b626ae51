package io.novacron.dwcpctl.ops.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VigilTest {
    /** A clock that is put forward by waiting, and interrupts from some moment on. */
    private static final class Time implements Timeline {
        private Instant now = Scene.NOW;
        private Instant end = Instant.MAX;

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void awaitUntil(Instant moment) throws InterruptedException {
            if (!moment.isBefore(end)) {
                throw new InterruptedException();
            }
            now = moment;
        }
    }

    private final Time time = new Time();
    private final List<Decision> seen = new ArrayList<>();

    private Assessment keep(Duration limit, Scene... scenes) throws InterruptedException {
        Vigil vigil = new Vigil(time, limit, Duration.ofSeconds(15), a -> seen.add(a.decision()));
        int[] round = {0};
        return vigil.keep(moment -> {
                    Scene scene = scenes[Math.min(round[0]++, scenes.length - 1)];
                    return new Proceeding(scene.testimony(), scene.assessment());
                })
                .assessment();
    }

    @Test
    void ends_on_the_first_decision_that_is_known_whichever_it_is() throws InterruptedException {
        Assessment assessment = keep(
                Duration.ofMinutes(10), new Scene().absent("throughput"), new Scene().fails("consensus"), new Scene());

        assertThat(assessment.decision()).isEqualTo(Decision.NO_GO);
        assertThat(seen).containsExactly(Decision.UNKNOWN, Decision.NO_GO);
        assertThat(time.now()).isEqualTo(Scene.NOW.plusSeconds(15));
    }

    @Test
    void what_is_never_known_is_UNKNOWN_at_the_end() throws InterruptedException {
        Assessment assessment = keep(Duration.ofMinutes(1), new Scene().absent("throughput"));

        assertThat(assessment.decision()).isEqualTo(Decision.UNKNOWN);
        assertThat(assessment.undecided()).isEqualTo("nothing was known within 1m");
        assertThat(seen).hasSize(5);
    }

    @Test
    void nobody_answering_five_times_in_a_row_ends_it() throws InterruptedException {
        Assessment assessment = keep(Duration.ofHours(1), new Scene().down("one", "UNREACHABLE"));

        assertThat(assessment.undecided()).isEqualTo("5 times in a row nobody answered");
        assertThat(seen).hasSize(5);
    }

    @Test
    void an_interruption_leaves_the_last_round_without_a_decision() throws InterruptedException {
        time.end = Scene.NOW.plusSeconds(30);

        Assessment assessment = keep(Duration.ofHours(1), new Scene().absent("throughput"));

        assertThat(assessment.decision()).isEqualTo(Decision.UNKNOWN);
        assertThat(assessment.undecided()).startsWith("interrupted");
        assertThat(seen).hasSize(2);
    }
}
