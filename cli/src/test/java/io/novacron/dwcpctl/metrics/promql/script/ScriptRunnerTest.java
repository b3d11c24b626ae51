package io.novacron.dwcpctl.metrics.promql.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.metrics.promql.Evaluation;
import io.novacron.dwcpctl.metrics.promql.Evaluator;
import io.novacron.dwcpctl.metrics.promql.PromqlEvaluationException;
import io.novacron.dwcpctl.metrics.promql.Storage;
import io.novacron.dwcpctl.metrics.promql.script.ScriptResult.Outcome;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.metrics.series.Sample;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptRunnerTest {
    /** Knows selectors (the samples at the moment itself), literals, and to fail at unary minus, saying why. */
    private static final class Selecting implements Evaluator {
        @Override
        public Evaluation instant(Expr expr, Storage storage, long atMillis) {
            if (expr instanceof Expr.NumberLiteral number) {
                return plain(new Value.Scalar(new Sample(atMillis, number.value())));
            }
            if (expr instanceof Expr.StringLiteral string) {
                return plain(new Value.Text(atMillis, string.value()));
            }
            if (expr instanceof Expr.MatrixSelector matrix) {
                long from = atMillis - matrix.rangeMillis() + 1;
                return plain(new Value.Matrix(cut(storage, matrix.selector(), from, atMillis)));
            }
            if (expr instanceof Expr.VectorSelector selector) {
                List<Value.Point> points = new ArrayList<>();
                for (Series series : cut(storage, selector, atMillis, atMillis)) {
                    points.add(new Value.Point(series.labels(), series.samples().get(0)));
                }
                return new Evaluation(new Value.Vector(points), List.of("careful now"), List.of());
            }
            throw new PromqlEvaluationException("cannot do that");
        }

        @Override
        public Evaluation range(Expr expr, Storage storage, long from, long to, long step) {
            return plain(new Value.Matrix(cut(storage, (Expr.VectorSelector) expr, from, to)));
        }

        private static Evaluation plain(Value value) {
            return new Evaluation(value, List.of(), List.of());
        }

        private static List<Series> cut(Storage storage, Expr.VectorSelector selector, long from, long to) {
            List<Series> series = new ArrayList<>();
            for (Series one : storage.select(selector.matchers(), from, to)) {
                ArraySamples.Builder samples = new ArraySamples.Builder();
                for (int i = 0; i < one.samples().size(); i++) {
                    if (one.samples().millis(i) >= from && one.samples().millis(i) <= to) {
                        samples.add(one.samples().millis(i), one.samples().value(i));
                    }
                }
                series.add(new Series(one.labels(), samples.build()));
            }
            return series;
        }
    }

    private static final String LOAD = """
            load 1m
              up{job="a"} 1+1x4
              up{job="b"} 5 _ 7 NaN 9
              h {{sum:1}}x4

            """;

    private static ScriptResult run(String script) {
        return new ScriptRunner(new Selecting()).run(script);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            eval instant at 2m up;up{job="a"} 3;up{job="b"} 7
            eval instant at 2m up;up{job="b"} 7;up{job="a"} 3.000001
            eval_ordered instant at 2m up;up{job="a"} 3;up{job="b"} 7
            eval instant at 2m up;expect ordered;up{job="a"} 3;up{job="b"} 7
            eval instant at 1m up;expect warn;up{job="a"} 2
            eval instant at 1m up;expect warn msg: careful now;up{job="a"} 2
            eval instant at 1m up;expect warn regex: ^care;expect no_info;up{job="a"} 2
            eval_warn instant at 1m up;up{job="a"} 2
            eval instant at 9m up
            eval instant at 0 5m;300
            eval instant at 0 "x";expect string 'x'
            eval_fail instant at 0 -up
            eval_fail instant at 0 -up;expected_fail_message cannot do that
            eval_fail instant at 0 -up;expected_fail_regexp do [thia]+t
            eval instant at 0 -up;expect fail msg: cannot do that
            eval instant at 0 up +;expect fail regex: unexpected end
            eval range from 0 to 4m step 1m up;up{job="a"} 1+1x4;up{job="b"} 5 _ 7 NaN 9
            eval instant at 2m up{job="b"}[3m];expect range vector from 0 to 2m step 1m;up{job="b"} 5 _ 7
            """)
    void passes(String script) {
        ScriptResult result = run(LOAD + script.replace(';', '\n'));

        assertThat(result.outcomes()).allSatisfy(o -> assertThat(o.details()).isEmpty());
        assertThat(result.passed()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            eval instant at 2m up;up{job="a"} 3 | unexpected up{job="b"} 7
            eval instant at 2m up{job="a"};up{job="a"} 3;up 1 | missing up
            eval instant at 2m up{job="a"};up{job="a"} 3.1 | up{job="a"} at 120.0s: expected 3.1, got 3
            eval_ordered instant at 2m up;up{job="b"} 7;up{job="a"} 3 | up{job="a"} expected at position 2, came at 1,up{job="b"} expected at position 1, came at 2
            eval instant at 2m up{job="a"};expect no_warn;up{job="a"} 3 | expected no warning, got [careful now]
            eval instant at 2m up{job="a"};expect info;up{job="a"} 3 | expected info , got []
            eval instant at 0 5m;299 | expected 299, got 300
            eval instant at 0 "x";expect string "y" | expected "y", got "x"
            eval instant at 0 -up | failed: cannot do that
            eval_fail instant at 0 1 | expected to fail, but it did not
            eval_fail instant at 0 -up;expected_fail_message no | expected to fail with no, failed with cannot do that
            eval range from 0 to 2m step 1m up{job="b"};up{job="b"} 5 6 7 | up{job="b"} at 60.0s: expected 6, got nothing
            eval range from 0 to 2m step 1m up{job="a"};up{job="a"} 1 _ | up{job="a"} at 60.0s: expected nothing, got 2,up{job="a"}: unexpected 3 at 120.0s
            eval range from 3m to 3m step 1m up{job="b"};up{job="b"} stale | up{job="b"} at 180.0s: expected NaN, got NaN
            """)
    void fails(String script, String details) {
        ScriptResult result = run(LOAD + script.replace(';', '\n'));

        assertThat(result.failed()).isEqualTo(1);
        assertThat(String.join(",", result.outcomes().get(0).details())).isEqualTo(details);
        assertThat(result.outcomes().get(0).line()).isEqualTo(6);
    }

    @Test
    void nativeHistogramsAreSkippedUntilCleared() {
        ScriptResult result = run(LOAD + """
                eval instant at 0 h

                eval instant at 0 up{job="a"}
                  up{job="a"} {{count:1}}

                # a comment ends nothing but a command
                clear
                eval instant at 0 h
                """);

        assertThat(result.skipped()).isEqualTo(2);
        assertThat(result.passed()).isEqualTo(1);
        assertThat(result.outcomes()).extracting(Outcome::line).containsExactly(6, 8, 13);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            load_with_nhcb 1m;x 1 | line 1: load_with_nhcb is not supported: no native histograms here
            load 1m;x 1;y ? | line 3: bad value ?: expected a number, _ or stale, as in 1+2x10
            load 5;x 1 | line 1: not a valid duration string: "5"
            load 1m;x 1;;load 1m;x 1 | line 4: x at 0 is not later than 0
            frobnicate | line 1: no command: frobnicate
            eval instant at 0 1;expect nonsense | line 2: no expectation: expect nonsense
            eval range from 2m to 1m step 1m up | line 1: no range: from 2m to 1m step 1m
            """)
    void aScriptThatCannotBeReadIsRefusedWithItsLine(String script, String message) {
        assertThatThrownBy(() -> run(script.replace(';', '\n')))
                .isInstanceOf(ScriptException.class)
                .hasMessage(message);
    }
}
