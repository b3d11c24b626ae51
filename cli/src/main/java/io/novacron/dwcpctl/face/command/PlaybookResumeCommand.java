package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.ops.playbook.Playbooks;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dwcpctl playbook resume}. */
@Command(
        name = "resume",
        description = "Go on with a run that was left or cut off: looks first what has become of a change, and repeats"
                + " none without asking.")
public final class PlaybookResumeCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "Its id; the latest that has not ended where not given.")
    @Nullable
    String run;

    @Option(names = "--transcript", paramLabel = "FILE", description = "The run's record, where it lies elsewhere.")
    @Nullable
    String transcript;

    @Option(names = "--answers", paramLabel = "FILE", description = "Answer from a file, from here on.")
    @Nullable
    String answers;

    @Mixin
    BundleOption bundle = new BundleOption();

    private final Sessions sessions;

    public PlaybookResumeCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() throws InterruptedException {
        Session session = sessions.open();
        session.refuseAt("playbook resume");
        bundle.prepare(session);
        return new PlaybookRun(session, new Playbooks(session.library())).resume(run, answers, transcript, bundle);
    }
}
