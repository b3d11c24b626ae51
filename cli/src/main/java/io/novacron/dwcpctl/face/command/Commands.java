package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.face.reference.BashCompletion;
import io.novacron.dwcpctl.face.reference.FishCompletion;
import io.novacron.dwcpctl.face.reference.ZshCompletion;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** All commands. */
public final class Commands {
    private static final Set<String> VERSION = Set.of("--version", "-V");

    private Commands() {}

    /**
     * The command line, ready to be executed, with all commands there are.
     *
     * @param root receives the global options
     * @param sessions opens the session of the command that runs
     * @param version what {@code --version} says
     */
    public static CommandLine of(RootCommand root, Sessions sessions, Supplier<String> version) {
        return ready(new CommandLine(root), all(sessions), version);
    }

    /**
     * The same with no more commands than the line can mean: to describe one to picocli costs a native image half a
     * millisecond, which for all of them was most of a short run.
     *
     * @param arguments what will be executed
     */
    public static CommandLine of(
            RootCommand root, Sessions sessions, Supplier<String> version, List<String> arguments) {
        CommandLine commands = new CommandLine(root);
        Map<String, Supplier<CommandLine>> all = all(sessions);
        String first = firstWord(commands.getCommandSpec(), arguments);
        if (all.containsKey(first)) {
            // the root takes no arguments of its own, and who has named one command cannot name another
            all.keySet().retainAll(Set.of(first));
        } else if (VERSION.contains(first)) {
            all.clear();
        }
        return ready(commands, all, version);
    }

    /** The first word that is neither an option nor the value of one, or an option that ends the line's meaning. */
    private static String firstWord(CommandSpec root, List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (word.equals("--")) {
                return "";
            }
            OptionSpec option = root.findOption(word);
            if (!word.startsWith("-") || (option != null && (option.usageHelp() || option.versionHelp()))) {
                return word;
            }
            if (option != null && option.arity().min() > 0) {
                i++;
            }
        }
        return "";
    }

    /** By name, in the order of the help. A new one is its class and a line here. */
    private static Map<String, Supplier<CommandLine>> all(Sessions sessions) {
        Map<String, Supplier<CommandLine>> all = new LinkedHashMap<>();
        all.put("triage", () -> new CommandLine(new TriageCommand(sessions)));
        all.put("health", () -> new CommandLine(new HealthCommand(sessions)));
        all.put("gonogo", () -> new CommandLine(new GonogoCommand(sessions)));
        all.put("compare", () -> new CommandLine(new CompareCommand(sessions)));
        all.put(
                "rollback",
                () -> new CommandLine(new RollbackCommand(sessions))
                        .addSubcommand(new RollbackPlanCommand(sessions))
                        .addSubcommand(new RollbackRunCommand(sessions))
                        .addSubcommand(new RollbackResumeCommand(sessions))
                        .addSubcommand(new RollbackStatusCommand(sessions))
                        .addSubcommand(new RollbackVerifyCommand(sessions))
                        .addSubcommand(new RollbackWatchCommand(sessions))
                        .addSubcommand(new RollbackScaleDownCommand(sessions)));
        all.put(
                "alerts",
                () -> new CommandLine(new AlertsCommand(sessions))
                        .addSubcommand(new AlertsListCommand(sessions))
                        .addSubcommand(new AlertsSilenceCommand(sessions))
                        .addSubcommand(new AlertsExpireCommand(sessions)));
        all.put("report", () -> new CommandLine(new ReportCommand(sessions)));
        all.put(
                "bundle",
                () -> new CommandLine(new BundleCommand())
                        .addSubcommand(new BundleShowCommand(sessions))
                        .addSubcommand(new BundleReplayCommand(sessions)));
        all.put("latency", () -> new CommandLine(new LatencyCommand(sessions)));
        all.put("throughput", () -> new CommandLine(new ThroughputCommand(sessions)));
        all.put("errors", () -> new CommandLine(new ErrorsCommand(sessions)));
        all.put(
                "query",
                () -> new CommandLine(new QueryCommand())
                        .addSubcommand(new QueryListCommand(sessions))
                        .addSubcommand(new QueryShowCommand(sessions))
                        .addSubcommand(new QueryRunCommand(sessions))
                        .addSubcommand(new QueryEvalCommand(sessions))
                        .addSubcommand(new QueryTestCommand(sessions)));
        all.put(
                "playbook",
                () -> new CommandLine(new PlaybookCommand())
                        .addSubcommand(new PlaybookListCommand(sessions))
                        .addSubcommand(new PlaybookShowCommand(sessions))
                        .addSubcommand(new PlaybookRunCommand(sessions))
                        .addSubcommand(new PlaybookResumeCommand(sessions))
                        .addSubcommand(new PlaybookTestCommand(sessions)));
        all.put(
                "config",
                () -> new CommandLine(new ConfigCommand())
                        .addSubcommand(new ConfigViewCommand(sessions))
                        .addSubcommand(new ConfigUseContextCommand(sessions))
                        .addSubcommand(new ConfigSetContextCommand(sessions))
                        .addSubcommand(new ConfigCheckCommand(sessions)));
        all.put("guide", () -> new CommandLine(new GuideCommand(sessions)));
        all.put(
                "completion",
                () -> new CommandLine(new CompletionCommand())
                        .addSubcommand("bash", new CompletionScriptCommand(sessions, BashCompletion::new))
                        .addSubcommand("zsh", new CompletionScriptCommand(sessions, ZshCompletion::new))
                        .addSubcommand("fish", new CompletionScriptCommand(sessions, FishCompletion::new))
                        .addSubcommand(new CompletionValuesCommand(sessions)));
        all.put("simulate", () -> new CommandLine(new SimulateCommand(sessions)));
        return all;
    }

    private static CommandLine ready(
            CommandLine commands, Map<String, Supplier<CommandLine>> wanted, Supplier<String> version) {
        wanted.forEach((name, command) -> commands.addSubcommand(name, command.get()));
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
