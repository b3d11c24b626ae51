package io.novacron.dwcpctl.face.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dwcpctl rollback resume}. */
@Command(
        name = "resume",
        description =
                "Go on with a rollback that was stopped, cut off or failed: what is so already is not done again.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class RollbackResumeCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "ROLLBACK", description = "The context's latest where none is given.")
    @Nullable
    String id;

    @Option(names = "--by", paramLabel = "NAME", description = "Who goes on; the user's name where not given.")
    @Nullable
    String by;

    @Mixin
    BundleOption bundle;

    private final Sessions sessions;

    public RollbackResumeCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() throws InterruptedException {
        Session session = sessions.open();
        bundle.prepare(session);
        return new RollbackDesk(session, "rollback resume").resume(id, by, bundle);
    }
}
