package io.novacron.dwcpctl.face.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dwcpctl query}: a group of commands. */
@Command(name = "query", description = "Questions of the cookbook, and PromQL of your own.")
@SuppressWarnings("NullAway.Init") // picocli sets the field
public final class QueryCommand implements Runnable {
    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "query needs a command");
    }
}
