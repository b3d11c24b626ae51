package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.ops.bundle.Bundle;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dwcpctl bundle replay}. */
@Command(
        name = "replay",
        description =
                "Work a bundle out again without any server: its report from the replies, its decision from the evidence,"
                        + " its record from the journal. The same as in it, or 3.")
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
        Bundle bundle = BundleFiles.read(session, file);
        String name = "bundle " + file;
        try {
            return switch (bundle.about().path("kind").asText()) {
                case GateBundle.KIND -> GateBundle.replay(session, name, bundle);
                case RollbackBundle.KIND -> RollbackBundle.replay(session, name, bundle);
                case PlaybookBundle.KIND -> PlaybookBundle.replay(session, name, bundle);
                default -> report(session, name, bundle);
            };
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException | NullPointerException e) {
            throw new CliException(
                    ExitCode.BAD_INPUT,
                    name + ": not a bundle as this dwcpctl writes it: " + e.getMessage(),
                    "Use the dwcpctl that wrote it.",
                    e);
        }
    }

    private static int report(Session session, String name, Bundle bundle) throws InterruptedException {
        ReportBundle.Replayed replayed = ReportBundle.replay(name, bundle);
        session.output().print(replayed.text());
        if (!replayed.agrees()) {
            session.console()
                    .warning("it does not agree with the report in the bundle; another dwcpctl may have written that");
            return ExitCode.UNKNOWN.code();
        }
        return ReportCommand.exitCode(replayed.report()).code();
    }
}
