package io.novacron.dwcpctl.ops.rollback.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.journal.Journal;
import io.novacron.dwcpctl.ops.rollback.watch.Arming.Phase;
import io.novacron.dwcpctl.ops.rollback.watch.Arming.Turn;
import io.novacron.dwcpctl.ops.rollback.watch.Sample.State;
import io.novacron.dwcpctl.ops.rollback.watch.Sample.V1;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watch over a v3 that is always degraded, five seconds from sample to sample. */
final class WatchTest {
    private static final Instant START = Instant.parse("2026-01-31T09:30:00Z");

    @TempDir
    Path home;

    private final List<Turn> turns = new ArrayList<>();
    private Instant now = START;

    /** Ends as told at that pause, counted from 1. */
    private final class Pauses implements Watch.Pause {
        private final int at;
        private final End end;
        private int passed;

        Pauses(int at, End end) {
            this.at = at;
            this.end = end;
        }

        @Override
        public End pass(boolean counting) {
            passed++;
            now = now.plusSeconds(5);
            return passed == at ? end : passed > 60 ? End.OVER : End.TIME;
        }

        @Override
        public Instant now() {
            return now;
        }
    }

    private Turn watch(Watch.Pause pause, Journal journal) throws InterruptedException {
        WatchJournal decisions = new WatchJournal(journal);
        decisions.begins(START, "demo", true, Rule.USUAL);
        return new Watch(() -> new Sample(now, State.DEGRADED, "errors", V1.HEALTHY, ""), pause, decisions, turns::add)
                .run(Arming.of(Rule.USUAL, true));
    }

    private Journal journal() {
        return new Journal(home.resolve("decisions"));
    }

    @Test
    void orders_a_rollback_when_the_countdown_is_over_and_has_written_it_down() throws InterruptedException {
        Turn last = watch(new Pauses(0, Watch.Pause.End.TIME), journal());

        assertThat(last.next().phase()).isEqualTo(Phase.SPENT);
        List<String> lines = journal().read();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .isEqualTo(
                        "{\"event\":\"began\",\"at\":\"2026-01-31T09:30:00.000Z\",\"context\":\"demo\",\"armed\":true,"
                                + "\"windowSeconds\":120,\"share\":0.75,\"minimum\":10,\"countdownSeconds\":30}");
        assertThat(lines.get(1)).startsWith("{\"event\":\"countdown-begins\",\"at\":\"2026-01-31T09:31:45.000Z\"");
        assertThat(lines.get(2))
                .startsWith("{\"event\":\"roll-back\",\"at\":\"2026-01-31T09:32:15.000Z\"")
                .contains(
                        "{\"at\":\"2026-01-31T09:32:15.000Z\",\"state\":\"degraded\",\"why\":\"errors\",\"v1\":\"healthy\"");
    }

    @Test
    void a_key_calls_it_off_for_good() throws InterruptedException {
        Turn last = watch(new Pauses(23, Watch.Pause.End.KEY), journal());

        assertThat(last.next().phase()).isEqualTo(Phase.CALLED_OFF);
        assertThat(journal().read()).hasSize(3).last().asString().startsWith("{\"event\":\"called-off\"");
    }

    @Test
    void a_countdown_does_not_outlive_the_watch() throws InterruptedException {
        Turn last = watch(new Pauses(23, Watch.Pause.End.OVER), journal());

        assertThat(last.next().phase()).isEqualTo(Phase.CALLED_OFF);
        assertThat(journal().read()).last().asString().startsWith("{\"event\":\"called-off\"");
    }

    @Test
    void what_cannot_be_written_down_is_not_done() throws IOException {
        Path file = Files.createFile(home.resolve("file"));
        Journal nowhere = new Journal(file.resolve("decisions"));

        assertThatThrownBy(() -> watch(new Pauses(0, Watch.Pause.End.TIME), nowhere))
                .isInstanceOf(CliException.class);
        assertThat(turns).isEmpty();
    }
}
