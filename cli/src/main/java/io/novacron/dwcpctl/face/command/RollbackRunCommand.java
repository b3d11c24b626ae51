package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.ops.rollback.Mode;
import io.novacron.dwcpctl.ops.rollback.RollbackPlan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dwcpctl rollback run}. */
@Command(name = "run", description = "Show the plan, ask, and do it.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class RollbackRunCommand implements Callable<Integer> {
    @Option(names = "--yes", description = "The plan is agreed to; not enough on a protected context.")
    boolean yes;

    @Mixin
    RollbackOptions options;

    @Mixin
    BundleOption bundle;

    private final Sessions sessions;

    public RollbackRunCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() throws InterruptedException {
        Session session = sessions.open();
        bundle.prepare(session);
        RollbackDesk desk = new RollbackDesk(session, "rollback run");
        RollbackPlan plan = desk.plan(Mode.MANUAL, options);
        if (plan.obstacles().isEmpty()) {
            desk.show(desk.view().plan(plan));
            desk.confirm(
                    "Roll back to v1?",
                    yes,
                    desk.isProtected()
                            ? "rollback --emergency --confirm --context "
                                    + desk.site().context()
                            : "--yes");
        }
        return desk.begin(plan, options, bundle);
    }
}
