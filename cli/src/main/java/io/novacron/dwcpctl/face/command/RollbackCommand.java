package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.ops.rollback.Mode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dwcpctl rollback}, and its short form for emergencies. */
@Command(
        name = "rollback",
        description = "Back to v1, make before break: planned, journalled, resumable. At once: --emergency --confirm.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class RollbackCommand implements Callable<Integer> {
    @Option(names = "--emergency", description = "At once: asks nothing, waits less; only what is impossible stops it.")
    boolean emergency;

    @Option(names = "--confirm", description = "With --emergency: it is meant.")
    boolean confirm;

    @Mixin
    RollbackOptions options;

    @Mixin
    BundleOption bundle;

    private final Sessions sessions;

    public RollbackCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!emergency) {
            throw CliException.usage(
                    "what about a rollback?",
                    "dwcpctl rollback plan | run | resume | status | verify | watch | scale-down; or --emergency --confirm.");
        }
        if (!confirm) {
            throw CliException.usage(
                    "--emergency asks nothing, so it must be confirmed on the line; nothing was touched",
                    "Add --confirm; or see what it would do with dwcpctl rollback plan --emergency.");
        }
        Session session = sessions.open();
        bundle.prepare(session);
        RollbackDesk desk = new RollbackDesk(session, "rollback");
        if (desk.isProtected() && session.options().context == null) {
            throw CliException.usage(
                    "context " + desk.site().context() + " is protected; nothing was touched",
                    "Name it on this very line: --context " + desk.site().context() + ".");
        }
        return desk.begin(desk.plan(Mode.EMERGENCY, options), options, bundle);
    }
}
