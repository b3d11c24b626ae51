package io.novacron.dwcpctl.face.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.face.output.Appearance;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenWidthTest {
    private static TerminalFacts facts(boolean stdoutTerminal, @Nullable String columns) {
        return new TerminalFacts(true, stdoutTerminal, true, columns, "xterm", null, true);
    }

    private static Terminal never() {
        throw new AssertionError("the terminal was opened without need");
    }

    private static Terminal terminal(int columns) throws IOException {
        ExternalTerminal terminal = new ExternalTerminal(
                "t",
                "xterm",
                new ByteArrayInputStream(new byte[0]),
                OutputStream.nullOutputStream(),
                StandardCharsets.UTF_8);
        terminal.setSize(Size.of(columns, 24));
        return terminal;
    }

    @Test
    void columnsSayItFirst() {
        assertThat(new ScreenWidth(facts(true, "132"), ScreenWidthTest::never).ofStdout())
                .isEqualTo(132);
        assertThat(new ScreenWidth(facts(false, "60"), ScreenWidthTest::never).ofStdout())
                .isEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-5", "wide", "99999999999", "８０"})
    void columnsThatAreNoPositiveNumberAreNotHeeded(String columns) {
        assertThat(new ScreenWidth(facts(true, columns), () -> terminal(97)).ofStdout())
                .isEqualTo(97);
    }

    @Test
    void aPipeHasNoEdgeAndOpensNothing() {
        assertThat(new ScreenWidth(facts(false, null), ScreenWidthTest::never).ofStdout())
                .isEqualTo(Appearance.UNLIMITED);
    }

    @Test
    void aTerminalThatCannotBeAskedIsTakenForAUsualOne() {
        assertThat(new ScreenWidth(facts(true, null), () -> terminal(0)).ofStdout())
                .isEqualTo(80);
        assertThat(new ScreenWidth(facts(true, null), () -> {
                            throw new IOException("no tty");
                        })
                        .ofStdout())
                .isEqualTo(80);
        assertThat(new ScreenWidth(facts(true, null), () -> {
                            throw new UnsatisfiedLinkError("no library");
                        })
                        .ofStdout())
                .isEqualTo(80);
    }

    @Test
    void aTerminalIsAskedOnce() {
        int[] opened = {0};
        ScreenWidth width = new ScreenWidth(facts(true, null), () -> {
            opened[0]++;
            return terminal(101);
        });
        assertThat(width.ofStdout()).isEqualTo(101);
        assertThat(width.ofStderr()).isEqualTo(101);
        assertThat(opened[0]).isEqualTo(1);
    }
}
