package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.time.PromDuration;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in this program's words: picocli's own name positions, types and its format. */
public final class UsageErrors {
    private UsageErrors() {}

    /** What refuses a line, as picocli does where it is wrong. */
    static RuntimeException refusal(CommandSpec command, String reason) {
        return new ParameterException(command.commandLine(), reason);
    }

    /** The failure with code 64, what is wrong and what to write instead. */
    public static CliException explain(ParameterException failure) {
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        String seeHelp = "See " + command.qualifiedName() + " --help.";
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched().get(0), command, seeHelp);
        }
        if (failure instanceof OverwrittenOptionException twice) {
            return CliException.usage(name(twice.getOverwritten()) + " is given twice", "Give it once.");
        }
        ArgSpec argument = failure.getArgSpec();
        String value = failure.getValue();
        if (argument != null && value != null) {
            return value(argument, value, seeHelp);
        }
        if (failure instanceof MissingParameterException missing) {
            // an argument that looks like an option was not taken for the one that is missing
            List<String> unmatched = failure.getCommandLine().getUnmatchedArguments();
            return unmatched.isEmpty()
                    ? missing(missing.getMissing(), seeHelp)
                    : unmatched(unmatched.get(0), command, seeHelp);
        }
        return CliException.usage(
                String.valueOf(failure.getMessage()).lines().findFirst().orElse(""), seeHelp);
    }

    private static CliException unmatched(String text, CommandSpec command, String seeHelp) {
        if (text.startsWith("-") && text.length() > 1) {
            String option = text.startsWith("--") && text.contains("=") ? text.substring(0, text.indexOf('=')) : text;
            List<String> options = command.options().stream()
                    .flatMap(known -> Arrays.stream(known.names()))
                    .filter(known -> known.startsWith("--"))
                    .toList();
            boolean maybeArgument = !command.positionalParameters().isEmpty();
            return CliException.usage(
                    "unknown option " + option,
                    Nearest.hint(option, options)
                            + (maybeArgument ? "An argument that begins with a dash goes after --. " : "")
                            + seeHelp);
        }
        if (!command.subcommands().isEmpty()) {
            return CliException.usage(
                    "unknown command \"" + text + "\"",
                    Nearest.hint(text, command.subcommands().keySet()) + seeHelp);
        }
        return CliException.usage("unexpected argument \"" + text + "\"", seeHelp);
    }

    private static CliException missing(List<ArgSpec> missing, String seeHelp) {
        ArgSpec first = missing.get(0);
        return first.isOption()
                ? CliException.usage(name(first) + " needs a value: " + first.paramLabel(), seeHelp)
                : CliException.usage(name(first) + " is missing", seeHelp);
    }

    private static CliException value(ArgSpec argument, String value, String seeHelp) {
        String name = name(argument);
        Class<?> type = argument.type();
        if (type == Duration.class) {
            return PromDuration.notOne(name, value);
        }
        if (type.isEnum()) {
            List<String> names = Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .toList();
            return CliException.usage(
                    name + ": \"" + value + "\" is none of " + String.join(", ", names),
                    Nearest.hint(value, names) + "Use one of those.");
        }
        if (type == boolean.class) {
            return CliException.usage(name + " takes no value, found \"" + value + "\"", "Write it alone: " + name);
        }
        if (Map.class.isAssignableFrom(type)) {
            return CliException.usage(
                    name + ": \"" + value + "\" is not " + argument.paramLabel(),
                    "Write it with an equals sign between the two.");
        }
        boolean isNumber = type == Double.class || type == double.class || type == Integer.class || type == int.class;
        return CliException.usage(
                name + ": \"" + value + "\" is not " + (isNumber ? "a number" : argument.paramLabel()), seeHelp);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
