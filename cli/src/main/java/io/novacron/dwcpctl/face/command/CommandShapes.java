package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.face.reference.CommandShape;
import io.novacron.dwcpctl.face.reference.CommandShape.Argument;
import io.novacron.dwcpctl.face.reference.CommandShape.Option;
import io.novacron.dwcpctl.face.reference.Values;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Reads the shape of the commands off picocli. What a value can be is told by its label, so a label means one thing. */
final class CommandShapes {
    /** Labels of what the program can list, and the kind that {@code completion values} takes. */
    private static final Map<String, Values> BY_LABEL = Map.ofEntries(
            Map.entry("FILE", new Values.Files(false)),
            Map.entry("DIR", new Values.Files(true)),
            Map.entry("CATEGORY", new Values.Live("categories", false)),
            Map.entry("CONTEXT", new Values.Live("contexts", false)),
            Map.entry("GATE", new Values.Live("gates", true)),
            Map.entry("METRIC", new Values.Live("compared-metrics", false)),
            Map.entry("PLAYBOOK", new Values.Live("playbooks", false)),
            Map.entry("QUERY", new Values.Live("queries", false)),
            Map.entry("REGION", new Values.Live("regions", false)),
            Map.entry("ROLLBACK", new Values.Live("rollbacks", false)),
            Map.entry("SCENARIO", new Values.Live("scenarios", false)),
            Map.entry("TARGET", new Values.Live("targets", false)),
            Map.entry("TOPIC", new Values.Live("topics", false)));

    private CommandShapes() {}

    /** Of the program, with all its commands that are not hidden. */
    static CommandShape of(CommandLine program) {
        return of(program.getCommandSpec(), "", Set.of());
    }

    private static CommandShape of(CommandSpec command, String words, Set<String> inherited) {
        List<Option> options = command.options().stream()
                .filter(option -> !option.hidden() && !inherited.contains(option.longestName()))
                .map(option -> new Option(
                        List.of(option.names()),
                        about(option),
                        option.arity().max() == 0 ? Optional.empty() : Optional.of(argument(option, words)),
                        option.required()))
                .toList();
        Set<String> global = words.isEmpty()
                ? command.options().stream().map(OptionSpec::longestName).collect(Collectors.toUnmodifiableSet())
                : inherited;
        List<CommandShape> subcommands = command.subcommands().entrySet().stream()
                .filter(entry ->
                        !entry.getValue().getCommandSpec().usageMessage().hidden())
                .map(entry -> of(entry.getValue().getCommandSpec(), (words + " " + entry.getKey()).strip(), global))
                .toList();
        List<Argument> arguments = command.positionalParameters().stream()
                .filter(parameter -> !parameter.hidden())
                .map(parameter -> argument(parameter, words))
                .toList();
        return new CommandShape(
                words, String.join(" ", command.usageMessage().description()), options, arguments, subcommands);
    }

    private static Argument argument(ArgSpec spec, String words) {
        return new Argument(
                spec.paramLabel(),
                about(spec),
                values(spec, words),
                spec.arity().min() == 0,
                isMany(spec));
    }

    private static boolean isMany(ArgSpec spec) {
        return spec.isMultiValue();
    }

    private static String about(ArgSpec spec) {
        return String.join(" ", spec.description());
    }

    private static Values values(ArgSpec spec, String words) {
        if (spec.completionCandidates() != null) {
            return new Values.Words(
                    StreamSupport.stream(spec.completionCandidates().spliterator(), false)
                            .map(word -> word.toLowerCase(Locale.ROOT))
                            .toList());
        }
        if (spec.paramLabel().equals("LABEL")) {
            return new Values.Live("labels-of-" + words, false);
        }
        if (words.equals("query run") && spec.paramLabel().equals("QUERY")) {
            return new Values.Live("queries-and-categories", false);
        }
        return BY_LABEL.getOrDefault(spec.paramLabel(), new Values.Free());
    }
}
