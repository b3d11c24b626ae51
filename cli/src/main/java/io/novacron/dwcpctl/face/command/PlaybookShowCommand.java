package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.journal.Journal;
import io.novacron.dwcpctl.face.view.PlaybookView;
import io.novacron.dwcpctl.face.view.TranscriptView;
import io.novacron.dwcpctl.ops.playbook.Playbook;
import io.novacron.dwcpctl.ops.playbook.Playbooks;
import io.novacron.dwcpctl.ops.playbook.course.Course;
import io.novacron.dwcpctl.ops.playbook.course.Facts;
import io.novacron.dwcpctl.ops.playbook.course.Line;
import io.novacron.dwcpctl.ops.playbook.run.Transcript;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dwcpctl playbook show}. */
@Command(
        name = "show",
        description = "A whole playbook, to read; or a run of one: its timeline and a draft of the post-mortem.")
public final class PlaybookShowCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "PLAYBOOK", description = "Its id, or the alert's name.")
    @Nullable
    String id;

    @Option(names = "--transcript", paramLabel = "FILE", description = "The record of a run.")
    @Nullable
    String transcript;

    @Mixin
    BundleOption bundle = new BundleOption();

    private final Sessions sessions;

    public PlaybookShowCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() throws InterruptedException {
        Session session = sessions.open();
        if ((id == null) == (transcript == null)) {
            throw CliException.usage(
                    "playbook show needs a playbook or a run", "Give the playbook's id, or --transcript FILE.");
        }
        Playbooks playbooks = new Playbooks(session.library());
        if (id != null && bundle.file != null) {
            throw CliException.usage("--bundle is of a run", "Name it with --transcript FILE.");
        }
        if (id != null) {
            session.print(new PlaybookView(session.wallNow()).show(playbooks.get(id)));
        } else if (transcript != null) {
            Path file = session.environment().workingDirectory().resolve(transcript);
            run(session, playbooks, file);
            return bundle.keep(session, ExitCode.DONE.code(), () -> PlaybookBundle.of(session, playbooks, file));
        }
        return ExitCode.DONE.code();
    }

    private static void run(Session session, Playbooks playbooks, Path file) {
        List<Line> lines = Transcript.read(new Journal(file));
        if (lines.isEmpty()) {
            throw CliException.badInput(file + ": no run is recorded there", "Give a file that playbook run wrote.");
        }
        Playbook playbook = playbooks.get(lines.get(0).fact(Facts.PLAYBOOK));
        Course course = Course.of(playbook, lines);
        session.print(
                new TranscriptView(session.wallNow(), session.environment().zone()).of(course, lines, file));
    }
}
