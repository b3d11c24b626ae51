package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.ops.rollback.Mode;
import io.novacron.dwcpctl.ops.rollback.RollbackPlan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dwcpctl rollback plan}. */
@Command(
        name = "plan",
        description = "What a rollback would do now, step by step, and what stands against it. Changes nothing.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class RollbackPlanCommand implements Callable<Integer> {
    @Option(names = "--emergency", description = "As it would be with rollback --emergency --confirm.")
    boolean emergency;

    @Mixin
    RollbackOptions options;

    private final Sessions sessions;

    public RollbackPlanCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() throws InterruptedException {
        Session session = sessions.open();
        RollbackDesk desk = new RollbackDesk(session, "rollback plan");
        RollbackPlan plan = desk.plan(emergency ? Mode.EMERGENCY : Mode.MANUAL, options);
        session.print(desk.view().plan(plan));
        return (plan.obstacles().isEmpty() ? ExitCode.DONE : ExitCode.NO_GO).code();
    }
}
