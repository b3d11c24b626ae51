package io.novacron.dwcpctl.face.command;

import static java.util.Map.entry;

import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.face.reference.BashCompletion;
import io.novacron.dwcpctl.face.reference.FishCompletion;
import io.novacron.dwcpctl.face.reference.ZshCompletion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** All commands. */
public final class Commands {

    private Commands() {}

    /**
     * The command line, ready to be executed, with all commands there are.
     *
     * @param root receives the global options
     * @param sessions opens the session of the command that runs
     * @param version what {@code --version} says
     */
    public static CommandLine of(RootCommand root, Sessions sessions, Supplier<String> version) {
        return ready(new CommandLine(root), all(sessions, ""), version);
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
        List<String> words = leadingWords(commands.getCommandSpec(), arguments);
        String first = words.isEmpty() ? "" : words.get(0);
        Map<String, Supplier<CommandLine>> all = all(sessions, words.size() > 1 ? words.get(1) : "");
        if (all.containsKey(first)) {
            // the root takes no arguments of its own, and who has named one command cannot name another
            all.keySet().retainAll(Set.of(first));
        } else if (RootCommand.VERSION.contains(first)) {
            all.clear();
        }
        return ready(commands, all, version);
    }

    /**
     * The first two words that are neither options nor values of options. An option that ends the line's meaning counts as the
     * first; one that is not known here ends the search for the second, because the next word may be its value.
     */
    private static List<String> leadingWords(CommandSpec root, List<String> arguments) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < arguments.size() && words.size() < 2; i++) {
            String word = arguments.get(i);
            OptionSpec option = root.findOption(word);
            boolean ends = option != null && (option.usageHelp() || option.versionHelp());
            if (word.equals("--") || (!words.isEmpty() && (ends || isUnknown(option, word)))) {
                break;
            }
            if (ends || !word.startsWith("-")) {
                words.add(word);
            } else if (option != null && option.arity().min() > 0) {
                i++;
            }
        }
        return words;
    }

    private static boolean isUnknown(@Nullable OptionSpec option, String word) {
        return option == null && word.startsWith("-") && word.indexOf('=') < 0;
    }

    /**
     * By name, in the order of the help. A new one is its class and a line here.
     *
     * @param member of a family of commands, where the line names one: the others are left out
     */
    private static Map<String, Supplier<CommandLine>> all(Sessions sessions, String member) {
        Map<String, Supplier<CommandLine>> all = new LinkedHashMap<>();
        all.put("triage", () -> new CommandLine(new TriageCommand(sessions)));
        all.put("health", () -> new CommandLine(new HealthCommand(sessions)));
        all.put("gonogo", () -> new CommandLine(new GonogoCommand(sessions)));
        all.put("compare", () -> new CommandLine(new CompareCommand(sessions)));
        all.put(
                "rollback",
                () -> family(
                        new RollbackCommand(sessions),
                        member,
                        entry("plan", () -> new RollbackPlanCommand(sessions)),
                        entry("run", () -> new RollbackRunCommand(sessions)),
                        entry("resume", () -> new RollbackResumeCommand(sessions)),
                        entry("status", () -> new RollbackStatusCommand(sessions)),
                        entry("verify", () -> new RollbackVerifyCommand(sessions)),
                        entry("watch", () -> new RollbackWatchCommand(sessions)),
                        entry("scale-down", () -> new RollbackScaleDownCommand(sessions))));
        all.put(
                "alerts",
                () -> family(
                        new AlertsCommand(sessions),
                        member,
                        entry("list", () -> new AlertsListCommand(sessions)),
                        entry("silence", () -> new AlertsSilenceCommand(sessions)),
                        entry("expire", () -> new AlertsExpireCommand(sessions))));
        all.put("report", () -> new CommandLine(new ReportCommand(sessions)));
        all.put(
                "bundle",
                () -> family(
                        new BundleCommand(),
                        member,
                        entry("show", () -> new BundleShowCommand(sessions)),
                        entry("replay", () -> new BundleReplayCommand(sessions))));
        all.put("latency", () -> new CommandLine(new LatencyCommand(sessions)));
        all.put("throughput", () -> new CommandLine(new ThroughputCommand(sessions)));
        all.put("errors", () -> new CommandLine(new ErrorsCommand(sessions)));
        all.put(
                "query",
                () -> family(
                        new QueryCommand(),
                        member,
                        entry("list", () -> new QueryListCommand(sessions)),
                        entry("show", () -> new QueryShowCommand(sessions)),
                        entry("run", () -> new QueryRunCommand(sessions)),
                        entry("eval", () -> new QueryEvalCommand(sessions)),
                        entry("test", () -> new QueryTestCommand(sessions))));
        all.put(
                "playbook",
                () -> family(
                        new PlaybookCommand(),
                        member,
                        entry("list", () -> new PlaybookListCommand(sessions)),
                        entry("show", () -> new PlaybookShowCommand(sessions)),
                        entry("run", () -> new PlaybookRunCommand(sessions)),
                        entry("resume", () -> new PlaybookResumeCommand(sessions)),
                        entry("test", () -> new PlaybookTestCommand(sessions))));
        all.put(
                "config",
                () -> family(
                        new ConfigCommand(),
                        member,
                        entry("view", () -> new ConfigViewCommand(sessions)),
                        entry("use-context", () -> new ConfigUseContextCommand(sessions)),
                        entry("set-context", () -> new ConfigSetContextCommand(sessions)),
                        entry("check", () -> new ConfigCheckCommand(sessions))));
        all.put("guide", () -> new CommandLine(new GuideCommand(sessions)));
        all.put(
                "completion",
                () -> family(
                        new CompletionCommand(),
                        member,
                        entry("bash", () -> new CompletionScriptCommand(sessions, BashCompletion::new)),
                        entry("zsh", () -> new CompletionScriptCommand(sessions, ZshCompletion::new)),
                        entry("fish", () -> new CompletionScriptCommand(sessions, FishCompletion::new)),
                        entry("values", () -> new CompletionValuesCommand(sessions))));
        all.put("simulate", () -> new CommandLine(new SimulateCommand(sessions)));
        return all;
    }

    /** A command and those below it: the one that the line names, else all. */
    @SafeVarargs
    private static CommandLine family(Object command, String named, Map.Entry<String, Supplier<Object>>... members) {
        boolean known = false;
        for (Map.Entry<String, Supplier<Object>> member : members) {
            known |= member.getKey().equals(named);
        }
        CommandLine family = new CommandLine(command);
        for (Map.Entry<String, Supplier<Object>> member : members) {
            if (!known || member.getKey().equals(named)) {
                family.addSubcommand(member.getKey(), member.getValue().get());
            }
        }
        return family;
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
