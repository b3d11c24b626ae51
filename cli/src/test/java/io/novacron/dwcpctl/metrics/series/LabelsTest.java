package io.novacron.dwcpctl.metrics.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.re2j.PatternSyntaxException;
import io.novacron.dwcpctl.metrics.series.Matcher.Operator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LabelsTest {
    private static final Labels UP = Labels.of("job", "dwcp", "__name__", "up", "region", "eu-west");

    @Test
    void are_sorted_by_name_without_empty_values_and_equal_by_content() {
        assertThat(UP.toMap().keySet()).containsExactly("__name__", "job", "region");
        assertThat(Labels.of("a", "", "b", "1")).isEqualTo(Labels.of("b", "1"));
        assertThat(Labels.of("a", "")).isEqualTo(Labels.EMPTY).hasSameHashCodeAs(Labels.EMPTY);
        assertThat(Labels.of("a", "1", "a", "2").get("a")).isEqualTo("2");
        assertThat(Labels.of(Map.of("a", "1"))).isEqualTo(Labels.of("a", "1")).isNotEqualTo(Labels.of("a", "2"));
    }

    @Test
    void an_absent_label_is_an_empty_one() {
        assertThat(UP.get("zone")).isEmpty();
        assertThat(UP.has("zone")).isFalse();
        assertThat(UP.with("job", "")).isEqualTo(UP.without("job"));
        assertThat(UP.without("zone")).isSameAs(UP);
    }

    @Test
    void are_kept_and_dropped_as_by_and_without_do() {
        assertThat(UP.keep(List.of("region", "zone"))).isEqualTo(Labels.of("region", "eu-west"));
        assertThat(UP.keep(List.of("zone"))).isSameAs(Labels.EMPTY);
        assertThat(UP.drop(List.of("region"))).isEqualTo(Labels.of("job", "dwcp"));
        assertThat(UP.withoutMetric()).isEqualTo(Labels.of("job", "dwcp", "region", "eu-west"));
        assertThat(UP.metric()).isEqualTo("up");
    }

    @Test
    void are_ordered_name_by_name_and_the_shorter_first() {
        assertThat(List.of(
                                Labels.of("b", "1"),
                                Labels.of("a", "2"),
                                Labels.of("a", "1", "b", "1"),
                                Labels.of("a", "1"),
                                Labels.EMPTY)
                        .stream()
                        .sorted()
                        .toList())
                .containsExactly(
                        Labels.EMPTY,
                        Labels.of("a", "1"),
                        Labels.of("a", "1", "b", "1"),
                        Labels.of("a", "2"),
                        Labels.of("b", "1"));
    }

    @Test
    void are_written_as_Prometheus_writes_them() {
        assertThat(UP).hasToString("up{job=\"dwcp\", region=\"eu-west\"}");
        assertThat(Labels.of("__name__", "up")).hasToString("up");
        assertThat(Labels.EMPTY).hasToString("{}");
        assertThat(Labels.of("a", "x\"y\\z\n\u0007é")).hasToString("{a=\"x\\\"y\\\\z\\n\\x07é\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "EQUAL, eu, eu, true",
        "EQUAL, eu, eu-west, false",
        "NOT_EQUAL, eu, '', true",
        "REGEX, eu, eu-west, false",
        "REGEX, eu.*, eu-west, true",
        "REGEX, a|eu, eu, true",
        "REGEX, a|eu, aeu, false",
        "REGEX, '', '', true",
        "REGEX, '', x, false",
        "REGEX, .+, '', false",
        "NOT_REGEX, eu.*, us-east, true",
        "NOT_REGEX, .*, us-east, false"
    })
    void matchers_hold_for_the_whole_value(Operator operator, String pattern, String value, boolean expected) {
        Matcher matcher = new Matcher("region", operator, pattern);

        assertThat(matcher.matches(value)).isEqualTo(expected);
        assertThat(matcher.matches(Labels.of("region", value))).isEqualTo(expected);
    }

    @Test
    void a_dot_matches_a_line_break_as_in_Prometheus() {
        assertThat(new Matcher("a", Operator.REGEX, "x.y").matches("x\ny")).isTrue();
    }

    @Test
    void a_regex_that_takes_for_ever_elsewhere_takes_no_time() {
        assertThat(new Matcher("a", Operator.REGEX, "(a*)*b").matches("a".repeat(50_000)))
                .isFalse();
    }

    @Test
    void what_is_no_regex_is_refused() {
        assertThatExceptionOfType(PatternSyntaxException.class)
                .isThrownBy(() -> new Matcher("a", Operator.REGEX, "(unclosed"));
        assertThatExceptionOfType(PatternSyntaxException.class)
                .isThrownBy(() -> new Matcher("a", Operator.REGEX, "(?=ahead)"));
    }

    @Test
    void a_matcher_is_written_as_PromQL() {
        assertThat(new Matcher("a", Operator.NOT_REGEX, "x\\.\"y")).hasToString("a!~\"x\\\\.\\\"y\"");
        assertThat(Matcher.equal("a", "b"))
                .isEqualTo(new Matcher("a", Operator.EQUAL, "b"))
                .isNotEqualTo(new Matcher("a", Operator.NOT_EQUAL, "b"));
    }
}
