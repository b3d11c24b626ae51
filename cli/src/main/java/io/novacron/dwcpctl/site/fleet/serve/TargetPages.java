package io.novacron.dwcpctl.site.fleet.serve;

import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.metrics.exposition.ExpositionWriter;
import io.novacron.dwcpctl.site.fleet.FleetTarget;
import io.novacron.dwcpctl.site.fleet.event.Job;
import java.time.Instant;

/** What every target answers: its metrics and its health. While it is down both are 503. */
final class TargetPages {
    private final LiveFleet live;
    private final Job job;
    private final String region;

    TargetPages(LiveFleet live, Job job, String region) {
        this.live = live;
        this.job = job;
        this.region = region;
    }

    Router addTo(Router router) {
        router.on("GET", "/metrics", (query, name) -> metrics()).on("GET", "/health", (query, name) -> health());
        if (job == Job.APPLICATION) {
            router.on("GET", "/metrics/summary", (query, name) -> summary());
        }
        return router;
    }

    private FleetTarget target() {
        return live.fleet().target(job, region);
    }

    private boolean isUp(Job which, Instant now) {
        return live.fleet().target(which, region).answering().contains(now.toEpochMilli());
    }

    private Reply metrics() {
        Instant now = live.now();
        return isUp(job, now)
                ? Reply.of(200, ExpositionWriter.CONTENT_TYPE, target().exposition(now.toEpochMilli()))
                : down();
    }

    private Reply summary() {
        Instant now = live.now();
        return isUp(job, now) ? Reply.of(200, Reply.JSON, new Summary(target()).at(now)) : down();
    }

    private Reply down() {
        return Reply.line(503, job.jobName() + " in " + region + " is down");
    }

    private Reply health() {
        Instant now = live.now();
        boolean up = isUp(job, now);
        boolean whole = job != Job.APPLICATION || Job.components().stream().allMatch(c -> isUp(c, now));
        String status = !up ? "down" : whole ? "healthy" : "degraded";
        String body = JsonText.object(json -> {
            json.writeStringField("status", status);
            json.writeStringField("service", job.jobName());
            json.writeStringField("region", region);
            if (up && job == Job.APPLICATION) {
                json.writeObjectFieldStart("components");
                for (Job component : Job.components()) {
                    json.writeStringField(component.id(), isUp(component, now) ? "healthy" : "down");
                }
                json.writeEndObject();
            }
            json.writeStringField("time", Moment.forMachines(now));
        });
        return Reply.of(up ? 200 : 503, Reply.JSON, body);
    }
}
