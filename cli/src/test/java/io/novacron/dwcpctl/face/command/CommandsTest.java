package io.novacron.dwcpctl.face.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.testing.RunningApp;
import io.novacron.dwcpctl.testing.RunningApp.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What holds for every command there is, and for those that are to come. */
final class CommandsTest {
    private static final Set<Integer> CODES = Set.of(0, 1, 2, 3, 64, 65, 69, 70, 73, 75, 77, 130, 143);

    static Stream<List<String>> commands() {
        List<List<String>> paths = new ArrayList<>();
        collect(model(), List.of(), paths);
        return paths.stream();
    }

    private static CommandLine model() {
        return Commands.of(
                new RootCommand(),
                () -> {
                    throw new AssertionError("nothing is opened for the model");
                },
                () -> "");
    }

    private static void collect(CommandLine command, List<String> path, List<List<String>> paths) {
        paths.add(path);
        command.getSubcommands().forEach((name, sub) -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            collect(sub, longer, paths);
        });
    }

    private static CommandSpec spec(List<String> path) {
        CommandLine command = model();
        for (String name : path) {
            command = Objects.requireNonNull(command.getSubcommands().get(name), name);
        }
        return command.getCommandSpec();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latency --chart",
                "--context latency query",
                "-q -o json query",
                "--timeout=5s --no-color config latency",
                "simulate --help",
            })
    void a_line_that_names_a_command_needs_no_other(String line) {
        String named = Arrays.stream(line.split(" "))
                .filter(List.of("query", "config", "simulate", "latency")::contains)
                .filter(word -> !line.contains("--context " + word))
                .findFirst()
                .orElseThrow();

        CommandLine part = modelFor(line);

        assertThat(part.getSubcommands()).containsOnlyKeys(named);
        assertThat(usages(part.getSubcommands().get(named)))
                .isEqualTo(usages(model().getSubcommands().get(named)));
    }

    @ParameterizedTest
    @CsvSource({
        "query list, list",
        "query -o json --context list run list, run",
        "-q rollback --timeout=5s scale-down --help, scale-down",
        "config check view, check",
    })
    void a_line_that_names_one_of_a_family_needs_none_of_its_sisters(String line, String named) {
        String family = List.of("query", "rollback", "config").stream()
                .filter(line::contains)
                .findFirst()
                .orElseThrow();

        CommandLine part =
                Objects.requireNonNull(modelFor(line).getSubcommands().get(family));
        CommandLine whole = Objects.requireNonNull(model().getSubcommands().get(family));

        assertThat(part.getSubcommands()).containsOnlyKeys(named);
        assertThat(usages(part.getSubcommands().get(named)))
                .isEqualTo(usages(whole.getSubcommands().get(named)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rollback",
                "rollback --help run",
                "rollback runn",
                "rollback --reason run",
                "rollback -- run",
                "rollback --emergency run",
            })
    void a_line_that_may_mean_any_of_a_family_is_given_all(String line) {
        CommandLine family =
                Objects.requireNonNull(modelFor(line).getSubcommands().get("rollback"));

        assertThat(family.getSubcommands()).hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--help",
                "-h latency",
                "latencyy",
                "--context",
                "--nonsense",
                "-ojson",
                "--context x -h query",
                "-- query"
            })
    void a_line_that_may_mean_any_command_is_given_all(String line) {
        assertThat(modelFor(line).getSubcommands()).hasSameSizeAs(model().getSubcommands());
    }

    @Test
    void the_version_needs_no_command() {
        assertThat(modelFor("--version").getSubcommands()).isEmpty();
    }

    private static CommandLine modelFor(String line) {
        return Commands.of(
                new RootCommand(),
                () -> {
                    throw new AssertionError("nothing is opened for the model");
                },
                () -> "",
                line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }

    private static List<String> usages(@Nullable CommandLine command) {
        List<String> usages = new ArrayList<>();
        CommandLine known = Objects.requireNonNull(command);
        usages.add(known.getUsageMessage());
        known.getSubcommands().values().forEach(sub -> usages.addAll(usages(sub)));
        return usages;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void says_what_it_and_each_of_its_options_is_for(List<String> path) {
        CommandSpec spec = spec(path);

        assertThat(String.join("", spec.usageMessage().description()))
                .isNotBlank()
                .endsWith(".");
        spec.args()
                .forEach(argument -> assertThat(String.join("", argument.description()))
                        .as(argument.paramLabel() + " " + argument)
                        .isNotBlank()
                        .endsWith("."));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void takes_the_global_options(List<String> path) {
        assertThat(spec(path).optionsMap().keySet())
                .contains(
                        "--context",
                        "--config",
                        "-o",
                        "--output",
                        "--no-color",
                        "--no-prompt",
                        "--timeout",
                        "--at",
                        "-q",
                        "--quiet",
                        "--debug",
                        "-h",
                        "--help");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helps_without_opening_a_file_and_names_nothing_twice(List<String> path) {
        // were one of these files read, it would be an error
        RunningApp app = new RunningApp()
                .variable("DWCPCTL_CONFIG", "/nonexistent/config.yaml")
                .variable("DWCPCTL_LIBRARY", "/dev/null/library")
                .variable("DWCPCTL_CONTEXT", "nonexistent");

        Outcome outcome = app.run(with(path, "--help"));

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).startsWith("Usage: " + String.join(" ", with(List.of("dwcpctl"), path)));
        List<String> options = outcome.out()
                .lines()
                .filter(line -> line.matches(" {1,6}-.*"))
                .map(String::strip)
                .map(line -> line.split("[ =]", 2)[0])
                .toList();
        assertThat(options).isNotEmpty().doesNotHaveDuplicates();
    }

    static Stream<List<String>> garbage() {
        List<List<String>> lines = new ArrayList<>();
        for (List<String> path : commands().toList()) {
            lines.add(List.of(with(path, "--nonsense")));
            lines.add(List.of(with(path, "\u0000", "", "-", "--", "\uD800")));
            lines.add(List.of(with(path, "-o", "nonsense")));
            lines.add(List.of(with(path, "-o")));
            lines.add(List.of(with(path, "--timeout", "-1")));
            lines.add(List.of(with(path, "--timeout=99999999y")));
            lines.add(List.of(with(path, "--at", "tomorrow")));
            if (!path.equals(List.of("simulate"))) { // it needs no context, and would begin to serve
                lines.add(List.of(with(path, "--config", "/dev/null/x")));
                lines.add(List.of(with(path, "--context", "nonsense")));
            }
            lines.add(List.of(with(path, "{{", "}}", "=", "a=b")));
        }
        return lines.stream();
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void ends_with_a_code_of_its_own_whatever_it_is_given(List<String> line) {
        Outcome outcome = new RunningApp().run(line.toArray(String[]::new));

        assertThat(outcome.code()).as(outcome.err()).isIn(CODES).isNotIn(1, 2, 70);
        if (outcome.code() != 0) {
            assertThat(outcome.errLines()).hasSize(2).first().asString().startsWith("error: ");
            assertThat(outcome.out()).isEmpty();
        }
    }

    @Test
    void the_version_is_told() {
        Outcome outcome = new RunningApp().run("--version");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).matches("dwcpctl \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?( \\(revision [0-9a-f]{12}\\))?\\R");
    }

    private static String[] with(List<String> path, String... more) {
        return Stream.concat(path.stream(), Arrays.stream(more)).toArray(String[]::new);
    }

    private static List<String> with(List<String> path, List<String> more) {
        return Stream.concat(path.stream(), more.stream()).toList();
    }
}
