package io.novacron.dwcpctl.face.command;

import picocli.CommandLine.Command;

/** {@code dwcpctl errors}. */
@Command(name = "errors", description = "What fails.")
public final class ErrorsCommand extends FamilyCommand {
    public ErrorsCommand(Sessions sessions) {
        super(sessions, "errors");
    }
}
