package io.novacron.dwcpctl.face.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.face.output.Block.Column;
import io.novacron.dwcpctl.face.output.Block.Heading;
import io.novacron.dwcpctl.face.output.Block.Line;
import io.novacron.dwcpctl.face.output.Block.Paragraph;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Block.Table;
import io.novacron.dwcpctl.metrics.series.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is shown, however small the screen: no line leaves it, nothing from outside commands it. */
class ScreenPropertyTest {
    private static final String[] PIECES = {
        "a",
        "word",
        " ",
        "  ",
        "eu-west",
        "東京",
        "e\u0301",
        "🚀",
        "👩\u200d🚀",
        "❤\ufe0f",
        "\u001b[2J",
        "\n",
        "\t",
        "\u202e",
        "\u0300",
        "\u009b",
        "…",
        "≥",
        "µ",
        "x".repeat(50),
        "|",
        "\ud83d",
        "-",
        "0.412",
        "\u00a0"
    };
    private static final double[] VALUES = {
        0,
        -0.0,
        1,
        0.38,
        0.41,
        2.4e9,
        -3,
        1e-9,
        1e300,
        -1e300,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };

    private static final List<Unit> UNITS = List.of(Unit.values());
    private static final List<Style> STYLES = List.of(Style.values());

    @Test
    void noLineIsWiderThanTheScreenAndOnlyOurSequencesReachIt() {
        for (int seed = 0; seed < 1_500; seed++) {
            Random random = new Random(seed);
            int width = random.nextBoolean() ? 20 + random.nextInt(30) : 20 + random.nextInt(140);
            boolean colour = random.nextBoolean();
            boolean unicode = random.nextBoolean();
            Appearance appearance = new Appearance(width, colour, unicode, Documents.BERLIN);
            String text = Documents.write(Documents.of(block(random), block(random)), Format.TABLE, appearance);
            String bare = colour ? text.replaceAll("\u001b\\[(0|1|2|1;31|3[1-6])m", "") : text;
            for (String line : bare.split("\n", -1)) {
                assertThat(columns(line))
                        .as("seed %d, width %d: %s", seed, width, line)
                        .isLessThanOrEqualTo(width);
                assertThat(line).as("seed %d", seed).isEqualTo(line.stripTrailing());
            }
            assertThat(bare.chars().filter(c -> Character.isISOControl(c) && c != '\n'))
                    .as("seed %d: %s", seed, bare)
                    .isEmpty();
            assertThat(unicode || bare.chars().allMatch(c -> c < 0x80))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    /** Counted apart from the code under test: what of our pieces is wide or joins is known. */
    private static int columns(String line) {
        String narrow =
                line.replace("東", "xx").replace("京", "xx").replace("🚀", "xx").replace("👩", "xx");
        return narrow.replace("❤\ufe0f", "xx")
                .replaceAll("[\u0300\u0301\u200d\ufe0f]", "")
                .length();
    }

    private static Block block(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Heading(text(random));
            case 1 -> new Paragraph(List.of(span(random), span(random), span(random)));
            case 2 -> table(random);
            default -> chart(random);
        };
    }

    private static Table table(Random random) {
        int columns = 1 + random.nextInt(5);
        List<Column> head = new ArrayList<>();
        List<List<Span>> rows = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            head.add(new Column(text(random), random.nextBoolean(), random.nextBoolean()));
        }
        for (int r = random.nextInt(4); r > 0; r--) {
            List<Span> row = new ArrayList<>();
            for (int c = 0; c < columns; c++) {
                row.add(span(random));
            }
            rows.add(row);
        }
        return new Table(head, rows);
    }

    private static Block chart(Random random) {
        Line[] lines = new Line[random.nextInt(9)];
        for (int i = 0; i < lines.length; i++) {
            double[] values = new double[random.nextInt(12)];
            for (int v = 0; v < values.length; v++) {
                values[v] = VALUES[random.nextInt(VALUES.length)];
            }
            lines[i] = Documents.minutely(text(random), values);
        }
        Unit unit = UNITS.get(random.nextInt(UNITS.size()));
        Double threshold = random.nextBoolean() ? VALUES[random.nextInt(VALUES.length)] : null;
        int minutes = random.nextInt(3) == 0 ? random.nextInt(1_000_000) : random.nextInt(15);
        return Documents.chart(unit, threshold, minutes, lines);
    }

    private static Span span(Random random) {
        return new Span(text(random), STYLES.get(random.nextInt(STYLES.size())));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(8); n > 0; n--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
