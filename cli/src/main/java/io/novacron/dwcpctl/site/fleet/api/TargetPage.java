package io.novacron.dwcpctl.site.fleet.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.site.fleet.FleetTarget;
import io.novacron.dwcpctl.site.fleet.metric.FleetSeries;
import io.novacron.dwcpctl.site.fleet.query.FleetStorage;
import io.novacron.dwcpctl.site.fleet.serve.PortMap;
import io.novacron.dwcpctl.site.fleet.serve.Query;
import io.novacron.dwcpctl.site.fleet.serve.Reply;
import io.novacron.dwcpctl.site.fleet.serve.Router;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What is scraped, and how that went. A target's address is where {@code simulate} really serves it; its label
 * {@code instance} is the one it has in production, as its series have it. Of the monitoring nothing is served: its address
 * is its instance.
 */
final class TargetPage {
    private static final String DOWN = "server returned HTTP status 503 Service Unavailable";

    private final StoredFleet stored;
    private final PortMap ports;

    TargetPage(StoredFleet stored, PortMap ports) {
        this.stored = stored;
        this.ports = ports;
    }

    void addTo(Router router) {
        router.on("GET", "/api/v1/targets", (query, name) -> targets(query));
    }

    private Reply targets(Query query) {
        Parameters parameters = new Parameters(query);
        String state = parameters.text("state");
        String pool = parameters.text("scrapePool");
        boolean any = state.isEmpty() || state.equals("any");
        Instant now = stored.now();
        FleetStorage storage = stored.scraped(now);
        List<FleetTarget> targets = storage.fleet().targets().stream()
                .sorted(Comparator.comparing(t -> t.job().jobName()))
                .toList();
        return Envelope.success(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("activeTargets");
            if (any || state.equals("active")) {
                for (FleetTarget target : targets) {
                    if (pool.isEmpty() || pool.equals(target.job().jobName())) {
                        write(json, target, now.toEpochMilli());
                    }
                }
            }
            json.writeEndArray();
            json.writeArrayFieldStart("droppedTargets");
            json.writeEndArray();
            dropped(json, any || state.equals("dropped"), targets);
            json.writeEndObject();
        });
    }

    /** Nothing is ever dropped. */
    private static void dropped(JsonGenerator json, boolean asked, List<FleetTarget> targets) throws IOException {
        if (!asked) {
            json.writeNullField("droppedTargetCounts");
            return;
        }
        json.writeObjectFieldStart("droppedTargetCounts");
        for (String pool :
                targets.stream().map(t -> t.job().jobName()).distinct().toList()) {
            json.writeNumberField(pool, 0);
        }
        json.writeEndObject();
    }

    private void write(JsonGenerator json, FleetTarget target, long now) throws IOException {
        Samples up = latest(target, "up", now);
        Samples duration = latest(target, "scrape_duration_seconds", now);
        int last = up.size() - 1;
        boolean isUp = last >= 0 && up.value(last) == 1;
        String interval = target.job().intervalMillis() / 1000 + "s";
        URI url = URI.create(address(target) + "/metrics");
        json.writeStartObject();
        json.writeFieldName("discoveredLabels");
        ValueJson.labels(json, discovered(target.labels(), url, interval));
        json.writeFieldName("labels");
        ValueJson.labels(json, target.labels());
        json.writeStringField("scrapePool", target.job().jobName());
        json.writeStringField("scrapeUrl", url.toString());
        json.writeStringField("globalUrl", url.toString());
        json.writeStringField("lastError", last < 0 || isUp ? "" : DOWN);
        json.writeStringField("lastScrape", Moment.forMachines(Instant.ofEpochMilli(last < 0 ? 0 : up.millis(last))));
        json.writeNumberField("lastScrapeDuration", last < 0 ? 0 : duration.value(last));
        json.writeStringField("health", last < 0 ? "unknown" : isUp ? "up" : "down");
        json.writeStringField("scrapeInterval", interval);
        json.writeStringField("scrapeTimeout", interval);
        json.writeEndObject();
    }

    private URI address(FleetTarget target) {
        return target.job().isRegional()
                ? ports.url(target.job(), target.region())
                : URI.create("http://" + target.labels().get("instance"));
    }

    private static Labels discovered(Labels labels, URI url, String interval) {
        return labels.with("__address__", url.getAuthority())
                .with("__metrics_path__", url.getPath())
                .with("__scheme__", url.getScheme())
                .with("__scrape_interval__", interval)
                .with("__scrape_timeout__", interval);
    }

    /** Its last two scrapes: one of them lies within two intervals. */
    private static Samples latest(FleetTarget target, String name, long now) {
        FleetSeries series = target.series(name::equals).get(0);
        return target.samples(series, now - 2 * target.job().intervalMillis(), now);
    }
}
