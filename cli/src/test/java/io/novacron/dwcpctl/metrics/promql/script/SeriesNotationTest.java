package io.novacron.dwcpctl.metrics.promql.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.metrics.promql.Staleness;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Numbers;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesNotationTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 2.5 -3            | 1 2.5 -3
            1x3                 | 1 1 1 1
            1+2x3               | 1 3 5 7
            -2-3x2              | -2 -5 -8
            5+-2x2              | bad
            _ _x3 7             | _ _ _ _ 7
            0x1                 | 0 0
            1x0                 | 1
            1e3x1 .5+.5x1       | 1000 1000 0.5 1
            NaN -Inf +inf       | NaN -Inf +Inf
            stale 4             | stale 4
            1+2                 | bad
            1x                  | bad
            _+1x2               | bad
            NaNx2               | bad
            stalex2             | bad
            1+Infx2             | bad
            _x0 1               | 1
            stale+1x1           | stale NaN
            1,2                 | bad
            1x99999999          | bad
            """)
    void values(String text, String values) {
        if (values.equals("bad")) {
            assertThatThrownBy(() -> SeriesNotation.parse("m " + text)).isInstanceOf(ScriptException.class);
            return;
        }
        assertThat(SeriesNotation.parse("m " + text).values().stream()
                        .map(SeriesNotationTest::show)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(values);
    }

    private static String show(OptionalDouble value) {
        if (value.isEmpty()) {
            return "_";
        }
        return Staleness.isStale(value.getAsDouble()) ? "stale" : Numbers.format(value.getAsDouble());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            up 1                                   | up
            up{a="b c", d='{}"'} 1                 | up{a="b c", d="{}\\""}
            {a="b"} 1                              | {a="b"}
            {} 1                                   | {}
            {"my.metric", "x.y"="z"} 1             | my.metric{x.y="z"}
            up {a="b"} 1                           | up{a="b"}
            """)
    void labels(String line, String labels) {
        assertThat(SeriesNotation.parse(line).labels()).hasToString(labels);
        assertThat(SeriesNotation.parse(line).values()).containsExactly(OptionalDouble.of(1));
    }

    @Test
    void nativeHistogramsAreRecognisedAndNotRead() {
        SeriesNotation series = SeriesNotation.parse("h{a=\"b\"} {{schema:0 sum:5 count:4 buckets:[1 2 1]}}x5");

        assertThat(series.histogram()).isTrue();
        assertThat(series.labels()).isEqualTo(Labels.of("__name__", "h", "a", "b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"up{a=\"b\" 1", "up{a=~\"b\"} 1", "up{a=\"b\",a=\"c\"} 1", "5 1", "up+1 1", "rate(x[5m]) 1"})
    void whatIsNoSeriesIsRefused(String line) {
        assertThatThrownBy(() -> SeriesNotation.parse(line)).isInstanceOf(ScriptException.class);
    }
}
