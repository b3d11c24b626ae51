package io.novacron.dwcpctl.face.reference;

import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.face.reference.CommandShape.Argument;
import io.novacron.dwcpctl.face.reference.CommandShape.Option;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The manual: a page for the program, and one for each of its commands with all below it. */
public final class ManualPage {
    private static final String PROGRAM = "dwcpctl";

    private static final Map<String, String> VARIABLES = new TreeMap<>(Map.of(
            "DWCPCTL_CONFIG", "The config file, where --config names none.",
            "DWCPCTL_CONTEXT", "The context, where --context names none.",
            "DWCPCTL_PROMETHEUS_URL", "The address of Prometheus, in place of the context's; several with commas.",
            "DWCPCTL_ALERTMANAGER_URL", "Likewise of Alertmanager.",
            "DWCPCTL_GRAFANA_URL", "Likewise of Grafana.",
            "DWCPCTL_PUSHGATEWAY_URL", "Likewise of the Pushgateway.",
            "DWCPCTL_LIBRARY", "A directory whose queries and gates are in force before those of the program.",
            "XDG_CONFIG_HOME", "Where dwcpctl/config.yaml lies; ~/.config where it is not set.",
            "XDG_STATE_HOME", "Where dwcpctl/ keeps records and the demo's log; ~/.local/state where it is not set.",
            "NO_COLOR", "No colour, whatever it is set to."));

    private ManualPage() {}

    /**
     * All pages.
     *
     * @param root the program
     * @return text by name of the file
     */
    public static Map<String, String> all(CommandShape root) {
        Map<String, String> pages = new TreeMap<>();
        pages.put(PROGRAM + ".1", ofProgram(root));
        for (CommandShape command : root.subcommands()) {
            pages.put(PROGRAM + "-" + command.words() + ".1", ofCommand(root, command));
        }
        return pages;
    }

    private static String ofProgram(CommandShape root) {
        Roff page = start(PROGRAM, root.about())
                .section("SYNOPSIS")
                .synopsis(PROGRAM, "[OPTION...] COMMAND [ARGUMENT...]")
                .section("DESCRIPTION")
                .paragraph(root.about())
                .paragraph(
                        "Nothing is called GO, healthy or done that was not seen: what cannot be known is said, and ends"
                                + " with a code of its own. Results go to standard output, all else to standard error.")
                .section("COMMANDS");
        root.subcommands().forEach(command -> page.item(command.words(), command.about()));
        options(page.section("OPTIONS"), root.options());
        page.section("EXIT STATUS");
        for (ExitCode code : ExitCode.values()) {
            page.item(Integer.toString(code.code()), code.meaning());
        }
        page.section("ENVIRONMENT");
        VARIABLES.forEach(page::item);
        return page.section("SEE ALSO").paragraph(others(root, "")).text();
    }

    private static String ofCommand(CommandShape root, CommandShape command) {
        Roff page = start(PROGRAM + "-" + command.words(), command.about()).section("SYNOPSIS");
        command.all()
                .filter(each -> each.subcommands().isEmpty() || !each.options().isEmpty())
                .forEach(each -> page.synopsis(PROGRAM + " " + each.words(), synopsis(each)));
        page.section("DESCRIPTION").paragraph(command.about());
        described(page, command);
        command.subcommands().stream().flatMap(CommandShape::all).forEach(each -> {
            page.subsection(PROGRAM + " " + each.words()).paragraph(each.about());
            described(page, each);
        });
        return page.section("OPTIONS, EXIT STATUS AND ENVIRONMENT")
                .paragraph("Those of every command are in dwcpctl(1).")
                .section("SEE ALSO")
                .paragraph(others(root, command.words()))
                .text();
    }

    private static Roff start(String name, String about) {
        return new Roff(name.toUpperCase(Locale.ROOT), PROGRAM)
                .section("NAME")
                .paragraph(name + " - " + about.replaceAll("\\.$", ""));
    }

    private static void described(Roff page, CommandShape command) {
        command.arguments().forEach(argument -> page.item(argument.label(), argument.about()));
        options(page, command.options());
    }

    private static void options(Roff page, List<Option> options) {
        options.forEach(option -> page.item(
                String.join(", ", option.names())
                        + option.value().map(value -> " " + value.label()).orElse(""),
                option.about()));
    }

    private static String synopsis(CommandShape command) {
        String required = command.options().stream()
                .filter(Option::required)
                .map(option -> option.names().get(0)
                        + option.value().map(value -> " " + value.label()).orElse("") + " ")
                .collect(Collectors.joining());
        return required
                + "[OPTION...] "
                + command.arguments().stream().map(ManualPage::synopsis).collect(Collectors.joining(" "));
    }

    private static String synopsis(Argument argument) {
        String label = argument.label() + (argument.many() ? "..." : "");
        return argument.optional() ? "[" + label + "]" : label;
    }

    private static String others(CommandShape root, String words) {
        String commands = root.subcommands().stream()
                .map(CommandShape::words)
                .filter(other -> !other.equals(words))
                .map(other -> PROGRAM + "-" + other + "(1)")
                .collect(Collectors.joining(", "));
        return (words.isEmpty() ? "" : PROGRAM + "(1), ") + commands + ", promtool(1), kubectl(1)";
    }
}
