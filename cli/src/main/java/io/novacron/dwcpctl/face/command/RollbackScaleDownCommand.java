package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.ops.rollback.Check;
import io.novacron.dwcpctl.ops.rollback.ScaleDown;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dwcpctl rollback scale-down}. */
@Command(
        name = "scale-down",
        description = "Later, and only once v3 has no traffic and no migrations: take its pods away.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class RollbackScaleDownCommand implements Callable<Integer> {
    @Option(names = "--replicas", paramLabel = "N", description = "Pods of v3 that stay; 0 where not given.")
    int replicas;

    @Option(names = "--yes", description = "It is agreed to; not enough on a protected context.")
    boolean yes;

    private final Sessions sessions;

    public RollbackScaleDownCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (replicas < 0) {
            throw CliException.usage("--replicas must be 0 or more", "Leave it out for none.");
        }
        Session session = sessions.open();
        RollbackDesk desk = new RollbackDesk(session, "rollback scale-down");
        ScaleDown scaleDown = new ScaleDown(desk.ports());
        List<Check> checks = scaleDown.checks();
        Verdict verdict = Verdict.worst(checks.stream().map(Check::verdict).toList());
        String command = scaleDown.command(replicas);
        if (verdict.compareTo(Verdict.WARN) > 0) {
            session.print(desk.view().checks("RollbackScaleDown", "v3 is not scaled down", checks));
            return verdict.exitCode().code();
        }
        Document question = desk.view().checks("RollbackScaleDown", command, checks);
        desk.show(question);
        desk.confirm("Take v3's pods away? The way back to v3 is then longer.", yes, "--yes");
        String says = session.console().during("v3's pods go", () -> perform(scaleDown, session));
        session.print(desk.view().checks("RollbackScaleDown", says, checks));
        return ExitCode.DONE.code();
    }

    private String perform(ScaleDown scaleDown, Session session) {
        try {
            return scaleDown.perform(replicas, session.console()::warning);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException(
                    ExitCode.INTERRUPTED, "interrupted while v3's pods went", "Look with dwcpctl rollback status.", e);
        }
    }
}
