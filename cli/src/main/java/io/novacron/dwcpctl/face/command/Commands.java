package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.time.PromDuration;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** All commands. A new one is its class and a line here. */
public final class Commands {
    private Commands() {}

    /**
     * The command line, ready to be executed.
     *
     * @param root receives the global options
     * @param sessions opens the session of the command that runs
     * @param version what {@code --version} says
     */
    public static CommandLine of(RootCommand root, Sessions sessions, Supplier<String> version) {
        CommandLine commands = new CommandLine(root)
                .addSubcommand(new LatencyCommand(sessions))
                .addSubcommand(new ThroughputCommand(sessions))
                .addSubcommand(new ErrorsCommand(sessions))
                .addSubcommand(new CommandLine(new QueryCommand())
                        .addSubcommand(new QueryListCommand(sessions))
                        .addSubcommand(new QueryShowCommand(sessions))
                        .addSubcommand(new QueryRunCommand(sessions))
                        .addSubcommand(new QueryEvalCommand(sessions)))
                .addSubcommand(new CommandLine(new ConfigCommand())
                        .addSubcommand(new ConfigViewCommand(sessions))
                        .addSubcommand(new ConfigUseContextCommand(sessions))
                        .addSubcommand(new ConfigSetContextCommand(sessions))
                        .addSubcommand(new ConfigCheckCommand(sessions)))
                .addSubcommand(new SimulateCommand(sessions));
        commands.registerConverter(
                Duration.class, text -> PromDuration.parse("", text)); // UsageErrors names the option
        commands.setExpandAtFiles(false); // an argument is what it says, also where it begins with an @
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setAbbreviatedOptionsAllowed(false);
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        commands.getCommandSpec().versionProvider(() -> new String[] {version.get()});
        commands.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(Arrays.stream(ExitCode.values())
                        .collect(Collectors.toMap(
                                code -> Integer.toString(code.code()),
                                ExitCode::meaning,
                                (a, b) -> a,
                                LinkedHashMap::new)));
        return commands;
    }
}
