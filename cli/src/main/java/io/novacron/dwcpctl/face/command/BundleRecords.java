package io.novacron.dwcpctl.face.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.novacron.dwcpctl.base.environment.Directories;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.journal.Journal;
import io.novacron.dwcpctl.base.library.TextFiles;
import io.novacron.dwcpctl.ops.evidence.JsonTree;
import io.novacron.dwcpctl.ops.playbook.course.Facts;
import io.novacron.dwcpctl.ops.playbook.course.Line;
import io.novacron.dwcpctl.ops.playbook.run.Transcript;
import io.novacron.dwcpctl.ops.rollback.JournalLine;
import io.novacron.dwcpctl.ops.rollback.RollbackJournal;
import io.novacron.dwcpctl.ops.rollback.RollbackRecord;
import io.novacron.dwcpctl.ops.rollback.Rollbacks;
import io.novacron.dwcpctl.ops.rollback.record.RecordText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The records of this machine as they go into a bundle: journals of rollbacks with their evidence, transcripts of playbooks. */
final class BundleRecords {
    private static final String RECORDS = "records/";
    private static final String DECISIONS = "decisions";

    private final Session session;
    private final BundleParts parts;

    BundleRecords(Session session, BundleParts parts) {
        this.session = session;
        this.parts = parts;
    }

    /** Where the journal of a rollback stands in a bundle. */
    static String journal(String id) {
        return RECORDS + "rollback/" + id + "/journal.jsonl";
    }

    /** Where the record that people read stands. */
    static String record(String id) {
        return RECORDS + "rollback/" + id + "/" + RollbackAftermath.RECORD;
    }

    /** Where the transcript of a playbook's run stands. */
    static String transcript(String run) {
        return RECORDS + "playbook/" + run + "/transcript.jsonl";
    }

    /** All of a context that were written in a span; one that cannot be read is said to be missing. */
    void add(String context, Instant from, Instant to) {
        Path state = new Directories(session.environment()).state().orElse(null);
        if (state == null) {
            return;
        }
        Rollbacks rollbacks = new Rollbacks(state);
        attempt(() -> rollbacks
                .ids()
                .forEach(id -> attempt(() -> {
                    RollbackRecord rollback = rollbacks.journal(id).read();
                    List<JournalLine> lines = rollback.lines();
                    boolean within = overlaps(
                            lines.get(0).at(), lines.get(lines.size() - 1).at(), from, to);
                    if (within && rollback.header().context().equals(context)) {
                        rollback(rollbacks, id);
                    }
                })));
        attempt(() -> watches(state.resolve("rollback"), context, from, to));
        attempt(() -> playbooks(PlaybookRun.directory(state), context, from, to));
    }

    private static boolean overlaps(Instant began, Instant last, Instant from, Instant to) {
        return !began.isAfter(to) && !last.isBefore(from);
    }

    /** A rollback: its journal, the record made of just that, and what was kept before it began. */
    void rollback(Rollbacks rollbacks, String id) {
        RollbackJournal journal = rollbacks.journal(id);
        parts.lines(journal(id), new Journal(journal.file()).read());
        parts.text(
                record(id),
                RecordText.of(RollbackJournal.parse(
                        journal(id),
                        parts.files().getOrDefault(journal(id), "").lines().toList())));
        Path evidence = rollbacks.directory(id).resolve("evidence");
        for (Path file : listed(evidence)) {
            String name = RECORDS + "rollback/" + id + "/evidence/" + file.getFileName();
            attempt(() -> parts.document(name, TextFiles.read("evidence", file)));
        }
    }

    private void watches(Path directory, String context, Instant from, Instant to) {
        for (Path watch : listed(directory)) {
            Path file = watch.resolve(DECISIONS);
            if (Files.isRegularFile(file)) {
                List<String> lines = new Journal(file).read();
                if (!lines.isEmpty() && isOf(file, lines, context, from, to)) {
                    parts.lines(RECORDS + "rollback/" + watch.getFileName() + "/" + DECISIONS + ".jsonl", lines);
                }
            }
        }
    }

    private static boolean isOf(Path file, List<String> lines, String context, Instant from, Instant to) {
        try {
            JsonNode first = JsonTree.read(lines.get(0));
            JsonNode last = JsonTree.read(lines.get(lines.size() - 1));
            return first.path("context").asText().equals(context)
                    && overlaps(
                            Instant.parse(first.path("at").asText()),
                            Instant.parse(last.path("at").asText()),
                            from,
                            to);
        } catch (IOException | DateTimeException e) {
            throw new CliException(
                    ExitCode.BAD_INPUT, file + ": no decisions of a watch", "Move it away if it is not one.", e);
        }
    }

    private void playbooks(Path directory, String context, Instant from, Instant to) {
        for (String run : PlaybookRun.ids(directory)) {
            attempt(() -> {
                Journal journal = new Journal(PlaybookRun.file(directory, run));
                List<Line> lines = Transcript.read(journal);
                if (!lines.isEmpty()
                        && overlaps(
                                lines.get(0).at(), lines.get(lines.size() - 1).at(), from, to)
                        && lines.get(0).fact(Facts.CONTEXT).equals(context)) {
                    parts.lines(transcript(run), journal.read());
                }
            });
        }
    }

    private static List<Path> listed(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw CliException.badInput(directory + " cannot be listed: " + e.getMessage(), "Check its permissions.");
        }
    }

    private void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (CliException e) {
            session.console().warning("not in the bundle: " + e.getMessage());
        }
    }
}
