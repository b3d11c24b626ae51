package io.novacron.dwcpctl.metrics.promql.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.metrics.promql.Evaluation;
import io.novacron.dwcpctl.metrics.promql.MemoryStorage;
import io.novacron.dwcpctl.metrics.promql.PromqlEvaluationException;
import io.novacron.dwcpctl.metrics.promql.PromqlLimitException;
import io.novacron.dwcpctl.metrics.promql.PromqlParseException;
import io.novacron.dwcpctl.metrics.promql.Staleness;
import io.novacron.dwcpctl.metrics.promql.Storage;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlParser;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Sample;
import io.novacron.dwcpctl.metrics.series.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an engine promises beside numbers: which samples it sees, its limits, its notes. Values derived by hand. */
class PromqlEngineTest {
    private static final long MINUTE = 60_000;

    private final MemoryStorage storage = new MemoryStorage();
    private final PromqlEngine engine = new PromqlEngine(EngineOptions.DEFAULT);

    private void load(String metric, long from, long interval, double... values) {
        for (int i = 0; i < values.length; i++) {
            storage.append(Labels.of("__name__", metric), from + i * interval, values[i]);
        }
    }

    private List<Double> values(String expression, long at) {
        return values(engine.instant(expression, storage, at));
    }

    private static List<Double> values(Evaluation evaluation) {
        Value.Vector vector = (Value.Vector) evaluation.value();
        return vector.points().stream().map(p -> p.sample().value()).toList();
    }

    @Test
    void sampleAsOldAsTheLookbackIsGone() {
        load("a", 1000, 1, 7);
        assertThat(values("a", 999)).isEmpty();
        assertThat(values("a", 1000)).containsExactly(7.0);
        assertThat(values("a", 1000 + 5 * MINUTE - 1)).containsExactly(7.0);
        assertThat(values("a", 1000 + 5 * MINUTE)).isEmpty();
        PromqlEngine shortSighted = new PromqlEngine(EngineOptions.DEFAULT.withLookback(10_000));
        assertThat(values(shortSighted.instant("a", storage, 11_000))).isEmpty();
    }

    @Test
    void rangeLeavesItsLeftEndOut() {
        load("a", 0, MINUTE, 1, 2, 4, 8);
        assertThat(values("sum_over_time(a[2m])", 3 * MINUTE)).containsExactly(12.0);
        assertThat(values("sum_over_time(a[2m1ms])", 3 * MINUTE)).containsExactly(14.0);
        assertThat(values("count_over_time(a[1m])", 10 * MINUTE)).isEmpty();
    }

    @Test
    void stalenessMarkerEndsASeriesAndIsNoSample() {
        load("a", 0, MINUTE, 1, 2, Staleness.MARKER);
        load("b", 0, MINUTE, 1, 2, Double.NaN);
        assertThat(values("a", MINUTE)).containsExactly(2.0);
        assertThat(values("a", 2 * MINUTE)).isEmpty();
        assertThat(values("b", 2 * MINUTE)).containsExactly(Double.NaN);
        assertThat(values("count_over_time(a[5m])", 2 * MINUTE)).containsExactly(2.0);
        assertThat(values("last_over_time(a[5m])", 4 * MINUTE)).containsExactly(2.0);
        assertThat(values("count_over_time(b[5m])", 2 * MINUTE)).containsExactly(3.0);
    }

    @Test
    void increaseMakesUpForAResetAndReachesForTheEnds() {
        load("a_total", 0, 15_000, 10, 20, 5, 15);
        // rose by 10, fell (20 count again), by 10 - 5: 25 in 45 s; 10 s before and 5 s after are within 1.1 intervals
        assertThat(values("increase(a_total[1m])", 50_000)).containsExactly(25 * (60.0 / 45.0));
        // 8 s after the last sample, but 100 s before the first: half an interval there
        assertThat(values("delta(a_total[145s])", 53_000)).containsExactly(5 * ((45 + 7.5 + 8) / 45.0));
        assertThat(values("irate(a_total[1m])", 31_000)).containsExactly(5 / 15.0);
        assertThat(values("idelta(a_total[1m])", 31_000)).containsExactly(-15.0);
        assertThat(values("resets(a_total[1m])", 50_000)).containsExactly(1.0);
    }

    @Test
    void counterIsNotExtrapolatedBelowZero() {
        load("a_total", 0, 10_000, 1, 11, 21);
        // 20 in 20 s: it was 0 one second before, though the range begins 9 s before
        assertThat(values("increase(a_total[30s])", 21_000)).containsExactly(20 * ((20 + 1.0 + 1.0) / 20));
    }

