package io.novacron.dwcpctl.face.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.journal.Journal;
import io.novacron.dwcpctl.face.output.Appearance;
import io.novacron.dwcpctl.face.output.DocumentWriter;
import io.novacron.dwcpctl.face.output.Format;
import io.novacron.dwcpctl.face.view.TranscriptView;
import io.novacron.dwcpctl.ops.bundle.Bundle;
import io.novacron.dwcpctl.ops.playbook.Outcome;
import io.novacron.dwcpctl.ops.playbook.Playbooks;
import io.novacron.dwcpctl.ops.playbook.course.Course;
import io.novacron.dwcpctl.ops.playbook.course.Facts;
import io.novacron.dwcpctl.ops.playbook.course.Line;
import io.novacron.dwcpctl.ops.playbook.course.LineText;
import io.novacron.dwcpctl.ops.playbook.run.Transcript;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A playbook's run: transcript, playbook, post-mortem, what was answered meanwhile, and the records of the same time. */
final class PlaybookBundle {
    static final String KIND = "Playbook";
    private static final String RUN = "run";
    private static final String POST_MORTEM = "post-mortem.md";

    private PlaybookBundle() {}

    /** Of a run's file. */
    static Bundle of(Session session, Playbooks playbooks, Path file) {
        Journal journal = new Journal(file);
        List<Line> lines = Transcript.read(journal);
        if (lines.isEmpty()) {
            throw CliException.badInput(file + ": no run is recorded there", "Give a file that playbook run wrote.");
        }
        Line began = lines.get(0);
        Line last = lines.get(lines.size() - 1);
        String run = began.fact(Facts.RUN);
        String context = began.fact(Facts.CONTEXT);
        String playbook = began.fact(Facts.PLAYBOOK);
        BundleParts parts = new BundleParts(session);
        parts.lines(BundleRecords.transcript(run), journal.read());
        parts.library(
                "playbooks/" + playbook + ".yaml", playbooks.file(playbook).text());
        ObjectNode about = BundleParts.about(
                session, KIND, context, began.fact(Facts.SIMULATED).equals("true"), last.at());
        about.put(RUN, run);
        about.put("playbook", playbook);
        parts.files().put(POST_MORTEM, postMortem(course(POST_MORTEM, run, parts.files()), run, parts.files()));
        if (session.contexts().chosen().filter(context::equals).isPresent()) {
            parts.configuration();
        }
        return parts.replies(session.taped())
                .records(context, began.at(), last.at())
                .bundle(about);
    }

    private static List<Line> lines(String file, String run, Map<String, String> files) {
        String name = BundleRecords.transcript(run);
        List<Line> lines = new ArrayList<>();
        files.getOrDefault(name, "")
                .lines()
                .forEach(line -> lines.add(LineText.read(file + ": " + name + ":" + (lines.size() + 1), line)));
        return lines;
    }

    private static Course course(String file, String run, Map<String, String> files) {
        List<Line> lines = lines(file, run, files);
        if (lines.isEmpty()) {
            throw CliException.badInput(
                    file + ": there is no transcript of a run in it", "Look into it: dwcpctl bundle show.");
        }
        Playbooks playbooks = new Playbooks(BundleParts.library(files));
        return Course.of(playbooks.get(lines.get(0).fact(Facts.PLAYBOOK)), lines);
    }

    /** In UTC, and as of the last line: the same wherever and whenever it is made. */
    private static String postMortem(Course course, String run, Map<String, String> files) {
        StringBuilder text = new StringBuilder();
        try {
            new DocumentWriter()
                    .write(
                            new TranscriptView(course.last(), ZoneOffset.UTC)
                                    .of(course, lines(POST_MORTEM, run, files), Path.of("transcript")),
                            Format.MARKDOWN,
                            new Appearance(Appearance.UNLIMITED, false, true, ZoneOffset.UTC),
                            text);
        } catch (IOException e) {
            throw new IllegalStateException(e); // nothing but memory is written
        }
        return text.toString();
    }

    static int replay(Session session, String file, Bundle bundle) {
        String run = bundle.about().path(RUN).asText("");
        Course course = course(file, run, bundle.files());
        String text = postMortem(course, run, bundle.files());
        session.output().print(BundleFiles.shown(text));
        session.console()
                .note("the post-mortem, made again from the transcript; what was answered and done is told, not done"
                        + " again");
        if (!text.equals(bundle.files().get(POST_MORTEM))) {
            session.console()
                    .warning("it does not agree with the post-mortem in the bundle; another dwcpctl may have written"
                            + " that");
            return ExitCode.UNKNOWN.code();
        }
        Outcome outcome = course.outcome();
        return (outcome == null ? ExitCode.UNKNOWN : outcome.exitCode()).code();
    }
}
