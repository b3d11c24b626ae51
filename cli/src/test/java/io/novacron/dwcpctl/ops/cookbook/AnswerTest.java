package io.novacron.dwcpctl.ops.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.verdict.Condition;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Sample;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.metrics.source.Provenance;
import io.novacron.dwcpctl.metrics.source.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnswerTest {
    private static final Target LATENCY = target("< 0.45", "> 0.3", ">= 0.5");

    private static Target target(@Nullable String wanted, @Nullable String warn, @Nullable String fail) {
        return new Target(condition(wanted), condition(warn), condition(fail));
    }

    private static @Nullable Condition condition(@Nullable String text) {
        return text == null ? null : Condition.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "0.3, PASS",
        "0.31, WARN",
        "0.45, WARN",
        "0.4999999, WARN",
        "0.5, FAIL",
        "Infinity, FAIL",
        "-Infinity, PASS",
        "NaN, NO_DATA"
    })
    void the_worst_that_holds_counts(double value, Verdict expected) {
        assertThat(LATENCY.judge(value)).isEqualTo(expected);
    }

    @Test
    void a_missed_target_is_a_warning_where_nothing_worse_is_said() {
        assertThat(target("< 1", null, null).judge(1)).isEqualTo(Verdict.WARN);
        assertThat(target(null, null, "> 1").judge(1)).isEqualTo(Verdict.PASS);
        assertThat(Target.NONE.judge(1)).isEqualTo(Verdict.PASS);
        assertThat(Target.NONE.isGiven()).isFalse();
        assertThat(target(null, "> 1", null).isGiven()).isTrue();
    }

    @Test
    void the_worst_series_counts_and_of_a_range_its_last_sample() {
        assertThat(answer(vector(0.1, 0.4)).verdict()).isEqualTo(Verdict.WARN);
        assertThat(answer(vector(0.1, Double.NaN)).verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(answer(vector(0.6, Double.NaN)).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(answer(new Value.Scalar(new Sample(1, 0.2))).verdict()).isEqualTo(Verdict.PASS);
        assertThat(answer(new Value.Text(1, "0.2")).verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(answer(matrix(0.9, 0.1)).verdict()).isEqualTo(Verdict.PASS);
        assertThat(answer(matrix(0.1, 0.9)).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void what_is_empty_or_failed_never_passes() {
        assertThat(answer(vector()).verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(answer(matrix()).verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(failed().verdict()).isEqualTo(Verdict.ERROR);
        assertThat(failed().hasNumbers()).isFalse();
    }

    @Test
    void an_answer_of_nothing_but_NaN_has_no_numbers() {
        assertThat(answer(vector(Double.NaN, Double.NaN)).hasNumbers()).isFalse();
        assertThat(answer(vector(Double.NaN, 1)).hasNumbers()).isTrue();
        assertThat(answer(vector()).hasNumbers()).isFalse();
        assertThat(answer(matrix(Double.NaN)).hasNumbers()).isFalse();
        assertThat(answer(new Value.Scalar(new Sample(1, Double.NaN))).hasNumbers())
                .isFalse();
    }

    private static Answer answer(Value value) {
        return new Answer(question(), new Reading(value, provenance()), null);
    }

    private static Answer failed() {
        return new Answer(question(), null, CliException.badInput("no", "no"));
    }

    private static Provenance provenance() {
        return new Provenance("up", "here", Instant.EPOCH, null, List.of(), List.of(), Duration.ZERO);
    }

    private static Question question() {
        CookbookQuery adHoc = CookbookQuery.adHoc("up");
        return new Question(
                new CookbookQuery(
                        "x-y", "x", "y", "", "", adHoc.template(), Map.of(), Unit.SECONDS, LATENCY, "", List.of(), ""),
                "up");
    }

    private static Value vector(double... values) {
        return new Value.Vector(Arrays.stream(values)
                .mapToObj(v -> new Value.Point(Labels.of("v", Double.toString(v)), new Sample(1, v)))
                .toList());
    }

    private static Value matrix(double... values) {
        ArraySamples.Builder samples = new ArraySamples.Builder();
        for (int i = 0; i < values.length; i++) {
            samples.add(i, values[i]);
        }
        return new Value.Matrix(List.of(new Series(Labels.EMPTY, samples.build())));
    }
}
