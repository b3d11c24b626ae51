package io.novacron.dwcpctl.face.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dwcpctl bundle}: a group of commands. */
@Command(name = "bundle", description = "What --bundle wrote: looked into, and worked out again.")
@SuppressWarnings("NullAway.Init") // picocli sets the field
public final class BundleCommand implements Runnable {
    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "bundle needs a command");
    }
}
