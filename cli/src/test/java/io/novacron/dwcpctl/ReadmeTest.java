package io.novacron.dwcpctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.face.command.Commands;
import io.novacron.dwcpctl.face.command.RootCommand;
import io.novacron.dwcpctl.testing.RunningApp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What README.md says is so. */
final class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    private static final String PROMPT = "    $ dwcpctl --context demo ";
    private static final String CODE_ONLY = " >/dev/null; echo $?";

    @TempDir
    Path home;

    /** The tour is one story: its commands run one after another, on a clock that stands still, in a new home. */
    @Test
    void every_command_of_the_tour_on_the_demo_prints_what_stands_below_it() throws IOException {
        List<String> actual = new ArrayList<>();
        int commands = 0;
        boolean skipping = false;
        for (String line : Files.readAllLines(README, StandardCharsets.UTF_8)) {
            if (line.startsWith(PROMPT)) {
                commands++;
                skipping = true;
                actual.add(line);
                actual.addAll(outputOf(line.substring("    $ dwcpctl ".length())));
            } else if (!skipping || (!line.isEmpty() && !line.startsWith("    ")) || line.startsWith("    $ ")) {
                if (skipping && !line.startsWith("    $ ")) {
                    actual.add("");
                }
                skipping = false;
                actual.add(line);
            }
        }
        // for whoever changed an output on purpose
        Files.writeString(Path.of("target", "README.actual.md"), String.join("\n", actual) + "\n");

        assertThat(String.join("\n", actual) + "\n").isEqualTo(Files.readString(README));
        assertThat(commands).isGreaterThanOrEqualTo(5);
    }

    private List<String> outputOf(String command) {
        boolean codeOnly = command.endsWith(CODE_ONLY);
        String bare = codeOnly ? command.substring(0, command.length() - CODE_ONLY.length()) : command;
        RunningApp.Outcome outcome = new RunningApp().home(home).run(bare.split(" "));
        String text = codeOnly ? Integer.toString(outcome.code()) : outcome.out() + outcome.err();
        return text.lines()
                .map(l -> l.isEmpty() ? l : "    " + l)
                .map(String::stripTrailing)
                .toList();
    }

    @Test
    void the_exit_codes_are_those_of_the_program() throws IOException {
        String table = Arrays.stream(ExitCode.values())
                .map(code -> "| " + code.code() + " | " + code.meaning() + " |\n")
                .collect(Collectors.joining());

        assertThat(Files.readString(README)).contains("| code | meaning |\n|---|---|\n" + table + "\n");
    }

    @Test
    void every_command_is_named() throws IOException {
        String readme = Files.readString(README);
        CommandLine commands = Commands.of(
                new RootCommand(),
                () -> {
                    throw new IllegalStateException();
                },
                () -> "");

        commands.getSubcommands().forEach((name, command) -> {
            assertThat(readme).contains("`" + name);
            command.getSubcommands().keySet().forEach(sub -> assertThat(readme).contains(sub));
        });
    }
}
