package io.novacron.dwcpctl.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions at a real terminal. */
final class QuestionsIT {
    @TempDir
    Path home;

    private Path config;
    private Program program;

    @BeforeEach
    void contexts() throws IOException {
        program = Program.underTest(home);
        config = Files.createDirectories(home.resolve(".config/dwcpctl")).resolve("config.yaml");
        Files.writeString(config, """
                schema: 1
                current-context: alpha
                contexts:
                  alpha:
                    prometheus: {urls: ["http://127.0.0.1:9"]}
                  beta:
                    prometheus: {urls: ["http://127.0.0.1:9"]}
                """);
    }

    @ParameterizedTest
    @CsvSource({"C.UTF-8, ❯", "C, >"})
    void the_arrow_keys_choose(String locale, String mark) throws IOException, InterruptedException, TimeoutException {
        try (PseudoTerminal terminal =
                PseudoTerminal.start(program.with("LANG", locale), "\"$PROGRAM\" config use-context")) {
            terminal.await("beta");
            terminal.type(PseudoTerminal.DOWN);
            terminal.type(PseudoTerminal.ENTER);

            assertThat(terminal.exitCode()).as(terminal.shown()).isZero();
            assertThat(terminal.shown()).contains("Which context?").contains(mark);
        }
        assertThat(config).content().contains("current-context: beta");
    }

    @Test
    void control_C_leaves_everything_as_it_was() throws IOException, InterruptedException, TimeoutException {
        String before = Files.readString(config);
        try (PseudoTerminal terminal = PseudoTerminal.start(program, "\"$PROGRAM\" config use-context")) {
            terminal.await("beta");
            terminal.type(PseudoTerminal.CONTROL_C);

            assertThat(terminal.exitCode()).as(terminal.shown()).isEqualTo(130);
        }
        assertThat(config).hasContent(before);
    }

    @Test
    void nothing_is_asked_where_stdin_is_no_terminal() throws IOException, InterruptedException, TimeoutException {
        try (PseudoTerminal terminal = PseudoTerminal.start(program, "\"$PROGRAM\" config use-context </dev/null")) {
            assertThat(terminal.exitCode()).as(terminal.shown()).isEqualTo(64);
        }
    }

    @Test
    void results_may_go_elsewhere_while_a_question_is_asked()
            throws IOException, InterruptedException, TimeoutException {
        Path out = home.resolve("out.txt");
        try (PseudoTerminal terminal =
                PseudoTerminal.start(program, "\"$PROGRAM\" config use-context >'" + out + "'")) {
            terminal.await("beta");
            terminal.type(PseudoTerminal.ENTER);

            assertThat(terminal.exitCode()).as(terminal.shown()).isZero();
        }
        assertThat(out).isEmptyFile();
    }
}
