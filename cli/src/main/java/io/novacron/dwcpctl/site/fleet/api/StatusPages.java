package io.novacron.dwcpctl.site.fleet.api;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.site.fleet.serve.Query;
import io.novacron.dwcpctl.site.fleet.serve.Reply;
import io.novacron.dwcpctl.site.fleet.serve.Router;

/** What a Prometheus says of itself: health, build, rules and alerts. */
final class StatusPages {
    /** Whose PromQL and API these are: whoever asks wants to know what can be relied on. */
    private static final String VERSION = "3.5.0";

    private final StoredFleet stored;

    StatusPages(StoredFleet stored) {
        this.stored = stored;
    }

    void addTo(Router router) {
        router.on("GET", "/-/healthy", (query, name) -> Reply.line(200, "Prometheus Server is Healthy."))
                .on("GET", "/-/ready", (query, name) -> Reply.line(200, "Prometheus Server is Ready."))
                .on("GET", "/api/v1/status/buildinfo", (query, name) -> buildInfo())
                .on("GET", "/api/v1/rules", (query, name) -> rules(query))
                .on("GET", "/api/v1/alerts", (query, name) -> alerts());
    }

    private static Reply buildInfo() {
        return Envelope.success(json -> {
            json.writeStartObject();
            json.writeStringField("version", VERSION);
            json.writeStringField("revision", "dwcpctl-simulate");
            json.writeStringField("branch", "");
            json.writeStringField("buildUser", "");
            json.writeStringField("buildDate", "");
            json.writeStringField("goVersion", "");
            json.writeEndObject();
        });
    }

    private Reply rules(Query query) {
        String type = new Parameters(query).text("type");
        RuleReport.Kind kind = switch (type) {
            case "" -> RuleReport.Kind.ALL;
            case "alert" -> RuleReport.Kind.ALERTING;
            case "record" -> RuleReport.Kind.RECORDING;
            default -> throw ApiError.parameter("type", "not supported value " + Labels.quote(type));
        };
        RuleReport report = new RuleReport(stored.standing(true));
        return Envelope.success(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("groups");
            report.groups(kind, json);
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private Reply alerts() {
        RuleReport report = new RuleReport(stored.standing(false));
        return Envelope.success(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("alerts");
            report.alerts(json);
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
