package io.novacron.dwcpctl.face.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dwcpctl completion}: nothing by itself. */
@Command(
        name = "completion",
        description = "Print what makes a shell complete commands, options and values.",
        synopsisSubcommandLabel = "SHELL")
@SuppressWarnings("NullAway.Init") // picocli sets the field
public final class CompletionCommand implements Runnable {
    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "the shell is missing");
    }
}
