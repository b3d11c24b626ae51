package io.novacron.dwcpctl.site.fleet.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.metrics.rules.RuleFile;
import io.novacron.dwcpctl.metrics.rules.RuleFileReader;
import io.novacron.dwcpctl.metrics.rules.RuleLibrary;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.FleetLog;
import io.novacron.dwcpctl.site.fleet.event.Fault;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.query.FleetSource;
import io.novacron.dwcpctl.site.fleet.query.FleetStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class FleetRulesTest {
    private static final Instant BEGINNING = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NOW = BEGINNING.plusSeconds(600);
    private static final Instant ANCIENT = BEGINNING.minus(Duration.ofDays(15));

    private final AtomicInteger reads = new AtomicInteger();
    private final FleetRules rules = new FleetRules(
            () -> {
                reads.incrementAndGet();
                return RuleLibrary.read(new Library(new ShippedFiles(), null));
            },
            () -> 0);

    private static Fleet fleet(FleetEvent... events) {
        return Fleet.of(new FleetLog(1, BEGINNING, List.of(events)));
    }

    private static FleetEvent down(Job job, Instant since) {
        return new FleetEvent.FaultStarted("f1", since, "down", Set.of("eu-west"), List.of(new Fault.Down(job)), null);
    }

    private FleetSource source(FleetRules over, Fleet fleet, Instant now) {
        FleetStorage storage = new FleetStorage(fleet, now.toEpochMilli());
        return new FleetSource("test", over.over(storage, () -> false), Deadline.after(Duration.ofMinutes(5)));
    }

    private static List<String> lines(Value value) {
        return ((Value.Vector) value)
                .points().stream()
                        .map(p -> p.labels() + " " + (long) p.sample().value())
                        .sorted()
                        .toList();
    }

    @Test
    void who_asks_for_what_was_scraped_pays_for_nothing_else() {
        FleetSource source = source(rules, fleet(), NOW);
        source.query("sum by (region) (rate(dwcp_v3_migrations_total[5m]))", NOW);
        source.query("up{job=~\"dwcp-.*\"} and on (region) dwcp_v3_component_health == 1", NOW);
        source.queryRange("dwcp_v3_active_migrations", new Range(BEGINNING, NOW, Duration.ofMinutes(1)));
        source.series(List.of(List.of(Matcher.equal(Labels.NAME, "up"))), BEGINNING, NOW);
        source.metadata("");

        assertThat(reads).hasValue(0);
        assertThat(rules.evaluations()).isZero();
    }

    @Test
    void a_name_that_nobody_writes_has_the_files_read_and_nothing_evaluated() {
        assertThat(source(rules, fleet(), NOW)
                        .query("no_such_metric", NOW)
                        .value()
                        .isEmpty())
                .isTrue();
        assertThat(reads).hasValue(1);
        assertThat(rules.evaluations()).isZero();
    }

    @Test
    void recorded_series_are_what_the_expression_came_to_at_the_last_evaluation() {
        FleetSource source = source(rules, fleet(), NOW);
        String quantile = "histogram_quantile(0.99, sum by (region, le)"
                + " (rate(dwcp_v3_migration_latency_seconds_bucket{mode=\"datacenter\"}[5m])))";
        Value.Vector recorded = (Value.Vector) source.query("dwcp_v3:migration_latency_p99:5m", NOW.minusSeconds(1))
                .value();
        Value.Vector direct =
                (Value.Vector) source.query(quantile, NOW.minusSeconds(15)).value();

        assertThat(recorded.points()).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(recorded.points().get(i).labels().withoutMetric())
                    .isEqualTo(direct.points().get(i).labels());
            assertThat(recorded.points().get(i).sample().value())
                    .isEqualTo(direct.points().get(i).sample().value());
        }
        // this one rule, once each for now and what it looks back
        assertThat(rules.evaluations()).isBetween(1L, 40L);
    }

    @Test
    void ranges_of_recorded_series_too() {
        FleetSource source = source(rules, fleet(), NOW);
        Range range = new Range(BEGINNING.minusSeconds(3600), BEGINNING, Duration.ofSeconds(60));
        Value.Matrix recorded =
                (Value.Matrix) source.queryRange("dwcp_v3:error_rate:5m", range).value();
        Value.Matrix direct = (Value.Matrix) source.queryRange(
                        "sum by (region) (rate(dwcp_v3_migrations_total{status=\"failed\"}[5m]))"
                                + " / sum by (region) (rate(dwcp_v3_migrations_total[5m]))",
                        range)
                .value();

        assertThat(recorded.series()).hasSize(2);
        for (int i = 0; i < 2; i++) {
            Series one = recorded.series().get(i);
            Series other = direct.series().get(i);
            assertThat(one.samples().size())
                    .isEqualTo(61)
                    .isEqualTo(other.samples().size());
            for (int j = 0; j < 61; j++) {
                assertThat(one.samples().get(j)).isEqualTo(other.samples().get(j));
            }
        }
    }

    @Test
    void steady_only_the_watchdog_fires_since_ever() {
        Standing standing = rules.standing(new FleetStorage(fleet(), NOW.toEpochMilli()), true, () -> false);

        assertThat(standing.raised())
                .singleElement()
                .satisfies(raised -> assertThat(raised.alert().labels())
                        .isEqualTo(Labels.of(
                                "alertname", "DWCPv3Watchdog",
                                "escalation", "low",
                                "phase", "6",
                                "severity", "none",
                                "team", "observability")))
                .satisfies(raised -> assertThat(raised.since()).isEqualTo(ANCIENT))
                .satisfies(raised -> assertThat(raised.sinceIsExact()).isTrue());
        assertThat(standing.failures()).isEmpty();
    }

    @Test
    void an_alert_is_pending_then_firing_since_its_condition_holds() {
        Fleet fleet = fleet(down(Job.HDE, BEGINNING));
        // HDE is scraped every 5 seconds: the next evaluation is at 12:00:15, and "for" is 30 s
        String down = "ALERTS{alertname=\"DWCPv3ComponentDown\"}";
        String labels = "ALERTS{alertname=\"DWCPv3ComponentDown\", alertstate=\"%s\","
                + " component=\"hde\", escalation=\"immediate\", phase=\"6\", region=\"eu-west\","
                + " severity=\"critical\", team=\"oncall\"} 1";
        FleetSource source = source(rules, fleet, NOW);

        assertThat(lines(source.query(down, BEGINNING.plusSeconds(14)).value())).isEmpty();
        assertThat(lines(source.query(down, BEGINNING.plusSeconds(15)).value()))
                .containsExactly(labels.formatted("pending"));
        assertThat(lines(source.query(down, BEGINNING.plusSeconds(44)).value()))
                .containsExactly(labels.formatted("pending"));
        assertThat(lines(source.query(down, BEGINNING.plusSeconds(45)).value()))
                .containsExactly(labels.formatted("firing"));
        long since = BEGINNING.plusSeconds(15).getEpochSecond();
        assertThat(lines(source.query("ALERTS_FOR_STATE{alertname=\"DWCPv3ComponentDown\"}", NOW)
                        .value()))
                .singleElement()
                .asString()
                .endsWith("} " + since);
    }

    @Test
    void since_is_looked_for_as_far_back_as_it_takes() {
        Instant since = BEGINNING.minus(Duration.ofHours(20));
        FleetStorage storage = new FleetStorage(fleet(down(Job.HDE, since)), NOW.toEpochMilli());
        Standing standing = rules.standing(storage, false, () -> false);

        assertThat(standing.raised())
                .filteredOn(r -> r.alert().rule().name().equals("DWCPv3ComponentDown"))
                .singleElement()
                .satisfies(raised -> assertThat(raised.since()).isEqualTo(since.plusSeconds(15)))
                .satisfies(raised -> assertThat(raised.sinceIsExact()).isTrue());
        FleetSource source = source(rules, storage.fleet(), NOW);
        assertThat(lines(source.query("ALERTS_FOR_STATE{alertname=\"DWCPv3ComponentDown\"}", NOW)
                        .value()))
                .singleElement()
                .asString()
                .endsWith("} " + since.plusSeconds(15).getEpochSecond());
    }

    @Test
    void where_nobody_looked_further_since_is_not_exact() {
        FleetStorage storage =
                new FleetStorage(fleet(down(Job.HDE, BEGINNING.minus(Duration.ofDays(3)))), NOW.toEpochMilli());

        assertThat(rules.standing(storage, false, () -> false).raised())
                .filteredOn(r -> r.alert().rule().name().equals("DWCPv3ComponentDown"))
                .singleElement()
                .satisfies(raised -> assertThat(raised.sinceIsExact()).isFalse())
                .satisfies(raised -> assertThat(raised.since()).isBefore(NOW.minus(Duration.ofHours(24))));
    }

    @Test
    void past_incidents_had_their_alerts() {
        Instant incident = BEGINNING.minus(Duration.ofHours(9));
        Range range = new Range(incident, incident.plusSeconds(30 * 60), Duration.ofSeconds(15));
        Value.Matrix alerts = (Value.Matrix) source(rules, fleet(), NOW)
                .queryRange("ALERTS{alertname=\"DWCPv3LatencyP99Critical\", alertstate=\"firing\"}", range)
                .value();

        assertThat(alerts.series()).singleElement().satisfies(series -> {
            assertThat(series.labels().get("region")).isEqualTo("eu-west");
            assertThat(Instant.ofEpochMilli(series.samples().millis(0)))
                    .isBetween(incident.plusSeconds(2 * 60), incident.plusSeconds(7 * 60 + 30));
        });
    }

    @Test
    void as_time_goes_on_only_the_new_moments_are_evaluated() {
        Fleet fleet = fleet();
        String query = "dwcp_v3:error_rate:5m";
        source(rules, fleet, NOW).query(query, NOW);
        long first = rules.evaluations();
        source(rules, fleet, NOW).query(query, NOW);
        assertThat(rules.evaluations()).isEqualTo(first);
        source(rules, fleet, NOW.plusSeconds(30)).query(query, NOW.plusSeconds(30));
        assertThat(rules.evaluations()).isEqualTo(first + 2);
        assertThat(reads).hasValue(1);
    }

    @Test
    void what_happens_now_goes_on_and_what_is_dated_back_begins_anew() {
        String down = "count(ALERTS{alertname=\"DWCPv3ComponentDown\", alertstate=\"firing\"})";
        Fleet before = fleet();
        assertThat(source(rules, before, NOW).query(down, NOW).value().isEmpty())
                .isTrue();
        long first = rules.evaluations();

        Fleet dated = fleet(down(Job.HDE, NOW.minusSeconds(300)));
        assertThat(lines(source(rules, dated, NOW).query(down, NOW).value())).containsExactly("{} 1");
        assertThat(rules.evaluations()).isGreaterThan(first + 2);

        FleetRules other = new FleetRules(() -> RuleLibrary.read(new Library(new ShippedFiles(), null)), () -> 0);
        source(other, before, NOW).query(down, NOW);
        long known = other.evaluations();
        Instant later = NOW.plusSeconds(60);
        Fleet live = fleet(down(Job.HDE, NOW.plusMillis(1)));
        assertThat(lines(source(other, live, later).query(down, later).value())).containsExactly("{} 1");
        assertThat(other.evaluations()).isEqualTo(known + 4);
    }

    @Test
    void rules_that_read_what_others_record_are_evaluated_with_them() {
        List<RuleFile> files = List.of(RuleFileReader.read("rules.yml", """
                groups:
                  - name: one
                    rules:
                      - record: a:up
                        expr: count(up)
                      - record: b:up
                        expr: count_over_time(a:up[1m])
                      - record: c:up
                        expr: sum(up)
                """));
        FleetRules chained = new FleetRules(() -> files, () -> 0);

        assertThat(lines(source(chained, fleet(), NOW).query("b:up", NOW).value()))
                .containsExactly("b:up 4");
        assertThat(source(chained, fleet(), NOW)
                        .series(
                                List.of(List.of(new Matcher(Labels.NAME, Matcher.Operator.REGEX, "[ac]:up"))),
                                NOW,
                                NOW))
                .containsExactly(Labels.of(Labels.NAME, "a:up"), Labels.of(Labels.NAME, "c:up"));
    }

    @Test
    void only_rules_whose_alerts_may_be_meant_are_evaluated_and_each_no_further_back_than_it_takes() {
        List<RuleFile> files = List.of(RuleFileReader.read("rules.yml", """
                groups:
                  - name: one
                    rules:
                      - {alert: Mine, expr: "vector(1)", labels: {severity: critical}}
                      - {alert: Held, expr: "vector(1)", for: 5m, labels: {severity: critical, team: "{{ $value }}"}}
                      - {alert: Other, expr: "vector(1)", for: 1h, labels: {severity: warning}}
                """));
        FleetRules some = new FleetRules(() -> files, () -> 0);

        assertThat(lines(source(some, fleet(), NOW)
                        .query("count by (alertname) (ALERTS{severity=\"critical\", team=~\"|1\"})", NOW)
                        .value()))
                .containsExactly("{alertname=\"Held\"} 1", "{alertname=\"Mine\"} 1");
        // the lookback of five minutes and two intervals, 22 moments, of the first; of the second its
        // hold too
        assertThat(some.evaluations()).isEqualTo(22 + 42);
    }

    @Test
    void evaluation_that_takes_too_long_is_a_timeout_and_leaves_nothing_behind() {
        FleetStorage storage = new FleetStorage(fleet(), NOW.toEpochMilli());
        Deadline passed = Deadline.after(Duration.ZERO);
        FleetSource late = new FleetSource("test", rules.over(storage, passed::hasPassed), passed);

        assertThatThrownBy(() -> late.series(List.of(List.of(Matcher.equal(Labels.NAME, "ALERTS"))), NOW, NOW))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.kind()).isEqualTo(SourceException.Kind.TIMEOUT));
        assertThat(lines(source(rules, storage.fleet(), NOW)
                        .query("count(ALERTS)", NOW)
                        .value()))
                .containsExactly("{} 1");
    }

    @Test
    void the_shipped_files_are_those_of_the_folder() {
        assertThat(new TreeMap<>(rules.files().stream()
                        .collect(
                                Collectors.toMap(RuleFile::name, f -> f.groups().size()))))
                .containsKeys("queries/rules/critical.yml", "queries/rules/recording.yml")
                .hasSize(10)
                .containsValue(1);
    }
}
