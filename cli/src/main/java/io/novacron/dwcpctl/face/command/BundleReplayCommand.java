package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dwcpctl bundle replay}. */
@Command(
        name = "replay",
        description =
                "Make a bundle's report again from its replies, without any server: the same byte for byte, or 3.")
@SuppressWarnings("NullAway.Init") // picocli sets the field
public final class BundleReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "That --bundle wrote.")
    Path file;

    private final Sessions sessions;

    public BundleReplayCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() throws InterruptedException {
        Session session = sessions.open();
        ReportBundle.Replayed replayed = ReportBundle.replay("bundle " + file, BundleFiles.read(session, file));
        session.output().print(replayed.text());
        if (!replayed.agrees()) {
            session.console()
                    .warning("it does not agree with the report in the bundle; another dwcpctl may have written that");
            return ExitCode.UNKNOWN.code();
        }
        return ReportCommand.exitCode(replayed.report()).code();
    }
}
