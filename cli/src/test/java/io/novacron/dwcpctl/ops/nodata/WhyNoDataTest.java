package io.novacron.dwcpctl.ops.nodata;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.ops.nodata.NoData.Cause;
import io.novacron.dwcpctl.testing.StoredMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WhyNoDataTest {
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");
    private static final Instant AN_HOUR_AGO = NOW.minusSeconds(3600);
    private static final Deadline LONG = Deadline.after(Duration.ofMinutes(1));

    private static final Labels MIGRATIONS = of("dwcp_v3_migrations_total", "region", "eu-west", "status", "success");
    private static final Labels RATIO = of("dwcp_v3_hde_compression_ratio", "region", "eu-west");

    private final StoredMetrics metrics = new StoredMetrics("p");

    private static Labels of(String metric, String... labels) {
        Labels all = Labels.of(Labels.NAME, metric, "job", "dwcp-v3-hde", "instance", "hde:9092");
        for (int i = 0; i < labels.length; i += 2) {
            all = all.with(labels[i], labels[i + 1]);
        }
        return all;
    }

    private void up(Instant until) {
        metrics.series(of("up"), AN_HOUR_AGO, until, 1, 0);
        if (until.isBefore(NOW)) {
            metrics.series(of("up"), until.plusSeconds(15), NOW, 0, 0);
        }
    }

    private Optional<NoData> why(String promql) {
        Value value = metrics.query(promql, NOW).value();
        return new WhyNoData(metrics, LONG)
                .of(promql, NOW, Duration.ZERO, value, !value.isEmpty() && !value.isAllNaN());
    }

    private void is(Cause cause, String reason, String promql) {
        assertThat(why(promql)).contains(new NoData(cause, reason, null));
    }

    private void is(Cause cause, String reason, Duration ago, String promql) {
        assertThat(why(promql)).contains(new NoData(cause, reason, NOW.minus(ago)));
    }

    @Test
    void a_metric_that_is_unknown_is_named_with_the_nearest() {
        up(NOW);
        metrics.series(RATIO, AN_HOUR_AGO, NOW, 0.8, 0);

        is(
                Cause.METRIC_UNKNOWN,
                "the metric dwcp_v3_hde_compresion_ratio is unknown there (did you mean dwcp_v3_hde_compression_ratio?)",
                "dwcp_v3_hde_compresion_ratio");
        is(Cause.METRIC_UNKNOWN, "the metric foo is unknown there", "rate(foo[5m])");
    }

    @Test
    void a_condition_that_excludes_all_is_named_with_what_there_is() {
        up(NOW);
        metrics.series(RATIO, AN_HOUR_AGO, NOW, 0.8, 0)
                .series(of("dwcp_v3_hde_compression_ratio", "region", "us-east"), AN_HOUR_AGO, NOW, 0.8, 0);

        is(
                Cause.MATCHERS_EXCLUDE_ALL,
                "region=\"eu-wets\" excludes every series of dwcp_v3_hde_compression_ratio: there is eu-west, us-east"
                        + " (did you mean eu-west?)",
                "dwcp_v3_hde_compression_ratio{job=\"dwcp-v3-hde\",region=\"eu-wets\"}");
        is(
                Cause.MATCHERS_EXCLUDE_ALL,
                "regoin=\"eu-west\" excludes every series of dwcp_v3_hde_compression_ratio: they have no such label"
                        + " (did you mean region?), but instance, job, region",
                "dwcp_v3_hde_compression_ratio{regoin=\"eu-west\"}");
        is(
                Cause.MATCHERS_EXCLUDE_ALL,
                "job=\"x\" excludes every series of dwcp_v3_hde_compression_ratio, and others do too: there is dwcp-v3-hde",
                "dwcp_v3_hde_compression_ratio{job=\"x\",region=\"y\"}");
    }

    @Test
    void a_target_that_is_down_is_named_with_since_when() {
        Instant end = NOW.minusSeconds(600);
        up(end);
        metrics.series(RATIO, AN_HOUR_AGO, end, 0.8, 0).ended(RATIO, end.plusSeconds(15));

        is(
                Cause.TARGET_DOWN,
                "dwcp-v3-hde at hde:9092 cannot be scraped for 9m46s",
                Duration.ofSeconds(586),
                "dwcp_v3_hde_compression_ratio");
    }

    @Test
    void an_answer_that_is_old_because_its_target_died_is_explained_too() {
        Instant end = NOW.minusSeconds(120);
        up(end);
        metrics.series(MIGRATIONS, AN_HOUR_AGO, end, 0, 10).ended(MIGRATIONS, end.plusSeconds(15));

        String rate = "rate(dwcp_v3_migrations_total[5m])";
        assertThat(metrics.query(rate, NOW).value().isEmpty()).isFalse();
        assertThat(why(rate).map(NoData::cause)).contains(Cause.TARGET_DOWN);
    }

    @Test
    void numbers_that_another_part_of_the_expression_gives_are_not_old() {
        up(NOW);
        metrics.series(MIGRATIONS, AN_HOUR_AGO, NOW, 0, 10);

        assertThat(why("sum(rate(dwcp_v3_migrations_total[5m])) or sum(rate(dwcp_v3_nothing[5m]))"))
                .isEmpty();
        assertThat(why("sum(dwcp_v3_migrations_total) unless on () dwcp_v3_nothing"))
                .isEmpty();
    }

    @Test
    void series_that_ended_while_their_target_is_up() {
        Instant end = NOW.minusSeconds(600);
        up(NOW);
        metrics.series(RATIO, AN_HOUR_AGO, end, 0.8, 0).ended(RATIO, end.plusSeconds(15));

        is(
                Cause.SERIES_STALE,
                "dwcp_v3_hde_compression_ratio ended for 10m, though dwcp-v3-hde at hde:9092 is up",
                Duration.ofMinutes(10),
                "dwcp_v3_hde_compression_ratio");
    }

    @Test
    void series_of_a_target_that_is_not_scraped_any_more() {
        Instant end = NOW.minusSeconds(600);
        metrics.series(of("up"), AN_HOUR_AGO, end, 1, 0).ended(of("up"), end.plusSeconds(15));
        metrics.series(RATIO, AN_HOUR_AGO, end, 0.8, 0).ended(RATIO, end.plusSeconds(15));

        is(
                Cause.SERIES_STALE,
                "dwcp-v3-hde at hde:9092 is not scraped any more for 10m",
                Duration.ofMinutes(10),
                "dwcp_v3_hde_compression_ratio");
    }

    @Test
    void a_recorded_series_that_ended() {
        Labels recorded = Labels.of(Labels.NAME, "dwcp_v3:throughput_avg:5m");
        metrics.series(RATIO, AN_HOUR_AGO, NOW, 0.8, 0).series(recorded, AN_HOUR_AGO, NOW.minusSeconds(1800), 1, 0);

        is(
                Cause.SERIES_STALE,
                "dwcp_v3:throughput_avg:5m ended for 30m",
                Duration.ofMinutes(30),
                "dwcp_v3:throughput_avg:5m");
    }

    @Test
    void a_quotient_of_nothing_is_no_traffic() {
        up(NOW);
        Labels bucket = of("dwcp_v3_migration_latency_seconds_bucket", "region", "eu-west");
        metrics.series(MIGRATIONS, AN_HOUR_AGO, NOW, 5, 0)
                .series(of("dwcp_v3_migration_latency_seconds_count", "region", "eu-west"), AN_HOUR_AGO, NOW, 7, 0)
                .series(bucket.with("le", "1"), AN_HOUR_AGO, NOW, 7, 0)
                .series(bucket.with("le", "+Inf"), AN_HOUR_AGO, NOW, 7, 0);

        is(
                Cause.NO_TRAFFIC,
                "no migration ended within 5m with region=\"eu-west\"",
                "histogram_quantile(0.99, rate(dwcp_v3_migration_latency_seconds_bucket{region=\"eu-west\"}[5m]))");
        is(
                Cause.NO_TRAFFIC,
                "no migration ended within 5m",
                "rate(dwcp_v3_migrations_total[5m]) / rate(dwcp_v3_migrations_total[5m])");
    }

    @Test
    void idle_is_no_traffic() {
        up(NOW);
        metrics.series(of("dwcp_v3_active_migrations"), AN_HOUR_AGO, NOW, 0, 0)
                .series(of("dwcp_v3_throughput_bytes_per_second"), AN_HOUR_AGO, NOW, 0, 0);

        is(
                Cause.NO_TRAFFIC,
                "no migration is active",
                "sum(dwcp_v3_throughput_bytes_per_second) and sum(dwcp_v3_active_migrations) > 0");
    }

    @Test
    void too_few_migrations_to_judge_by() {
        up(NOW);
        metrics.series(MIGRATIONS, AN_HOUR_AGO, NOW, 0, 2);

        is(
                Cause.TOO_LITTLE_TRAFFIC,
                "only 40 migrations ended within 5m, fewer than the 100 that are needed to judge",
                "sum(increase(dwcp_v3_migrations_total[5m])) >= 100");
        // that none of them failed is no lack of traffic
        is(
                Cause.TOO_LITTLE_TRAFFIC,
                "only 40 migrations ended within 5m, fewer than the 100 that are needed to judge",
                "sum(increase(dwcp_v3_migrations_total{status=~\"success|failed\"}[5m])) >= 100");
    }

    @Test
    void a_series_too_young_for_a_rate() {
        up(NOW);
        metrics.series(MIGRATIONS, NOW, NOW, 0, 0);

        is(
                Cause.TOO_FEW_SAMPLES,
                "dwcp_v3_migrations_total has been seen only once within 5m: a rate needs two samples",
                "rate(dwcp_v3_migrations_total[5m])");
    }

    @Test
    void a_server_without_anything_of_ours_is_the_wrong_one() {
        is(
                Cause.WRONG_TENANT,
                "the server holds no series at all: a wrong tenant (X-Scope-OrgID), or one that scrapes nothing",
                "up");
        metrics.series(Labels.of(Labels.NAME, "node_load1"), AN_HOUR_AGO, NOW, 1, 0);
        is(
                Cause.WRONG_TENANT,
                "the server holds no metric of DWCP at all: a wrong tenant (X-Scope-OrgID), or another server",
                "dwcp_v3_build_info");
        is(Cause.METRIC_UNKNOWN, "the metric up is unknown there", "up");
    }

    @Test
    void a_refusal_is_a_refusal() {
        assertThat(WhyNoData.of(new SourceException(SourceException.Kind.REFUSED, "http://p: 403 Forbidden", "x")))
                .contains(new NoData(Cause.PERMISSION_REFUSED, "http://p: 403 Forbidden", null));
        assertThat(WhyNoData.of(new SourceException(SourceException.Kind.REFUSED, "http://m: 401: no org id", "x")))
                .contains(new NoData(Cause.WRONG_TENANT, "http://m: 401: no org id", null));
        assertThat(WhyNoData.of(new SourceException(SourceException.Kind.TIMEOUT, "late", "x")))
                .isEmpty();
    }

    @Test
    void a_condition_that_holds_nowhere_is_no_lack_of_data() {
        up(NOW);
        metrics.series(RATIO, AN_HOUR_AGO, NOW, 0.8, 0);
        String reason = "every series behind it is there: the expression's own conditions or joins leave none";

        is(Cause.CONDITION_NOT_MET, reason, "dwcp_v3_hde_compression_ratio < 0.5");
        is(Cause.CONDITION_NOT_MET, reason, "absent(up)");
        is(
                Cause.CONDITION_NOT_MET,
                reason,
                "up unless on (job) dwcp_v3_hde_compression_ratio unless on (job) nothing_of_that_name");
        is(Cause.CONDITION_NOT_MET, reason, "vector(1) > 2");
    }

    @Test
    void a_region_that_is_missing_is_explained_by_itself() {
        up(NOW);
        metrics.series(RATIO, AN_HOUR_AGO, NOW, 0.8, 0);

        assertThat(new WhyNoData(metrics, LONG)
                        .of(
                                "avg by (region) (dwcp_v3_hde_compression_ratio{region=~\".+\"})",
                                NOW,
                                Duration.ZERO,
                                "us-east"))
                .contains(new NoData(
                        Cause.MATCHERS_EXCLUDE_ALL,
                        "us-east: region=\"us-east\" excludes every series of dwcp_v3_hde_compression_ratio: there is eu-west",
                        null));
    }

    @Test
    void current_numbers_are_not_explained_away() {
        up(NOW);
        metrics.series(RATIO, AN_HOUR_AGO, NOW, 0.8, 0);

        assertThat(why("dwcp_v3_hde_compression_ratio")).isEmpty();
    }

    @Test
    void the_same_selector_is_looked_into_once() {
        up(NOW);
        WhyNoData why = new WhyNoData(metrics, LONG);
        Value nothing = new Value.Vector(List.of());
        why.of("dwcp_v3_nothing", NOW, Duration.ZERO, nothing, false);
        int asked = metrics.asked().size();

        assertThat(why.of("sum(dwcp_v3_nothing)", NOW, Duration.ZERO, nothing, false))
                .isPresent();
        assertThat(metrics.asked()).hasSize(asked);
    }

    @Test
    void nothing_is_asked_when_the_time_is_over_and_a_source_that_fails_leaves_it_unknown() {
        Value nothing = new Value.Vector(List.of());

        assertThat(new WhyNoData(metrics, Deadline.after(Duration.ZERO)).of("up", NOW, Duration.ZERO, nothing, false))
                .isEmpty();
        assertThat(metrics.asked()).isEmpty();
        metrics.failing(new SourceException(SourceException.Kind.TIMEOUT, "late", "x"));
        assertThat(new WhyNoData(metrics, LONG).of("up", NOW, Duration.ZERO, nothing, false))
                .isEmpty();
        assertThat(new WhyNoData(metrics, LONG).of("up{", NOW, Duration.ZERO, nothing, false))
                .isEmpty();
    }
}
