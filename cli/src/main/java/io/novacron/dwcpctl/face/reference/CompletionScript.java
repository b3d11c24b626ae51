package io.novacron.dwcpctl.face.reference;

import io.novacron.dwcpctl.face.reference.CommandShape.Argument;
import io.novacron.dwcpctl.face.reference.CommandShape.Option;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a completion script. Each walks over the words before the cursor in the same way: what belongs to an option, which
 * command is meant, how many arguments it has already; then it looks up in four tables what can stand at the cursor. Words
 * that the program alone knows are asked of it, with the context and the config file that the line names.
 */
public abstract class CompletionScript {
    private final CommandShape root;

    /** @param root the program */
    CompletionScript(CommandShape root) {
        this.root = root;
    }

    /** The whole script. */
    public abstract String text();

    /** The rest of a table: what an option of a command takes. The commands' own first: they may mean another thing. */
    final String optionValues() {
        String own = root.subcommands().stream()
                .flatMap(CommandShape::all)
                .map(this::optionValues)
                .collect(Collectors.joining());
        return own + optionValues(root);
    }

    private String optionValues(CommandShape command) {
        return command.options().stream()
                .filter(option -> option.value().isPresent())
                .map(option -> optionValue(
                        command.words(), option.names(), option.value().orElseThrow()))
                .collect(Collectors.joining());
    }

    /** What each command's options are; the program's are every command's. */
    final String options() {
        return root.all()
                .filter(command ->
                        !command.options().isEmpty() && !command.words().isEmpty())
                .map(command -> options(command.words(), command.options()))
                .collect(Collectors.joining());
    }

    final String globalOptions() {
        return options("", root.options());
    }

    final String subcommands() {
        return root.all()
                .filter(command -> !command.subcommands().isEmpty())
                .map(command -> subcommands(command.words(), command.subcommands()))
                .collect(Collectors.joining());
    }

    final String arguments() {
        StringBuilder text = new StringBuilder();
        root.all().forEach(command -> {
            for (int i = 0; i < command.arguments().size(); i++) {
                text.append(argument(command.words(), i, command.arguments().get(i)));
            }
        });
        return text.toString();
    }

    /** @param words of the command; empty for the program, whose options are every command's */
    abstract String optionValue(String words, List<String> names, Argument value);

    abstract String options(String words, List<Option> options);

    abstract String subcommands(String words, List<CommandShape> subcommands);

    abstract String argument(String words, int index, Argument argument);

    /** In single quotes, as all three shells read them. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** So much of a description as a menu shows. */
    static String brief(String about) {
        String first = about.split("[.;:] |\\.$|\\n", 2)[0];
        return first.length() <= 70 ? first : first.substring(0, 69) + "…";
    }
}
