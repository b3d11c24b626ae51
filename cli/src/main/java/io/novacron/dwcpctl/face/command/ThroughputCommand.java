package io.novacron.dwcpctl.face.command;

import picocli.CommandLine.Command;

/** {@code dwcpctl throughput}. */
@Command(name = "throughput", description = "How fast data moves.")
public final class ThroughputCommand extends FamilyCommand {
    public ThroughputCommand(Sessions sessions) {
        super(sessions, "throughput");
    }
}
