package io.novacron.dwcpctl.face.command;

import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code dwcpctl} itself: the global options, and nothing to do without a command. */
@Command(
        name = "dwcpctl",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        description = "Says how the DWCP v3 rollout is doing, from what Prometheus has seen.",
        synopsisSubcommandLabel = "COMMAND")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class RootCommand implements Runnable {
    /** The option that asks for the version, by all its names. */
    public static final Set<String> VERSION = Set.of("--version", "-V");

    @Mixin
    GlobalOptions options = new GlobalOptions();

    @Spec
    CommandSpec spec;

    public GlobalOptions options() {
        return options;
    }

    @Override
    public void run() {
        throw UsageErrors.refusal(spec, "a command is missing");
    }
}
