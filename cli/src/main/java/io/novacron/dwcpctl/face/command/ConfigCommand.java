package io.novacron.dwcpctl.face.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dwcpctl config}: a group of commands. */
@Command(name = "config", description = "The config file and its contexts.")
@SuppressWarnings("NullAway.Init") // picocli sets the field
public final class ConfigCommand implements Runnable {
    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "config needs a command");
    }
}
