package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.face.view.ConfigView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code dwcpctl config view}. */
@Command(name = "view", description = "The contexts, and which one is in force.")
public final class ConfigViewCommand implements Callable<Integer> {
    private final Sessions sessions;

    public ConfigViewCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() {
        Session session = sessions.open();
        session.refuseAt("config view");
        session.print(new ConfigView(session.wallNow()).contexts(session.contexts()));
        return ExitCode.DONE.code();
    }
}
