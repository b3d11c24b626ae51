package io.novacron.dwcpctl.metrics.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.testing.StoredMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AgedSourceTest {
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");

    private final StoredMetrics metrics = new StoredMetrics("p");

    private void series(Duration age, String... labels) {
        Instant last = NOW.minus(age);
        metrics.series(Labels.of(labels), last.minusSeconds(60), last, 1, 1);
    }

    private static @Nullable Duration age(MetricSource source, String promql) {
        return source.query(promql, NOW).provenance().age();
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    @Test
    void it_is_that_of_the_oldest_series_of_any_selector() {
        series(seconds(5), "__name__", "a", "region", "eu");
        series(seconds(20), "__name__", "a", "region", "us");
        series(seconds(40), "__name__", "b", "region", "us");
        AgedSource source = new AgedSource(metrics);

        assertThat(age(source, "a{region=\"eu\"}")).isEqualTo(seconds(5));
        assertThat(age(source, "sum(rate(a[5m]))")).isEqualTo(seconds(20));
        assertThat(age(source, "sum(a) + sum(b)")).isEqualTo(seconds(40));
        assertThat(age(source, "sum(a) or sum(c)")).as("c has no series").isNull();
        assertThat(age(source, "a offset 1m")).as("at the moment it looks at").isEqualTo(seconds(5));
    }

    @Test
    void what_is_foreseen_is_asked_by_few_questions_and_each_only_once() {
        series(seconds(5), "__name__", "a", "region", "eu", "status", "ok");
        series(seconds(20), "__name__", "a", "region", "us", "status", "ok");
        series(seconds(30), "__name__", "a", "region", "us", "status", "failed");
        series(seconds(40), "__name__", "b");
        List<String> expressions = List.of(
                "sum(a)",
                "sum(a{region=\"eu\"}) / sum(a)",
                "a{status=~\"o.\"}",
                "a{status=\"ok\",region=\"us\"}",
                "a{status=\"\"} or a",
                "b");
        AgedSource source = new AgedSource(metrics);

        source.foresee(expressions, NOW).forEach(Runnable::run);

        assertThat(metrics.asked())
                .containsExactly("label_replace(min by (region, status) (timestamp({__name__=\"a\"})),"
                        + " \"dwcpctl_selector\", \"0\", \"\", \"\") or "
                        + "label_replace(min(timestamp({__name__=\"b\"})), \"dwcpctl_selector\", \"1\", \"\", \"\")");
        assertThat(expressions.stream().map(e -> age(source, e)))
                .containsExactly(seconds(30), seconds(30), seconds(20), seconds(20), null, seconds(40));
        assertThat(metrics.asked()).as("nothing but the expressions themselves").hasSize(1 + expressions.size());

        source.foresee(expressions, NOW).forEach(Runnable::run);
        assertThat(metrics.asked()).as("it is known").hasSize(1 + expressions.size());
    }

    @Test
    void together_they_are_what_each_is_by_itself() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 40; i++) {
            series(
                    seconds(random.nextInt(200)),
                    "__name__",
                    "m" + random.nextInt(3),
                    "instance",
                    "i" + i,
                    "x",
                    "x" + random.nextInt(3),
                    "y",
                    random.nextBoolean() ? "" : "y" + random.nextInt(3));
        }
        List<String> conditions = List.of("x=\"x1\"", "x!=\"x1\"", "x=~\"x[01]\"", "y=\"\"", "y!~\"y0|y1\"", "z=\"\"");
        List<String> expressions = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            List<String> chosen =
                    conditions.stream().filter(c -> random.nextInt(3) == 0).toList();
            expressions.add("m" + random.nextInt(4) + "{" + String.join(",", chosen) + "}");
        }
        AgedSource together = new AgedSource(metrics);
        together.foresee(expressions, NOW).forEach(Runnable::run);

        for (String expression : expressions) {
            assertThat(age(together, expression)).as(expression).isEqualTo(age(new AgedSource(metrics), expression));
        }
    }

    /** Refuses what asks for several selectors at once. */
    private record Narrow(MetricSource source) implements MetricSource {
        @Override
        public Reading query(String promql, Instant at) {
            if (promql.contains(" or ")) {
                throw new SourceException(SourceException.Kind.BAD_QUERY, "too much", "Ask for less.");
            }
            return source.query(promql, at);
        }

        @Override
        public Reading queryRange(String promql, Range range) {
            return source.queryRange(promql, range);
        }

        @Override
        public List<Labels> series(List<List<Matcher>> selectors, Instant from, Instant to) {
            return source.series(selectors, from, to);
        }

        @Override
        public List<String> labelValues(String label, List<List<Matcher>> selectors, Instant from, Instant to) {
            return source.labelValues(label, selectors, from, to);
        }

        @Override
        public Map<String, List<MetricMetadata>> metadata(String metric) {
            return source.metadata(metric);
        }

        @Override
        public List<Runnable> foresee(Collection<String> expressions, Instant at) {
            return source.foresee(expressions, at);
        }
    }

    @Test
    void where_together_is_refused_each_is_asked_alone() {
        series(seconds(5), "__name__", "a");
        series(seconds(20), "__name__", "b");
        AgedSource source = new AgedSource(new Narrow(metrics));

        source.foresee(List.of("a", "b"), NOW).forEach(Runnable::run);

        assertThat(age(source, "a")).isEqualTo(seconds(5));
        assertThat(age(source, "b")).isEqualTo(seconds(20));
    }

    @Test
    void of_an_age_that_is_not_answered_nothing_is_said() {
        series(seconds(5), "__name__", "a");
        AgedSource source = new AgedSource(metrics);
        metrics.failing(new SourceException(SourceException.Kind.TIMEOUT, "no answer", "Wait."));
        source.foresee(List.of("a"), NOW).forEach(Runnable::run);
        metrics.failing(null);

        assertThat(age(source, "a")).isNull();
    }
}
