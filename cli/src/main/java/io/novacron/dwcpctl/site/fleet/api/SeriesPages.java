package io.novacron.dwcpctl.site.fleet.api;

import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.site.fleet.query.FleetData;
import io.novacron.dwcpctl.site.fleet.query.FleetSource;
import io.novacron.dwcpctl.site.fleet.serve.Query;
import io.novacron.dwcpctl.site.fleet.serve.Reply;
import io.novacron.dwcpctl.site.fleet.serve.Router;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Which series, labels, values of labels and metrics there are. */
final class SeriesPages {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final StoredFleet stored;

    SeriesPages(StoredFleet stored) {
        this.stored = stored;
    }

    void addTo(Router router) {
        for (String method : List.of("GET", "POST")) {
            router.on(method, "/api/v1/series", (query, name) -> series(query))
                    .on(method, "/api/v1/labels", (query, name) -> labels(query));
        }
        router.on("GET", "/api/v1/label/NAME/values", this::values)
                .on("GET", "/api/v1/metadata", (query, name) -> metadata(query));
    }

    /** What a request is about: which series, and when; all, and ever, where it does not say. */
    private record Asked(FleetSource source, List<List<Matcher>> selectors, Instant from, Instant to, int limit) {
        List<Labels> series() {
            return source.series(selectors.isEmpty() ? List.of(List.of()) : selectors, from, to);
        }
    }

    private Asked asked(Query query) {
        Parameters parameters = new Parameters(query);
        Instant now = stored.now();
        Deadline deadline = Deadline.after(LONGEST);
        FleetData storage = stored.at(now, deadline);
        int limit = parameters.limit();
        long from = parameters.time("start", storage.fleet().beginning());
        long to = parameters.time("end", now.toEpochMilli());
        return new Asked(
                new FleetSource("simulate", storage, deadline),
                parameters.selectors(),
                Instant.ofEpochMilli(from),
                Instant.ofEpochMilli(to),
                limit);
    }

    private Reply series(Query query) {
        if (query.all("match[]").isEmpty()) {
            throw ApiError.badData("no match[] parameter provided");
        }
        Asked asked = named(query);
        Truncation.Cut<Labels> cut = Truncation.of(asked.series(), asked.limit());
        return Envelope.success(
                json -> {
                    json.writeStartArray();
                    for (Labels labels : cut.left()) {
                        ValueJson.labels(json, labels);
                    }
                    json.writeEndArray();
                },
                cut.warnings(),
                List.of());
    }

    /** Of the three only this one names the parameter that is wrong. */
    private Asked named(Query query) {
        try {
            return asked(query);
        } catch (ApiError e) {
            boolean named = e.getMessage().startsWith("invalid parameter");
            throw named ? e : ApiError.parameter("match[]", e.getMessage());
        }
    }

    private Reply labels(Query query) {
        Asked asked = asked(query);
        TreeSet<String> names = new TreeSet<>();
        for (Labels labels : asked.series()) {
            labels.forEach((name, value) -> names.add(name));
        }
        return texts(List.copyOf(names), asked);
    }

    private Reply values(Query query, String name) {
        if (name.indexOf('\uFFFD') >= 0) {
            throw ApiError.badData("invalid label name: " + Labels.quote(name));
        }
        Asked asked = asked(query);
        String label = EscapedName.decode(name);
        return texts(asked.source().labelValues(label, asked.selectors(), asked.from(), asked.to()), asked);
    }

    private static Reply texts(List<String> texts, Asked asked) {
        Truncation.Cut<String> cut = Truncation.of(texts, asked.limit());
        return Envelope.success(Envelope.Content.texts(cut.left()), cut.warnings(), List.of());
    }

    private Reply metadata(Query query) {
        Parameters parameters = new Parameters(query);
        int limit = parameters.metadataLimit("limit");
        int perMetric = parameters.metadataLimit("limit_per_metric");
        FleetSource source = new FleetSource("simulate", stored.scraped(stored.now()), Deadline.after(LONGEST));
        Map<String, List<MetricSource.MetricMetadata>> all = source.metadata(parameters.text("metric"));
        return Envelope.success(json -> {
            int metrics = 0;
            json.writeStartObject();
            for (Map.Entry<String, List<MetricSource.MetricMetadata>> metric : all.entrySet()) {
                if (limit >= 0 && metrics++ >= limit) {
                    break;
                }
                json.writeArrayFieldStart(metric.getKey());
                for (MetricSource.MetricMetadata one :
                        Truncation.of(metric.getValue(), perMetric).left()) {
                    json.writeStartObject();
                    json.writeStringField("type", one.type());
                    json.writeStringField("unit", one.unit());
                    json.writeStringField("help", one.help());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        });
    }
}
