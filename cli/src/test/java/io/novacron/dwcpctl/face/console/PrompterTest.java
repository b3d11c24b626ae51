package io.novacron.dwcpctl.face.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.face.console.Prompter.Choice;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jline.terminal.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

// a question that nobody answers would wait for ever
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PrompterTest {
    private static final String DOWN = "\u001bOB";
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";
    private static final List<Choice> REGIONS = List.of(
            new Choice("eu", "eu-west"), new Choice("us", "us-east"), new Choice("both", "both \u001b[2Jregions"));

    private final TerminalFacts facts = ConsoleTest.facts(true, "xterm-256color", null);

    private Prompter typing(String question, String keys) {
        return prompter(new TypedKeys(question, keys));
    }

    private Prompter prompter(TerminalOpener opener) {
        return JLinePrompter.where(facts, false, opener, console(opener));
    }

    private Console console(TerminalOpener opener) {
        HandTicker ticker = new HandTicker();
        PrintStream err = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new Console(facts, err, new ScreenWidth(facts, opener), ticker, ticker::nanoTime, false, true);
    }

    private String choice(String keys) {
        return typing("Which region?", keys).choose("Which region?", REGIONS, "--region");
    }

    private boolean confirmed(String keys) {
        return typing("Roll back?", keys).confirm("Roll back?", "--confirm");
    }

    private boolean typed(String keys, String word) {
        return typing("Type it:", keys).typeExactly("Type it:", word, "--context");
    }

    @Test
    void theArrowKeysChooseAndEnterTakes() {
        assertThat(choice("\r")).isEqualTo("eu");
        assertThat(choice(DOWN + "\r")).isEqualTo("us");
        assertThat(choice(DOWN + DOWN + "\r")).isEqualTo("both");
    }

    @Test
    void theChoicesAreShownHarmless() {
        TypedKeys keys = new TypedKeys("Which region?", "\r");
        prompter(keys).choose("Which region?", REGIONS, "--region");
        assertThat(keys.screen())
                .contains("eu-west")
                .contains("us-east")
                .contains("both \\x1b[2Jregions")
                .doesNotContain("\u001b[2Jregions");
    }

    @Test
    void onlyYesIsYes() {
        assertThat(confirmed("y\r")).isTrue();
        assertThat(confirmed("n\r")).isFalse();
        assertThat(confirmed("\r")).as("plain Enter").isFalse();
    }

    @Test
    void aWordMustBeTypedExactly() {
        assertThat(typed("production\r", "production")).isTrue();
        assertThat(typed("Production\r", "production")).isFalse();
        assertThat(typed("\r", "production")).isFalse();
        assertThat(typed("a!b\r", "a!b")).as("no history is looked up").isTrue();
    }

    @Test
    void controlCAtAnyQuestionIsAnInterruption() {
        assertInterrupted(() -> choice(CTRL_C));
        assertInterrupted(() -> confirmed(CTRL_C));
        assertInterrupted(() -> typed(CTRL_C, "x"));
        assertInterrupted(() -> typed(CTRL_D, "x"));
    }

    private static void assertInterrupted(ThrowingCallable question) {
        assertThatThrownBy(question)
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INTERRUPTED));
    }

    @Test
    void aTerminalThatCannotBeOpenedNamesTheFlagThatAnswers() {
        Prompter prompter = prompter(() -> {
            throw new IOException("no tty");
        });
        assertThatThrownBy(() -> prompter.confirm("Roll back?", "--confirm"))
                .isInstanceOfSatisfying(CliException.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(e.suggestion()).contains("--confirm");
                });
    }

    @Test
    void whereNobodyCanBeAskedEveryQuestionIsRefused() {
        Console console = console(PrompterTest::never);
        TerminalFacts pipe = new TerminalFacts(false, true, true, null, "xterm", null, true);
        for (Prompter prompter : List.of(
                JLinePrompter.where(facts, true, PrompterTest::never, console),
                JLinePrompter.where(pipe, false, PrompterTest::never, console))) {
            for (ThrowingCallable question : List.<ThrowingCallable>of(
                    () -> prompter.choose("Really?", REGIONS, "--answers FILE"),
                    () -> prompter.confirm("Really?", "--answers FILE"),
                    () -> prompter.typeExactly("Really?", "x", "--answers FILE"))) {
                assertThatThrownBy(question).isInstanceOfSatisfying(CliException.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(e.getMessage()).isEqualTo("a question was needed and prompting is off: Really?");
                    assertThat(e.suggestion()).contains("--answers FILE");
                });
            }
        }
    }

    private static Terminal never() {
        throw new AssertionError("the terminal was opened without need");
    }

    @Test
    void theScriptedOneFailsWhenAskedSomethingElseOrTooLittle() {
        ScriptedPrompter scripted =
                new ScriptedPrompter().answering("Roll back?", true).choosing("Where?", "us");
        assertThat(scripted.confirm("Roll back?", "--confirm")).isTrue();
        assertThatThrownBy(scripted::close).isInstanceOf(AssertionError.class).hasMessageContaining("Where?");
        assertThatThrownBy(() -> scripted.confirm("Scale v3 down?", "--confirm"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Scale v3 down?");
        assertThatThrownBy(() -> scripted.confirm("More?", "--confirm"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nothing more was prepared");
    }
}
