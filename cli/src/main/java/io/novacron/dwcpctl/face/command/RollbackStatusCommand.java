package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.ops.rollback.Claim;
import io.novacron.dwcpctl.ops.rollback.Claims;
import io.novacron.dwcpctl.ops.rollback.RollbackRecord;
import io.novacron.dwcpctl.ops.rollback.Whereabouts;
import io.novacron.dwcpctl.site.cluster.Cluster;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code dwcpctl rollback status}. */
@Command(
        name = "status",
        description = "Who works on a rollback, how far it is, and where users are served; from any machine.")
public final class RollbackStatusCommand implements Callable<Integer> {
    private final Sessions sessions;

    public RollbackStatusCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() {
        Session session = sessions.open();
        RollbackDesk desk = new RollbackDesk(session, "rollback status");
        Cluster cluster = desk.site().cluster();
        @Nullable
        Claim claim =
                Claims.of(cluster.deployment(cluster.names().application())).orElse(null);
        @Nullable
        RollbackRecord local = desk.rollbacks().latest(desk.site().context()).orElse(null);
        session.print(desk.view().status(claim, Whereabouts.of(cluster), local));
        return ExitCode.DONE.code();
    }
}
