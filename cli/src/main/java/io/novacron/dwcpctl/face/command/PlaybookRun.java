package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.environment.Directories;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.journal.Journal;
import io.novacron.dwcpctl.base.library.TextFiles;
import io.novacron.dwcpctl.face.view.ChecklistView;
import io.novacron.dwcpctl.face.view.TranscriptView;
import io.novacron.dwcpctl.ops.evidence.SealedRecord;
import io.novacron.dwcpctl.ops.playbook.Outcome;
import io.novacron.dwcpctl.ops.playbook.Playbook;
import io.novacron.dwcpctl.ops.playbook.Playbooks;
import io.novacron.dwcpctl.ops.playbook.course.Course;
import io.novacron.dwcpctl.ops.playbook.course.Facts;
import io.novacron.dwcpctl.ops.playbook.course.Line;
import io.novacron.dwcpctl.ops.playbook.run.Beginning;
import io.novacron.dwcpctl.ops.playbook.run.Conductor;
import io.novacron.dwcpctl.ops.playbook.run.Desk;
import io.novacron.dwcpctl.ops.playbook.run.Scene;
import io.novacron.dwcpctl.ops.playbook.run.Script;
import io.novacron.dwcpctl.ops.playbook.run.ScriptedDesk;
import io.novacron.dwcpctl.ops.playbook.run.Transcript;
import io.novacron.dwcpctl.site.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Begins a run, or goes on with one. */
final class PlaybookRun {
    private static final String FILE = "transcript";
    private static final String DIRECTORY = "playbook";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Session session;
    private final Playbooks playbooks;

    PlaybookRun(Session session, Playbooks playbooks) {
        this.session = session;
        this.playbooks = playbooks;
    }

    int checklist(Playbook playbook, Map<String, String> set) {
        Site site = session.contexts().isChosen() ? session.site() : null;
        set.forEach((name, value) -> {
            var placeholder = playbook.placeholders().get(name);
            if (placeholder == null) {
                throw CliException.usage(
                        "the playbook " + playbook.id() + " has no placeholder \"" + name + "\"",
                        Nearest.hint(name, playbook.placeholders().keySet()) + "Leave it out.");
            }
            placeholder.check(value);
        });
        session.print(new ChecklistView(session.wallNow()).of(playbook, site, set));
        return ExitCode.DONE.code();
    }

    int begin(
            Playbook playbook,
            Map<String, String> set,
            @Nullable String answers,
            @Nullable String transcript,
            BundleOption bundle)
            throws InterruptedException {
        Desk desk = desk(answers);
        Site site = session.site();
        Scene scene = PlaybookScenes.ofContext(session, playbooks, site, answers == null);
        String id = STAMP.format(session.wallNow()) + "-" + playbook.id();
        Journal journal = new Journal(transcript == null ? newFile(id) : resolved(transcript));
        if (!journal.read().isEmpty()) {
            throw CliException.usage(
                    journal.file() + " holds a run already",
                    "Go on with it: dwcpctl playbook resume --transcript " + journal.file());
        }
        List<Line> lines = new ArrayList<>(Beginning.of(playbook, scene, set, id, operator()));
        lines.set(0, lines.get(0).with(Facts.DIGEST, digest(playbook)));
        Transcript kept = Transcript.in(journal);
        lines.forEach(kept::append);
        return go(new Conductor(playbook, scene, desk, kept), desk, journal, bundle);
    }

    int resume(@Nullable String run, @Nullable String answers, @Nullable String transcript, BundleOption bundle)
            throws InterruptedException {
        if (run != null && transcript != null) {
            throw CliException.usage("a run is named twice", "Give its id, or --transcript.");
        }
        Journal journal = new Journal(transcript != null ? resolved(transcript) : existing(run));
        Transcript kept = Transcript.in(journal);
        if (kept.lines().isEmpty()) {
            throw CliException.badInput(
                    journal.file() + ": no run is recorded there", "Begin one: dwcpctl playbook run.");
        }
        Line began = kept.lines().get(0);
        Playbook playbook = playbooks.get(began.fact(Facts.PLAYBOOK));
        if (!began.fact(Facts.DIGEST).equals(digest(playbook))) {
            session.console().warning("the playbook " + playbook.id() + " has changed since the run began");
        }
        Course course = Course.of(playbook, kept.lines());
        if (course.stage() == Course.Stage.OVER) {
            throw CliException.usage(
                    "that run has ended", "Read it: dwcpctl playbook show --transcript " + journal.file());
        }
        if (began.fact(Facts.EXERCISE).equals("true")) {
            throw CliException.usage(
                    "that run is an exercise, and the fleet it was on is gone", "Begin a new exercise.");
        }
        Desk desk = desk(answers);
        Site site = session.site();
        if (!site.context().equals(began.fact(Facts.CONTEXT))) {
            throw CliException.usage(
                    "that run is of context " + began.fact(Facts.CONTEXT) + ", not " + site.context(),
                    "Add --context " + began.fact(Facts.CONTEXT) + ".");
        }
        Scene scene = PlaybookScenes.ofContext(session, playbooks, site, answers == null);
        kept.append(
                Line.of(site.timeline().now(), Line.Kind.RESUMED, course.step().id())
                        .with(Facts.OPERATOR, operator()));
        return go(new Conductor(playbook, scene, desk, kept), desk, journal, bundle);
    }

