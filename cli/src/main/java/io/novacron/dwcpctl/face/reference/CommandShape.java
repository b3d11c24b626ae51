package io.novacron.dwcpctl.face.reference;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A command as its user sees it.
 *
 * @param words its name with those of the commands above it, without the program's: {@code query run}; empty for the
 *     program
 * @param about what it does, in a sentence
 * @param options those that are its own; for the program, those that every command takes
 * @param arguments in their order
 * @param subcommands in the order of the help
 */
public record CommandShape(
        String words, String about, List<Option> options, List<Argument> arguments, List<CommandShape> subcommands) {
    public CommandShape {
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
        subcommands = List.copyOf(subcommands);
    }

    /** Its last word; empty for the program. */
    String name() {
        return words.substring(words.lastIndexOf(' ') + 1);
    }

    /** This command and all below it, each before its own. */
    public Stream<CommandShape> all() {
        return Stream.concat(Stream.of(this), subcommands.stream().flatMap(CommandShape::all));
    }

    /**
     * An option.
     *
     * @param names each with its dashes
     * @param value what it takes; empty for a switch
     * @param required whether the command needs it
     */
    public record Option(List<String> names, String about, Optional<Argument> value, boolean required) {
        public Option {
            names = List.copyOf(names);
        }
    }

    /**
     * An argument, or the value of an option.
     *
     * @param label how the help calls it
     * @param about what it is; empty for the value of an option
     * @param values what it can be
     * @param optional whether it may be left out
     * @param many whether there may be more than one
     */
    public record Argument(String label, String about, Values values, boolean optional, boolean many) {}
}
