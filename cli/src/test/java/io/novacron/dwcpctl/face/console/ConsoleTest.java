package io.novacron.dwcpctl.face.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.error.CliException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private static final String ERASE = "\r\u001b[K";

    private final HandTicker ticker = new HandTicker();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    static TerminalFacts facts(boolean terminal, @Nullable String term, @Nullable String noColour) {
        return new TerminalFacts(terminal, terminal, terminal, "30", term, noColour, true);
    }

    private Console console(TerminalFacts facts, boolean quiet, boolean noColour) {
        ScreenWidth width = new ScreenWidth(facts, () -> {
            throw new AssertionError("COLUMNS is set");
        });
        PrintStream err = new PrintStream(screen, true, StandardCharsets.UTF_8);
        return new Console(facts, err, width, ticker, ticker::nanoTime, quiet, noColour);
    }

    private Console onTerminal() {
        return console(facts(true, "xterm", null), false, true);
    }

    private String shown() {
        String text = screen.toString(StandardCharsets.UTF_8);
        screen.reset();
        return text;
    }

    @Test
    void warningsAndErrorsAreLinesThatNothingFromOutsideCanBreak() {
        Console console = console(facts(false, null, null), false, false);
        console.warning("only 1 of 2 replicas answered\u001b[2J");
        console.error(CliException.usage("no such gate: a\nb", "See dwcpctl gonogo --help."));
        assertThat(shown()).isEqualTo("""
                        warning: only 1 of 2 replicas answered\\x1b[2J
                        error: no such gate: a\\nb
                        See dwcpctl gonogo --help.
                        """);
    }

    @Test
    void theWordsBeforeAreColouredOnATerminal() {
        Console console = console(facts(true, "xterm", ""), false, false);
        console.warning("w");
        console.error(CliException.usage("e", "s"));
        assertThat(shown()).isEqualTo("\u001b[33mwarning:\u001b[0m w\n\u001b[1;31merror:\u001b[0m e\ns\n");
    }

    @Test
    void progressIsSilentForASecondThenOneLineRedrawnAndGoneAtTheEnd() {
        try (Progress progress = onTerminal().progress("asking prometheus-0")) {
            ticker.pass(Duration.ofMillis(900));
            assertThat(shown()).isEmpty();
            ticker.pass(Duration.ofMillis(100));
            assertThat(shown()).isEqualTo(ERASE + "asking prometheus-0 (1 s)");
            progress.update("asking the replicas of prometheus");
            assertThat(shown()).as("30 columns, the last left free").isEqualTo(ERASE + "asking the replicas of… (1 s)");
        }
        assertThat(shown()).isEqualTo(ERASE);
        assertThat(ticker.running()).isZero();
        ticker.pass(Duration.ofSeconds(5));
        assertThat(shown()).isEmpty();
    }

    @Test
    void progressLeavesNoTraceWhereItWasNeverShown() {
        try (Progress progress = onTerminal().progress("asking")) {
            progress.update("still asking");
        }
        assertThat(shown()).isEmpty();
    }

    @Test
    void otherOutputTakesTheLineAwayFirst() {
        Console console = onTerminal();
        String result = console.during("asking", () -> {
            ticker.pass(Duration.ofSeconds(1));
            shown();
            console.warning("slow");
            assertThat(shown()).isEqualTo(ERASE + "warning: slow\n");
            console.clear();
            assertThat(shown()).as("nothing is left to clear").isEmpty();
            ticker.pass(Duration.ofMillis(500));
            assertThat(shown()).isEqualTo(ERASE + "asking (1 s)");
            return "answer";
        });
        assertThat(result).isEqualTo("answer");
        assertThat(shown()).isEqualTo(ERASE);
    }

    @Test
    void progressWithinProgressGivesBackTheLine() {
        Console console = onTerminal();
        Progress outer = console.progress("gate");
        Progress inner = console.progress("query");
        ticker.pass(Duration.ofSeconds(1));
        assertThat(shown()).isEqualTo(ERASE + "query (1 s)");
        inner.close();
        shown();
        ticker.pass(Duration.ofMillis(500));
        assertThat(shown()).isEqualTo(ERASE + "gate (1 s)");
        outer.close();
        assertThat(shown()).isEqualTo(ERASE);
    }

    @Test
    void noProgressWithQuietOrWithoutATerminalThatCanRedraw() {
        for (Console console : new Console[] {
            console(facts(true, "xterm", null), true, false),
            console(facts(false, "xterm", null), false, false),
            console(facts(true, "dumb", null), false, false)
        }) {
            Progress progress = console.progress("asking");
            ticker.pass(Duration.ofSeconds(9));
            progress.close();
            assertThat(shown()).isEmpty();
        }
    }

    @Test
    void quietSilencesNotesButNoWarning() {
        Console console = console(facts(true, "xterm", null), true, true);
        console.note("n");
        console.warning("w");
        assertThat(shown()).isEqualTo("warning: w\n");
    }
}
