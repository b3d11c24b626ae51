package io.novacron.dwcpctl.face.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTextTest {
    @Test
    void whatCouldMoveTheCursorOrReorderLettersIsWrittenOut() {
        assertThat(ScreenText.safe("a\u001b[2Jb", true)).isEqualTo("a\\x1b[2Jb");
        assertThat(ScreenText.safe("a\nb\rc\td", true)).isEqualTo("a\\nb\\rc\\td");
        assertThat(ScreenText.safe("\u009b31m\u007f", true)).isEqualTo("\\x9b31m\\x7f");
        assertThat(ScreenText.safe("x\u202egnp\u2028", true)).isEqualTo("x\\u202egnp\\u2028");
        assertThat(ScreenText.safe("\ud800!", true)).isEqualTo("\\ud800!");
    }

    @Test
    void asciiStandsInForWhatATerminalCannotShow() {
        assertThat(ScreenText.safe("σ ≥ 3 µs … – → ✓ 東 \u00e9", false)).isEqualTo("sigma >= 3 us ... - -> ok ? ?");
    }

    @ParameterizedTest
    @CsvSource({
        "abc, 3",
        "東京, 4",
        "e\u0301, 1",
        "🚀, 2",
        "❤\ufe0f, 2",
        "ｱ, 1",
        "한, 2",
        "\u1112\u1161\u11ab, 2",
        "⣿, 1",
        "–, 1"
    })
    void widthIsInColumns(String text, int columns) {
        assertThat(ScreenText.width(text)).isEqualTo(columns);
    }

    @Test
    void cuttingKeepsCharactersWhole() {
        assertThat(ScreenText.cut("eu-west-1", 9, true)).isEqualTo("eu-west-1");
        assertThat(ScreenText.cut("eu-west-1", 8, true)).isEqualTo("eu-west…");
        assertThat(ScreenText.cut("eu-west-1", 8, false)).isEqualTo("eu-we...");
        assertThat(ScreenText.cut("東京都", 4, true)).isEqualTo("東…");
        assertThat(ScreenText.cut("ae\u0301io", 3, true)).isEqualTo("ae\u0301…");
    }

    @Test
    void linesBreakBetweenWordsAndInsideOnesThatAreTooLong() {
        String text = "the worst region  is extraordinarily slow";
        assertThat(ScreenText.lines(text, 10).stream().map(r -> text.substring(r.from(), r.to())))
                .containsExactly("the worst", "region  is", "extraordin", "arily slow");
    }
}
