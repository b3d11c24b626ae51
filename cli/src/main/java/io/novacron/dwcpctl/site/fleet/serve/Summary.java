package io.novacron.dwcpctl.site.fleet.serve;

import com.fasterxml.jackson.core.JsonGenerator;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.site.fleet.FleetTarget;
import io.novacron.dwcpctl.site.fleet.metric.FleetSeries;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The application's own figures over its last five minutes: {@code /metrics/summary}. */
final class Summary {
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final FleetTarget target;

    Summary(FleetTarget target) {
        this.target = target;
    }

    String at(Instant now) {
        long to = now.toEpochMilli();
        long from = now.minus(WINDOW).toEpochMilli();
        return JsonText.object(json -> {
            json.writeStringField("region", target.region());
            json.writeStringField("time", Moment.forMachines(now));
            json.writeStringField("window", "5m");
            json.writeObjectFieldStart("migration_latency_seconds");
            for (String quantile : new String[] {"0.5", "0.75", "0.9", "0.95", "0.99", "0.999"}) {
                JsonText.number(json, quantile, latency(Double.parseDouble(quantile), from, to));
            }
            json.writeEndObject();
            double seconds = WINDOW.toSeconds();
            double ended = increase("dwcp_v3_migrations_total", l -> true, from, to);
            double failed =
                    increase("dwcp_v3_migrations_total", l -> l.get("status").equals("failed"), from, to);
            JsonText.number(json, "migrations_per_second", ended / seconds);
            JsonText.number(json, "failed_ratio", failed / ended);
            JsonText.number(json, "errors_per_second", increase("dwcp_v3_errors_total", l -> true, from, to) / seconds);
            JsonText.number(json, "throughput_bytes_per_second", sum("dwcp_v3_throughput_bytes_per_second", to));
            JsonText.number(json, "active_migrations", sum("dwcp_v3_active_migrations", to));
            JsonText.number(json, "rollout_progress_percent", sum("dwcp_v3_rollout_progress_percent", to));
            JsonText.number(json, "rollout_target_percent", sum("dwcp_v3_rollout_target_percent", to));
            byLabel(json, "sla_compliance", "dwcp_v3_sla_compliance", "sla_type", to);
            byLabel(json, "component_health", "dwcp_v3_component_health", "component", to);
        });
    }

    private void byLabel(JsonGenerator json, String field, String metric, String label, long at) throws IOException {
        json.writeObjectFieldStart(field);
        for (FleetSeries series : series(metric)) {
            JsonText.number(json, series.labels().get(label), series.value().at(at));
        }
        json.writeEndObject();
    }

    private List<FleetSeries> series(String metric) {
        return target.families().stream()
                .flatMap(f -> f.series().stream())
                .filter(s -> s.labels().metric().equals(metric))
                .toList();
    }

    // of the throughput what the SLA is about
    private double sum(String metric, long at) {
        return total(
                metric,
                l -> !l.has("direction")
                        || (l.get("component").equals("amst")
                                && l.get("direction").equals("tx")),
                s -> s.present().contains(at) ? s.value().at(at) : 0);
    }

    private double increase(String metric, Predicate<Labels> which, long from, long to) {
        return total(metric, which, s -> s.value().at(to) - s.value().at(from));
    }

    private double total(String metric, Predicate<Labels> which, ToDoubleFunction<FleetSeries> value) {
        return series(metric).stream()
                .filter(s -> which.test(s.labels()))
                .mapToDouble(value)
                .sum();
    }

    /** As histogram_quantile does it: linear within the bucket; NaN where there was nothing. */
    private double latency(double q, long from, long to) {
        Map<Double, Double> counts = new TreeMap<>();
        double all = 0;
        for (FleetSeries series : series("dwcp_v3_migration_latency_seconds_bucket")) {
            if (series.labels().get("mode").equals("datacenter")) {
                double increase = series.value().at(to) - series.value().at(from);
                double bound = Numbers.parse(series.labels().get("le"));
                all = Math.max(all, counts.merge(bound, increase, Double::sum));
            }
        }
        double low = 0;
        double below = 0;
        for (Map.Entry<Double, Double> bucket : counts.entrySet()) {
            if (bucket.getValue() >= q * all && bucket.getValue() > below) {
                return bucket.getKey().isInfinite()
                        ? low
                        : low + (bucket.getKey() - low) * (q * all - below) / (bucket.getValue() - below);
            }
            low = bucket.getKey();
            below = bucket.getValue();
        }
        return Double.NaN;
    }
}
