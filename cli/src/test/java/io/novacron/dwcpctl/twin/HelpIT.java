package io.novacron.dwcpctl.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.face.command.Commands;
import io.novacron.dwcpctl.face.command.RootCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every command of the model can be reached: nothing that picocli finds by reflection is missing from the program. */
final class HelpIT {
    @TempDir
    Path home;

    static Stream<Arguments> commands() {
        List<Arguments> all = new ArrayList<>();
        collect(commandLine(), List.of(), all);
        return all.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void help_of_a_command_is_that_of_the_model(List<String> command, String usage) {
        List<String> arguments = new ArrayList<>(command);
        arguments.add("--help");

        Program.Result result = Program.underTest(home).run(arguments.toArray(String[]::new));

        assertThat(result).isEqualTo(new Program.Result(0, usage, ""));
    }

    @Test
    void the_program_says_what_it_is() {
        Program.Result result = Program.underTest(home).run("--version");

        assertThat(result.out()).matches("dwcpctl \\d+\\.\\d+\\.\\d+\\S*( \\(revision [0-9a-f]{12}\\))?\n");
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
    }

    private static void collect(CommandLine line, List<String> path, List<Arguments> all) {
        all.add(Arguments.of(path, line.getUsageMessage()));
        line.getSubcommands().forEach((name, command) -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            collect(command, longer, all);
        });
    }

    private static CommandLine commandLine() {
        return Commands.of(
                new RootCommand(),
                () -> {
                    throw new AssertionError("help needs no session");
                },
                () -> "");
    }
}
