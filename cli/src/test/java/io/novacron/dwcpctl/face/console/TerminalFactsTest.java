package io.novacron.dwcpctl.face.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalFactsTest {
    @Test
    void colourNeedsATerminalThatCanAndAPersonWhoWants() {
        assertThat(ConsoleTest.facts(true, "xterm", null).colourOnStdout(false)).isTrue();
        assertThat(ConsoleTest.facts(true, null, "").colourOnStdout(false))
                .as("NO_COLOR empty")
                .isTrue();
        assertThat(ConsoleTest.facts(true, "xterm", null).colourOnStdout(true))
                .as("--no-color")
                .isFalse();
        assertThat(ConsoleTest.facts(true, "xterm", "1").colourOnStdout(false))
                .as("NO_COLOR")
                .isFalse();
        assertThat(ConsoleTest.facts(true, "dumb", null).colourOnStdout(false))
                .as("TERM=dumb")
                .isFalse();
        assertThat(ConsoleTest.facts(false, "xterm", null).colourOnStdout(false))
                .as("a pipe")
                .isFalse();
    }

    @Test
    void eachStreamIsLookedAtByItself() {
        TerminalFacts piped = new TerminalFacts(true, false, true, null, "xterm", null, true);
        assertThat(piped.colourOnStdout(false)).isFalse();
        assertThat(piped.colourOnStderr(false)).isTrue();
        assertThat(piped.canAsk()).as("stdout may be piped").isTrue();
    }

    @Test
    void questionsNeedStdinStderrAndATerminalThatIsNotDumb() {
        assertThat(new TerminalFacts(false, true, true, null, "xterm", null, true).canAsk())
                .isFalse();
        assertThat(new TerminalFacts(true, true, false, null, "xterm", null, true).canAsk())
                .isFalse();
        assertThat(new TerminalFacts(true, true, true, null, "dumb", null, true).canAsk())
                .isFalse();
    }
}
