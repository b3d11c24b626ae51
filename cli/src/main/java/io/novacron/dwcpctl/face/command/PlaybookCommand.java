package io.novacron.dwcpctl.face.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dwcpctl playbook}: a group of commands. */
@Command(name = "playbook", description = "What to do about an alert, a step at a time.")
@SuppressWarnings("NullAway.Init") // picocli sets the field
public final class PlaybookCommand implements Runnable {
    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "playbook needs a command");
    }
}