    private int go(Conductor conductor, Desk desk, Journal journal, BundleOption bundle) throws InterruptedException {
        try {
            conductor.run();
        } catch (InterruptedException e) {
            session.console().note("left; go on with: dwcpctl playbook resume --transcript " + journal.file());
            throw e;
        } catch (CliException e) {
            if (e.exitCode() == ExitCode.INTERRUPTED) {
                session.console().note("left; go on with: dwcpctl playbook resume --transcript " + journal.file());
            }
            throw e;
        }
        if (desk instanceof ScriptedDesk scripted) {
            scripted.left()
                    .forEach(entry -> session.console()
                            .warning(entry.where() + ": the run was over before " + entry.key() + " was asked"));
        }
        session.print(
                new TranscriptView(session.wallNow(), session.environment().zone())
                        .ended(conductor.course(), journal.file()));
        Outcome outcome = conductor.course().outcome();
        int code = (outcome == null ? ExitCode.UNKNOWN : outcome.exitCode()).code();
        return bundle.keep(session, code, () -> PlaybookBundle.of(session, playbooks, journal.file()));
    }

    private Desk desk(@Nullable String answers) {
        if (answers != null) {
            Path file = session.environment().workingDirectory().resolve(answers);
            return new NarratedDesk(Script.read(answers, TextFiles.read("answers", file)), answers, session.console());
        }
        return session.desk();
    }

    private String digest(Playbook playbook) {
        return "sha256:" + SealedRecord.digest(playbooks.file(playbook.id()).text());
    }

    private String operator() {
        return session.environment().variable("USER").orElse("unknown");
    }

    private Path resolved(String file) {
        return session.environment().workingDirectory().resolve(file);
    }

    private Path directory() {
        return new Directories(session.environment())
                .state()
                .map(PlaybookRun::directory)
                .orElseThrow(() -> CliException.usage(
                        "there is no place for the record: neither XDG_STATE_HOME nor HOME is set",
                        "Name a file with --transcript."));
    }

    /** Where runs lie, each in a directory of its own, below the state directory. */
    static Path directory(Path state) {
        return state.resolve(DIRECTORY);
    }

    /** The transcript of a run. */
    static Path file(Path directory, String run) {
        return directory.resolve(run).resolve(FILE);
    }

    /** No two runs share one, though they begin in the same second. */
    private Path newFile(String id) {
        Path directory = directory();
        Path found = directory.resolve(id).resolve(FILE);
        for (int i = 2; Files.exists(found); i++) {
            found = directory.resolve(id + "-" + i).resolve(FILE);
        }
        return found;
    }

    private Path existing(@Nullable String run) {
        Path directory = directory();
        List<String> ids = ids(directory);
        if (run != null) {
            if (!ids.contains(run)) {
                throw CliException.usage(
                        "this machine has no run \"" + run + "\"",
                        Nearest.hint(run, ids)
                                + (ids.isEmpty()
                                        ? "It has none at all."
                                        : "Name one with --transcript, or by its id."));
            }
            return directory.resolve(run).resolve(FILE);
        }
        return ids.stream()
                .map(id -> directory.resolve(id).resolve(FILE))
                .filter(PlaybookRun::isOpen)
                .findFirst()
                .orElseThrow(() -> CliException.usage(
                        "this machine has no run that could be gone on with", "Begin one: dwcpctl playbook run."));
    }

    private static boolean isOpen(Path file) {
        List<Line> lines = Transcript.read(new Journal(file));
        return !lines.isEmpty() && lines.stream().noneMatch(line -> line.kind() == Line.Kind.ENDED);
    }

    /** The latest first. */
    static List<String> ids(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> Files.isRegularFile(entry.resolve(FILE)))
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.BAD_INPUT,
                    directory + " cannot be listed: " + e.getMessage(),
                    "Check its permissions.",
                    e);
        }
    }
}
