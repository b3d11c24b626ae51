package io.novacron.dwcpctl.ops.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RollbackJournalTest {
    private static final Instant AT = Instant.parse("2026-01-31T09:30:00.250Z");

    @TempDir
    Path state;

    private static Header header(String id, String context) {
        return new Header(
                id,
                context,
                true,
                ClusterNames.USUAL,
                Mode.EMERGENCY,
                "alice",
                null,
                AT,
                "errors \"everywhere\"",
                new Aim(2, 18, "dwcp-v3", "100", false, Map.of("version", "v3")),
                JsonNodeFactory.instance.objectNode().put("errors", "0.018"),
                List.of("WARN v1-baseline: no answer"));
    }

    @Test
    void every_line_is_read_as_it_was_written() {
        List<JournalLine> lines = List.of(
                new JournalLine.Begun(AT, header("20260131-093000-aaaa", "demo")),
                new JournalLine.Intended(AT, Step.SCALE_V1, "2 → 18 replicas", "kubectl scale"),
                new JournalLine.Remarked(AT, Step.SCALE_V1, "no answer, so it was looked up"),
                new JournalLine.Finished(AT.plusSeconds(1), Step.SCALE_V1, Outcome.DONE, "18 replicas wanted"),
                new JournalLine.Ended(AT, Ending.STOPPED, "stopped"),
                new JournalLine.Resumed(AT, "bob"),
                new JournalLine.VerifiedBy(AT, new Verified(Verdict.NO_DATA, "silent", NullNode.getInstance())),
                new JournalLine.Ended(AT, Ending.UNVERIFIED, "done, unverified"),
                new JournalLine.Noted(
                        AT, "scale-down", JsonNodeFactory.instance.objectNode().put("replicas", 0L)));
        RollbackJournal journal = new Rollbacks(state).journal("20260131-093000-aaaa");

        lines.forEach(journal::append);

        RollbackRecord read = journal.read();
        assertThat(read.lines()).isEqualTo(lines);
        assertThat(read.step(Step.SCALE_V1).remarks()).containsExactly("no answer, so it was looked up");
        assertThat(read.step(Step.SCALE_V1).outcome()).isEqualTo(Outcome.DONE);
        assertThat(read.step(Step.AWAIT_V1).isUnknown()).isFalse();
        assertThat(read.next().map(StepRecord::step)).contains(Step.CAPTURE_EVIDENCE);
        assertThat(read.isComplete()).isTrue();
        assertThat(read.note("scale-down").map(note -> note.path("replicas").asInt()))
                .contains(0);
    }

    @Test
    void an_intent_without_a_result_is_an_unknown_outcome() {
        RollbackJournal journal = new Rollbacks(state).journal("a");
        journal.append(new JournalLine.Begun(AT, header("a", "demo")));
        RollbackRecord read = journal.append(new JournalLine.Intended(AT, Step.PAUSE_V3, "runs → paused", "kubectl"));

        assertThat(read.step(Step.PAUSE_V3).isUnknown()).isTrue();
        assertThat(read.isComplete()).isFalse();
    }

    @Test
    void a_line_that_a_crash_cut_off_never_was() throws IOException {
        RollbackJournal journal = new Rollbacks(state).journal("a");
        journal.append(new JournalLine.Begun(AT, header("a", "demo")));
        Files.writeString(journal.file(), "{\"at\":\"2026-01-31T09:30", StandardOpenOption.APPEND);

        assertThat(journal.read().lines()).hasSize(1);
        assertThat(journal.append(new JournalLine.Resumed(AT, "bob")).lines()).hasSize(2);
    }

    @Test
    void what_dwcpctl_has_not_written_is_refused_with_its_place() throws IOException {
        RollbackJournal journal = new Rollbacks(state).journal("a");
        journal.append(new JournalLine.Begun(AT, header("a", "demo")));
        Files.writeString(
                journal.file(),
                "{\"at\":\"2026-01-31T09:30:00.000Z\",\"line\":\"finished\",\"step\":\"dance\"}\n",
                StandardOpenOption.APPEND);

        assertThatThrownBy(journal::read)
                .isInstanceOf(CliException.class)
                .hasMessage(journal.file() + ":2: step \"dance\" is not known");
    }

    @Test
    void the_latest_of_the_context_is_the_one_meant() {
        Rollbacks rollbacks = new Rollbacks(state);
        for (String id : List.of("20260131-093000-b", "20260131-093001-a", "20260131-100000-x")) {
            rollbacks.journal(id).append(new JournalLine.Begun(AT, header(id, id.endsWith("x") ? "other" : "demo")));
        }

        assertThat(rollbacks.find(null, "demo").header().id()).isEqualTo("20260131-093001-a");
        assertThatThrownBy(() -> rollbacks.find("20260131-100000-x", "demo"))
                .hasMessage("rollback 20260131-100000-x is of context other, not demo");
        assertThatThrownBy(() -> rollbacks.find("20260131-093000-a", "demo"))
                .hasMessage("this machine has no journal of rollback \"20260131-093000-a\"");
        assertThatThrownBy(() -> new Rollbacks(state.resolve("none")).find(null, "demo"))
                .hasMessageStartingWith("this machine has no journal of a rollback of context demo");
    }
}