    @Test
    void sumsAreCompensated() {
        load("a", 0, 1000, 1e100, 1, -1e100);
        assertThat(values("sum_over_time(a[1m])", 2000)).containsExactly(1.0);
        storage.append(Labels.of("__name__", "b", "n", "1"), 0, 1e100);
        storage.append(Labels.of("__name__", "b", "n", "2"), 0, 1);
        storage.append(Labels.of("__name__", "b", "n", "3"), 0, -1e100);
        assertThat(values("sum(b)", 0)).containsExactly(1.0);
        assertThat(values("avg(b)", 0)).containsExactly(1 / 3.0);
    }

    @Test
    void subqueryStepsAreMultiplesOfTheInterval() {
        load("a", 0, 10_000, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        // at 65 s: 30, 45 and 60 s, of which 15 s is the excluded left end
        assertThat(values("sum_over_time(a[50s:15s])", 65_000)).containsExactly(3.0 + 4 + 6);
        PromqlEngine fine = new PromqlEngine(EngineOptions.DEFAULT.withSubqueryInterval(20_000));
        assertThat(values(fine.instant("sum_over_time(a[50s:])", storage, 65_000)))
                .containsExactly(2.0 + 4 + 6);
    }

    @Test
    void theFourTypes() {
        load("a", 0, 1000, 1, 2);
        assertThat(engine.instant("1 + 1", storage, 5).value()).isEqualTo(new Value.Scalar(new Sample(5, 2)));
        assertThat(engine.instant("\"x\"", storage, 5).value()).isEqualTo(new Value.Text(5, "x"));
        assertThat(engine.instant("a", storage, 1500).value())
                .isEqualTo(new Value.Vector(List.of(new Value.Point(Labels.of("__name__", "a"), new Sample(1500, 2)))));
        Value.Matrix matrix =
                (Value.Matrix) engine.instant("a[5s]", storage, 1500).value();
        assertThat(matrix.series().get(0).samples().get(0)).isEqualTo(new Sample(0, 1));
    }

    @Test
    void rangeHasItsLastStepAndSkipsWhatIsNotThere() {
        load("a", 0, MINUTE, 1, 2);
        Value.Matrix matrix = (Value.Matrix)
                engine.range("a > 1", storage, 0, 7 * MINUTE, MINUTE).value();
        assertThat(matrix.series()).hasSize(1);
        assertThat(matrix.series().get(0).samples().size()).isEqualTo(5);
        assertThat(matrix.series().get(0).samples().get(4)).isEqualTo(new Sample(5 * MINUTE, 2));
    }

    @Test
    void eachSelectorIsReadOnceOverAllSteps() {
        load("a_total", 0, 15_000, 1, 2, 3, 4, 5, 6, 7, 8);
        List<String> reads = new ArrayList<>();
        Storage noted = (matchers, from, to) -> {
            reads.add(matchers + " " + from + " " + to);
            return storage.select(matchers, from, to);
        };
        engine.range("rate(a_total[1m]) / (rate(a_total[1m]) + a_total offset 30s)", noted, 600_000, 1_200_000, 15_000);
        assertThat(reads)
                .containsExactly("[__name__=\"a_total\"] 540001 1200000", "[__name__=\"a_total\"] 270001 1170000");
    }

    @Test
    void limitsAndTheCallersDeadlineEndAnEvaluation() {
        load("a", 0, 1000, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        PromqlEngine small = new PromqlEngine(EngineOptions.DEFAULT.withMaxSamples(8));
        assertThat(small.range("a", storage, 0, 7000, 1000).value().isEmpty()).isFalse();
        assertThatThrownBy(() -> small.range("a", storage, 0, 8000, 1000))
                .isInstanceOf(PromqlLimitException.class)
                .hasMessage("query processing would load too many samples into memory in query execution");
        assertThatThrownBy(() -> small.instant("a[20s]", storage, 9000)).isInstanceOf(PromqlLimitException.class);
        assertThatThrownBy(() -> small.instant("sum_over_time(a[9s:1s])", storage, 9000))
                .isInstanceOf(PromqlLimitException.class);
        assertThatThrownBy(() -> engine.range("a", storage, 0, 11_001, 1))
                .isInstanceOf(PromqlLimitException.class)
                .hasMessage("exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query"
                        + " resolution (?step=XX)");
        int[] asked = {0};
        PromqlEngine late = new PromqlEngine(EngineOptions.DEFAULT.withTimedOut(() -> ++asked[0] > 3));
        assertThatThrownBy(() -> late.instant("sum(a) + sum(a) + sum(a)", storage, 0))
                .isInstanceOf(PromqlLimitException.class)
                .hasMessage("query timed out in expression evaluation");
    }

    @Test
    void whatPassesIsLetGo() {
        load("a", 0, 1000, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        PromqlEngine small = new PromqlEngine(EngineOptions.DEFAULT.withMaxSamples(40));
        assertThat(small.range("a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a", storage, 0, 9000, 1000)
                        .value()
                        .isEmpty())
                .isFalse();
    }

    @Test
    void experimentalFunctionsAreRefusedByName() {
        load("a", 0, 1000, 1, 2);
        assertThatThrownBy(() -> engine.instant("mad_over_time(a[1m])", storage, 0))
                .isInstanceOf(PromqlParseException.class)
                .hasMessageContaining("function \"mad_over_time\" is not enabled");
        assertThatThrownBy(() -> engine.instant(PromqlParser.parse("mad_over_time(a[1m])"), storage, 0))
                .isInstanceOf(PromqlEvaluationException.class)
                .hasMessage("function \"mad_over_time\" is not enabled");
        assertThatThrownBy(() -> engine.instant(PromqlParser.parse("limitk(1, a)"), storage, 0))
                .isInstanceOf(PromqlEvaluationException.class)
                .hasMessage("limitk() is experimental and must be enabled with"
                        + " --enable-feature=promql-experimental-functions");
        PromqlEngine all = new PromqlEngine(EngineOptions.DEFAULT.withExperimental(true));
        assertThat(values(all.instant("mad_over_time(a[1m])", storage, 1000))).containsExactly(0.5);
    }

    @Test
    void notesHaveTheirPlaceAndAreTenAtMost() {
        load("a", 0, 1000, 1, 2);
        assertThat(engine.instant("1 +\n  rate(a[1m])", storage, 1000).infos())
                .containsExactly("PromQL info: metric might not be a counter, name does not end in"
                        + " _total/_sum/_count/_bucket: \"a\" (2:8)");
        assertThat(engine.instant("quantile(1.5, a)", storage, 1000).warnings())
                .containsExactly("PromQL warning: quantile value should be between 0 and 1, got 1.5 (1:10)");
        for (int i = 0; i < 12; i++) {
            storage.append(Labels.of("__name__", "m" + i, "n", "" + i), 0, 1);
            storage.append(Labels.of("__name__", "m" + i, "n", "" + i), 1000, 1);
        }
        assertThat(engine.instant("rate({__name__=~\"m.+\"}[1m])", storage, 1000)
                        .infos())
                .hasSize(11)
                .last()
                .isEqualTo("2 more info annotations omitted");
    }

    @Test
    void rangeNeedsNumbersAndAnOrder() {
        assertThatThrownBy(() -> engine.range("a[5m]", storage, 0, 1, 1))
                .hasMessage(
                        "invalid expression type \"range vector\" for range query, must be Scalar or instant Vector");
        assertThatThrownBy(() -> engine.range("a", storage, 1, 0, 1))
                .hasMessage("end timestamp must not be before start time");
        assertThatThrownBy(() -> engine.range("a", storage, 0, 1, 0)).hasMessageStartingWith("zero or negative");
    }

    @Test
    void manySeriesThatFollowEachOtherPairWithoutBeingMultiplied() {
        for (int i = 0; i < 2000; i++) {
            storage.append(Labels.of("__name__", "left", "l", "" + i), 0, i);
            storage.append(Labels.of("__name__", "right", "r", "" + i), 10L * i * MINUTE, 1);
            storage.append(Labels.of("__name__", "other", "r", "" + i), 0, 1);
        }
        assertThat(values("count(left + on () group_left () right)", 0)).containsExactly(2000.0);
        Value.Matrix matrix =
                (Value.Matrix) engine.range("left + on () group_left () right", storage, 0, 20_000 * MINUTE, 2 * MINUTE)
                        .value();
        assertThat(matrix.series()).hasSize(2000);
        assertThatThrownBy(() -> engine.range("left + on () other", storage, 0, 10_000 * MINUTE, MINUTE))
                .hasMessageStartingWith("found duplicate series for the match group {} on the right hand-side");
        assertThatThrownBy(() -> engine.instant("left + on () right", storage, 0))
                .hasMessageStartingWith("multiple matches for labels: many-to-one matching must be explicit");
    }

    @Test
    void asDeepAsTheParserAllowsOnAnOrdinaryStack() throws InterruptedException {
        load("a", 0, 1000, 1, 2);
        String nested = "abs(".repeat(245) + "a" + ")".repeat(245);
        String chain = "a" + " + a".repeat(245);
        String subqueries = "max_over_time(".repeat(80) + "a" + "[1s:1s])".repeat(80);
        List<Double> results = new ArrayList<>();
        Thread thread = new Thread(
                null,
                () -> List.of(nested, chain, subqueries).forEach(e -> results.addAll(values(e, 1000))),
                "small stack",
                512 * 1024);
        thread.start();
        thread.join();
        assertThat(results).containsExactly(2.0, 492.0, 2.0);
    }
}
