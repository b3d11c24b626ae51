package io.novacron.dwcpctl.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.contract.Expressions.Expression;
import io.novacron.dwcpctl.contract.MetricsContract.Metric;
import io.novacron.dwcpctl.contract.MetricsContract.Values;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.FleetLog;
import io.novacron.dwcpctl.site.fleet.FleetTarget;
import io.novacron.dwcpctl.site.fleet.metric.FleetSeries;
import io.novacron.dwcpctl.site.fleet.metric.MetricFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One contract: what the fleet exposes, what {@code queries/metrics.yaml} says, and what is asked. */
final class MetricsContractTest {
    private static final MetricsContract CONTRACT = MetricsContract.read();
    private static final Fleet FLEET = Fleet.of(new FleetLog(42, Instant.parse("2026-03-01T12:00:00Z"), List.of()));
    private static final Pattern OWN_SERIES = Pattern.compile("\\bdwcp_v[13]_[a-z0-9_]+");

    static List<Expression> expressions() {
        return Expressions.all();
    }

    static Stream<Metric> ownMetrics() {
        return CONTRACT.metrics().values().stream().filter(m -> !m.external());
    }

    static Stream<Metric> metrics() {
        return CONTRACT.metrics().values().stream();
    }

    @Test
    void keeps_its_schema() {
        String schema = new ShippedFiles().text("queries/schema/metrics.schema.json");

        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(schema)
                        .validate(MetricsContract.document()))
                .isEmpty();
    }

    /** A metric that is lost, or one that is new, does not go unnoticed. */
    @Test
    void has_so_many_metrics() {
        assertThat(ownMetrics()).hasSize(51);
        assertThat(metrics().filter(Metric::external)).hasSize(28);
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void every_metric_and_label_that_is_asked_for_is_in_it(Expression expression) {
        NamedInExpression named = NamedInExpression.of(expression.promql(), CONTRACT);

        assertThat(named.problems()).as(expression.promql()).isEmpty();
    }

    @Test
    void what_gates_and_playbooks_name_in_passing_is_in_it_too() throws IOException {
        Set<String> unknown = new TreeSet<>();
        for (Path file : Expressions.files()) {
            OWN_SERIES
                    .matcher(Files.readString(file))
                    .results()
                    .map(MatchResult::group)
                    .filter(name -> CONTRACT.ofSeries(name) == null
                            && !CONTRACT.metrics().containsKey(name))
                    .forEach(name -> unknown.add(file + ": " + name));
        }
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void each_is_asked_for_or_says_why_not(Metric metric) {
        Set<String> asked = expressions().stream()
                .flatMap(e -> NamedInExpression.of(e.promql(), CONTRACT).metrics().stream())
                .collect(Collectors.toSet());

        assertThat(asked.contains(metric.name())).isEqualTo(metric.unused() == null);
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void its_name_says_its_unit_and_type(Metric metric) {
        String name = metric.name().replaceFirst(":[0-9]+m$", "").replaceFirst("_total$", "");
        Map<String, String> endings = Map.of(
                "bytes_per_second", "bytes-per-second",
                "_bytes", "bytes",
                "_ratio", "ratio",
                "_percent", "percent");
        endings.forEach((ending, unit) -> {
            if (name.endsWith(ending)) {
                assertThat(metric.unit()).isEqualTo(unit);
            }
        });
        if (name.endsWith("_seconds")) {
            assertThat(metric.unit()).isEqualTo("seconds");
        }
        assertThat(metric.type().equals("counter")).isEqualTo(metric.name().endsWith("_total"));
    }

    @Test
    void the_fleet_exposes_all_of_DWCPs_own_and_nothing_that_is_not_in_it() {
        Map<String, Set<String>> exposed = new TreeMap<>();
        for (FleetTarget target : FLEET.targets()) {
            for (MetricFamily family : target.families()) {
                exposed.computeIfAbsent(family.name(), n -> new TreeSet<>())
                        .add(target.job().jobName());
            }
        }
        Map<String, Set<String>> wanted = new TreeMap<>();
        ownMetrics().forEach(m -> wanted.put(m.name(), Set.of(m.exposedBy())));

        assertThat(CONTRACT.metrics()).containsKeys(exposed.keySet().toArray(new String[0]));
        exposed.keySet().removeIf(MetricsContractTest::isExternal);
        assertThat(exposed).isEqualTo(wanted);
    }

    private static boolean isExternal(String name) {
        Metric metric = CONTRACT.ofSeries(name);
        return metric != null && metric.external();
    }

    @Test
    void the_fleet_exposes_each_as_it_is_described() {
        for (FleetTarget target : FLEET.targets()) {
            target.families().forEach(family -> compare(target, family));
        }
    }

    private static void compare(FleetTarget target, MetricFamily family) {
        Metric metric = CONTRACT.metrics().get(family.name());
        assertThat(metric).as(family.name()).isNotNull();
        assertThat(family.type().text()).as(family.name()).isEqualTo(metric.type());
        assertThat(family.help()).as(family.name()).isEqualTo(metric.help());
        Map<String, Set<String>> seen = new TreeMap<>();
        Set<String> bounds = new TreeSet<>();
        for (FleetSeries series : family.series()) {
            assertThat(metric.series()).contains(series.labels().metric());
            series.labels().withoutMetric().forEach((name, value) -> {
                Set<String> values = name.equals("le") ? bounds : seen.computeIfAbsent(name, n -> new TreeSet<>());
                values.add(value);
            });
        }
        Set<String> withTarget = new TreeSet<>(seen.keySet());
        if (metric.external()) {
            target.labels().withoutMetric().forEach((name, value) -> withTarget.add(name));
        }
        assertThat(withTarget).as(family.name()).isEqualTo(metric.labels().keySet());
        seen.forEach((label, values) -> {
            Values described = metric.labels().getOrDefault(label, Values.ANY);
            if (!described.listed().isEmpty()) {
                assertThat(described.listed()).as(family.name() + " " + label).containsAll(values);
            }
            if (described.always()) {
                assertThat(values).as(family.name() + " " + label).isEqualTo(new TreeSet<>(described.listed()));
            }
        });
        if (metric.type().equals("histogram")) {
            Set<String> wanted = new TreeSet<>(metric.buckets());
            wanted.add("+Inf");
            assertThat(bounds).as(family.name()).isEqualTo(wanted);
        }
    }

    @Test
    void what_Prometheus_adds_is_in_it() {
        for (FleetTarget target : FLEET.targets()) {
            assertThat(target.series(name -> CONTRACT.ofSeries(name) == null)).isEmpty();
        }
        for (String name : List.of("up", "scrape_duration_seconds", "scrape_samples_scraped")) {
            assertThat(CONTRACT.labelsOf(name)).containsOnlyKeys("job", "instance", "region");
        }
    }

    /** The rules that the simulated Prometheus says it has are those that are shipped. */
    @Test
    void rule_groups_are_those_of_the_rule_files() {
        Set<String> shipped = new ShippedFiles()
                .list("queries/rules/").stream()
                        .filter(path -> path.endsWith(".yml") && !path.contains("/tests/"))
                        .map(path -> path.replaceFirst("^queries/rules/(.*)\\.yml$", "$1"))
                        .map(name -> "/etc/prometheus/rules/" + name + ".yml;dwcp-v3-" + name)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> simulated = FLEET.targets().stream()
                .flatMap(t -> t.families().stream())
                .filter(f -> f.name().equals("prometheus_rule_group_interval_seconds"))
                .flatMap(f -> f.series().stream())
                .map(s -> s.labels().get("rule_group"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(simulated).isEqualTo(shipped);
    }

    /** Each line: an expression, and what is wrong with it. */
    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '^', textBlock = """
            dwcp_v3_migration_total -> dwcp_v3_migration_total is not in the contract
            dwcp_v3_migration_latency_seconds -> dwcp_v3_migration_latency_seconds is not in the contract
            {__name__=~"dwcp_v3_(active_migrations|active_things)"} -> dwcp_v3_active_things is not in the contract
            dwcp_v3_migrations_total{state="failed"} -> dwcp_v3_migrations_total has no label state
            dwcp_v3_migrations_total{status="error"} -> dwcp_v3_migrations_total: status is never "error"
            dwcp_v3_migrations_total{status=~"success|lost"} -> dwcp_v3_migrations_total: status is never "lost"
            dwcp_v3_migrations_total{mode=~"data.*x"} -> dwcp_v3_migrations_total: nothing matches mode=~"data.*x"
            dwcp_v3_migration_latency_seconds_bucket{le="0.55"} -> dwcp_v3_migration_latency_seconds_bucket: le is never "0.55"
            up{job="dwcp-v3-abc"} -> up: job is never "dwcp-v3-abc"
            sum by (component) (dwcp_v3_active_migrations) -> sum: there is no label component among [__name__, instance, job, region]
            sum by (mode) (sum by (region) (dwcp_v3_migrations_total)) -> sum: there is no label mode among [region]
            sum without (stage) (dwcp_v3_active_migrations) -> sum: there is no label stage among [__name__, instance, job, region]
            sum by (region) (up) / on (job) sum by (region) (up) -> left of /: there is no label job among [region]
            up * on (job) group_left (version) group by (job) (up) -> group of *: there is no label version among [job]
            up / ignoring (mode) up -> /: there is no label mode among [__name__, instance, job, region]
            label_replace(up, "a", "$1", "mode", "(.*)") -> label_replace: there is no label mode among [__name__, instance, job, region]
            """)
    void the_check_notices(String promql, String problem) {
        assertThat(NamedInExpression.of(promql, CONTRACT).problems()).contains(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum by (a) (label_replace(up, \"a\", \"$1\", \"job\", \"(.*)\"))",
                "dwcp_v3_acp_quorum_size{job=~\"dwcp-v3-(acp|ass)\", region=\"anywhere\"}",
                "sum by (v) (count_values by (job) (\"v\", up))",
                "topk by (mode) (1, dwcp_v1_migrations_total) * on (region) group_left (version) dwcp_v3_build_info",
                "sum by (error_type) (dwcp_v1_compression_ratio * on (region) group_right () dwcp_v1_errors_total)",
            })
    void the_check_follows_labels_that_are_made(String promql) {
        assertThat(NamedInExpression.of(promql, CONTRACT).problems()).isEmpty();
    }

    @Test
    void templates_of_gates_and_playbooks_are_filled_in() {
        assertThat(Expressions.filledIn(
                        "rate(x{region=~\"{{region}}\"}[{{window}}:{{ step }}] offset {{ago}}) > {{n}}"))
                .isEqualTo("rate(x{region=~\".*\"}[5m:5m] offset 5m) > 1");
    }
}
