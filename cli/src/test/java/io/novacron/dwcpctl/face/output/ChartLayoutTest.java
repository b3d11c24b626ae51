package io.novacron.dwcpctl.face.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.face.output.Block.Chart;
import io.novacron.dwcpctl.face.output.Block.Line;
import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChartLayoutTest {
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    private static String draw(Chart chart, int width, boolean unicode) {
        return Documents.write(
                Documents.of(chart), Format.TABLE, new Appearance(width, false, unicode, Documents.BERLIN));
    }

    @Test
    void drawsDotsWithAGapWhereASampleIsNaNAndTheThresholdAcross() {
        assertThat(draw(
                        Documents.chart(
                                Unit.SECONDS,
                                0.5,
                                10,
                                Documents.minutely("eu-west", .4, .41, .45, NAN, .52, .53, .5, .44, .42, .4, .4)),
                        40,
                        true))
                .isEqualTo("""
                        P99 latency
                        2026-01-31 09:00:00 to 09:10:00 +01:00
                        550 ms ┤
                               │            ⠠⠤⠔⠒⠢⡀
                        500 ms ┤╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌⠈⠑⢄╌╌╌╌╌╌╌╌╌╌╌╌
                               │                   ⠈⢢
                        450 ms ┤      ⡠              ⠱⡀
                               │   ⢀⠔⠊                ⠈⠑⠢⢄⡀
                        400 ms ┤⠤⠒⠊⠁                      ⠈⠑⠢⠤⠤⠤
                               └┬───────────────┬──────────────┬
                              09:00           09:05        09:10
                        eu-west 400 ms   ╌ threshold 500 ms
                        """);
    }

    @Test
    void drawsTheSameInAscii() {
        assertThat(draw(
                        Documents.chart(
                                Unit.SECONDS,
                                0.5,
                                10,
                                Documents.minutely("eu-west", .4, .41, .45, NAN, .52, .53, .5, .44, .42, .4, .4)),
                        40,
                        false))
                .isEqualTo("""
                        P99 latency
                        2026-01-31 09:00:00 to 09:10:00 +01:00
                        550 ms +
                               |            ******
                        500 ms +------------------**------------
                               |                    **
                        450 ms +      *               **
                               |    **                  ***
                        400 ms +****                       *****
                               ++---------------+--------------+
                              09:00           09:05        09:10
                        * eu-west 400 ms   - threshold 500 ms
                        """);
    }

    @Test
    void nothingButNaNIsNoData() {
        assertThat(draw(Documents.chart(Unit.SECONDS, null, 10, Documents.minutely("eu", NAN, NAN)), 40, true))
                .isEqualTo("""
                        P99 latency
                        2026-01-31 09:00:00 to 09:10:00 +01:00
                        no data
                        eu no data
                        """);
    }

    @Test
    void noLinesAtAllAreNoData() {
        assertThat(draw(Documents.chart(Unit.SECONDS, 0.5, 10), 40, false)).isEqualTo("""
                        P99 latency
                        2026-01-31 09:00:00 to 09:10:00 +01:00
                        no data
                        - threshold 500 ms
                        """);
    }

    @Test
    void anEmptyLineSaysSoBesideOthers() {
        assertThat(draw(
                        Documents.chart(
                                Unit.SECONDS, null, 10, Documents.minutely("eu"), Documents.minutely("us", 1, 1, 1)),
                        40,
                        false))
                .isEqualTo("""
                        P99 latency
                        2026-01-31 09:00:00 to 09:10:00 +01:00
                        1.10 s +
                               |
                        1.05 s +
                               |
                        1.00 s +2222222
                               |
                        0.95 s +
                               |
                        0.90 s +
                               ++---------------+--------------+
                              09:00           09:05        09:10
                        1 eu no data   2 us 1 s
                        """);
    }

    @Test
    void aSingleSampleIsSeen() {
        assertThat(draw(
                        Documents.chart(Unit.BYTES_PER_SECOND, null, 10, Documents.minutely("eu", NAN, NAN, 2.7e9)),
                        40,
                        true))
                .isEqualTo("""
                        P99 latency
                        2026-01-31 09:00:00 to 09:10:00 +01:00
                        3.0 GB/s ┤
                                 │
                        2.8 GB/s ┤
                                 │      ⣤
                        2.6 GB/s ┤
                                 │
                        2.4 GB/s ┤
                                 └┬──────────────┬─────────────┬
                                09:00          09:05       09:10
                        eu 2.70 GB/s
                        """);
    }

    @Test
    void aConstantRunsThroughTheMiddle() {
        assertThat(draw(
                        Documents.chart(
                                Unit.COUNT, null, 10, Documents.minutely("quorum", 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5)),
                        40,
                        true))
                .isEqualTo("""
                        P99 latency
                        2026-01-31 09:00:00 to 09:10:00 +01:00
                        5.50 ┤
                             │
                        5.25 ┤
                             │
                        5.00 ┤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤
                             │
                        4.75 ┤
                             │
                        4.50 ┤
                             └┬────────────────┬───────────────┬
                            09:00            09:05         09:10
                        quorum 5
                        """);
    }

    @Test
    void zeroThroughoutLiesOnTheGround() {
        assertThat(draw(
                        Documents.chart(
                                Unit.PER_SECOND,
                                null,
                                10,
                                Documents.minutely("errors", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
                        40,
                        false))
                .isEqualTo("""
                        P99 latency
                        2026-01-31 09:00:00 to 09:10:00 +01:00
                        1.0/s +
                        0.8/s +
                        0.6/s +
                        0.4/s +
                        0.2/s +
                        0.0/s +*********************************
                              ++---------------+---------------+
                             09:00           09:05         09:10
                        * errors 0/s
                        """);
    }

    @Test
    void infinitiesStandAtTheEdgesWithANote() {
        assertThat(draw(
                        Documents.chart(Unit.SECONDS, null, 10, Documents.minutely("a", 1, 2, INF, 3, -INF, INF)),
                        40,
                        true))
                .isEqualTo("""
                        P99 latency
                        2026-01-31 09:00:00 to 09:10:00 +01:00
                        3 s ┤       ▲  ⣤      ▲
                            │
                        2 s ┤   ⡠
                            │ ⢀⠎
                        1 s ┤⠔⠁
                            │
                        0 s ┤              ▼
                            └┬────────────────┬────────────────┬
                           09:00            09:05          09:10
                        a +Inf
                        ▲ 2 samples are +Inf: a
                        ▼ 1 sample is -Inf: a
                        """);
    }

    @Test
    void severalLinesWithoutColourAreTheirNumbers() {
        assertThat(draw(
                        Documents.chart(
                                Unit.PERCENT,
                                80.0,
                                10,
                                Documents.minutely("a", 10, 20, 30, 40, 50, 60, 70, 80, 90, 100),
                                Documents.minutely("b", 100, 90, 80, 70, 60, 50, 40, 30, 20, 10)),
                        40,
                        true))
                .isEqualTo("""
                        P99 latency
                        2026-01-31 09:00:00 to 09:10:00 +01:00
                        100 % ┤22                          11
                         80 % ┤╌╌222222╌╌╌╌╌╌╌╌╌╌╌╌╌1111111╌╌╌╌╌
                         60 % ┤        2222222111111
                         40 % ┤        1111111222222
                         20 % ┤  111111             2222222
                          0 % ┤11                          22
                              └┬───────────────┬───────────────┬
                             09:00           09:05         09:10
                        1 a 100 %   2 b 10 %   ╌ threshold 80 %
                        """);
    }

    @Test
    void fitsATinyScreen() {
        assertThat(draw(Documents.chart(Unit.SECONDS, 0.5, 10, Documents.minutely("eu-west", .4, .41)), 20, true))
                .isEqualTo("""
                        P99 latency
                        2026-01-31 09:00:00
                        to 09:10:00 +01:00
                        500 ms ┤╌╌╌╌╌╌╌╌╌╌╌╌
                        480 ms ┤
                        460 ms ┤
                        440 ms ┤
                        420 ms ┤
                        400 ms ┤⠔⠁
                               └┬──────────┬
                              09:00    09:10
                        eu-west 410 ms
                        ╌ threshold 500 ms
                        """);
    }

    @Test
    void daysAreMarkedByTheirDates() {
        assertThat(draw(
                        Documents.chart(Unit.SECONDS, 0.5, 3 * 24 * 60, Documents.minutely("eu-west", .4, .41)),
                        80,
                        true))
                .isEqualTo("""
                        P99 latency
                        2026-01-31 09:00:00 to 2026-02-03 09:00:00 +01:00
                        500 ms ┤╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
                               │
                        480 ms ┤
                               │
                        460 ms ┤
                               │
                        440 ms ┤
                               │
                        420 ms ┤
                               │⡄
                        400 ms ┤⠇
                               └───┬───────────┬───────────┬──────────┬───────────┬───────────┬─────────
                                 12:00       02-01       12:00      02-02       12:00       02-03
                        eu-west 410 ms   ╌ threshold 500 ms
                        """);
    }

    @Test
    void samplesFurtherApartThanOneAndAHalfStepsAreNotJoined() {
        long nine = Documents.NINE.toEpochMilli();
        long[] times = {nine, nine + 60_000, nine + 150_001, nine + 240_001};
        Line line = new Line("eu", new Series(Labels.EMPTY, ArraySamples.of(times, new double[] {1, 1, 1, 1})), 60_000);
        assertThat(Curve.of(line, nine, nine + 600_000).runs().stream().map(List::size))
                .as("90 s is one and a half steps, 90.001 s is more")
                .containsExactly(2, 2);
    }

    @Test
    void onlySamplesOfTheSpanCount() {
        long nine = Documents.NINE.toEpochMilli();
        Curve curve = Curve.of(Documents.minutely("eu", 1, 2, 3, 4), nine + 60_000, nine + 120_000);
        assertThat(curve.runs()).hasSize(1);
        assertThat(curve.runs().get(0).stream().map(s -> s.value())).containsExactly(2.0, 3.0);
    }

    @Test
    void colourTellsLinesApartInDotsAndMarksTheThreshold() {
        Chart chart = Documents.chart(
                Unit.SECONDS, 0.5, 10, Documents.minutely("eu", .4, .4), Documents.minutely("us", .45, .45));
        String text = Documents.write(Documents.of(chart), Format.TABLE, Documents.COLOUR);
        assertThat(text)
                .contains(
                        "\u001b[36m●\u001b[0m eu 400 ms   \u001b[35m●\u001b[0m us 450 ms   \u001b[33m╌\u001b[0m threshold")
                .containsPattern("\u001b\\[36m[\u2801-\u28ff]+\u001b\\[0m")
                .containsPattern("\u001b\\[35m[\u2801-\u28ff]+\u001b\\[0m");
    }

    @Test
    void theLastValueIsWrittenOnItsOwnSideOfTheThreshold() {
        assertThat(draw(Documents.chart(Unit.SECONDS, 0.5, 10, Documents.minutely("eu", 0.49996)), 80, false))
                .endsWith("* eu 499.96 ms   - threshold 500 ms\n");
    }

    @Test
    void ticksKeepToRoundLocalTimesOverAChangeOfTheClocks() {
        Instant start = Instant.parse("2026-03-28T22:00:00Z");
        TimeAxis axis = new TimeAxis(start, start.plus(Duration.ofHours(8)), Documents.BERLIN);
        assertThat(axis.inWords()).isEqualTo("2026-03-28 23:00:00 +01:00 to 2026-03-29 08:00:00 +02:00");
        assertThat(axis.ticks(72).stream().map(TimeAxis.Tick::label))
                .containsExactly("23:00", "03-29", "01:00", "03:00", "04:00", "05:00", "06:00", "07:00", "08:00");
    }

    @Test
    void anAxisHasFourToSixRoundTicks() {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            double least = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(30) - 15);
            double greatest = least + random.nextDouble() * Math.pow(10, random.nextInt(30) - 15);
            ValueAxis axis = ValueAxis.holding(least, greatest);
            assertThat(axis.ticks()).as("%s to %s", least, greatest).hasSizeBetween(4, 6);
            assertThat(axis.fraction(least)).isBetween(0.0, 1.0);
            assertThat(axis.fraction(greatest)).isBetween(0.0, 1.0);
        }
    }
}
