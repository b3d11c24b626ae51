package io.novacron.dwcpctl.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.testing.RealPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines are completed by the real shells at a real terminal, with the scripts that the program prints. */
final class CompletionIT {
    @TempDir
    Path home;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            bash | gon                                | gonogo
            bash | gonogo --fail-on=n                 | gonogo --fail-on=no-go
            bash | --context demo latency --region eu | --context demo latency --region eu-west
            bash | query run latency-quan             | query run latency-quantile
            bash | gonogo post-                       | gonogo post-rollback
            bash | --config conf                      | --config config.yaml
            zsh  | gon                                | gonogo
            zsh  | gonogo --fail-on=n                 | gonogo --fail-on=no-go
            zsh  | --context demo latency --region eu | --context demo latency --region eu-west
            zsh  | query run latency-quan             | query run latency-quantile
            zsh  | gonogo post-                       | gonogo post-rollback
            zsh  | --config conf                      | --config config.yaml
            fish | gon                                | gonogo
            fish | gonogo --fail-on=n                 | gonogo --fail-on=no-go
            fish | --context demo latency --region eu | --context demo latency --region eu-west
            fish | query run latency-quan             | query run latency-quantile
            fish | gonogo post-                       | gonogo post-rollback
            fish | --config conf                      | --config config.yaml
            """)
    void the_tabulator_key_completes(String shell, String typed, String run)
            throws IOException, InterruptedException, TimeoutException {
        RealPrograms.INSTALLED.require(shell);
        Program program = Program.underTest(home);
        Files.createFile(home.resolve("config.yaml"));
        Files.writeString(
                home.resolve(shell.equals("zsh") ? "_dwcpctl" : "script"),
                program.run("completion", shell).out());
        Program there =
                program.with("PATH", standIn() + ":" + program.environment().get("PATH"));
        try (PseudoTerminal terminal = PseudoTerminal.start(there, "cd \"$HOME\" && " + command(shell))) {
            terminal.type(preparation(shell) + PseudoTerminal.ENTER);
            terminal.await("ready 1");
            terminal.type("dwcpctl " + typed + "\t" + PseudoTerminal.ENTER);
            terminal.await("ran: " + run + " .");
            terminal.type("exit" + PseudoTerminal.ENTER);

            assertThat(terminal.exitCode()).as(terminal.shown()).isZero();
        }
    }

    /** The folder of a dwcpctl that answers the scripts as the program does, and otherwise shows what it was run with. */
    private Path standIn() throws IOException {
        Path folder = Files.createDirectory(home.resolve("bin"));
        Path file = folder.resolve("dwcpctl");
        Files.writeString(file, """
                #!/bin/sh
                case $1 in
                  completion) exec "$PROGRAM" "$@" ;;
                  *) echo "ran: $* ." ;;
                esac
                """);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return folder;
    }

    /** As bare as it starts. */
    private static String command(String shell) {
        return switch (shell) {
            case "bash" -> "bash --norc -i";
            case "zsh" -> "zsh -f -i";
            default -> "fish --no-config --interactive";
        };
    }

    /** The sum is not yet there in the line that is echoed. */
    private static String preparation(String shell) {
        return switch (shell) {
            case "bash" -> "source ./script && echo ready $((0+1))";
            case "zsh" -> "fpath=($HOME $fpath); autoload -Uz compinit; compinit -D -u; echo ready $((0+1))";
            default -> "source ./script; echo ready (math 0+1)";
        };
    }
}
