package io.novacron.dwcpctl.site.fleet.serve;

import com.fasterxml.jackson.core.JsonGenerator;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.event.Fault;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import io.novacron.dwcpctl.site.fleet.event.Scenario;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Faults by request, on the port of a region's application: {@code POST /test/…} begins one in that region, or where
 * {@code region} says; {@code GET /test/faults} lists what is running anywhere; {@code DELETE} ends it. A scenario replaces
 * the one before, and {@code steady} only ends it.
 */
final class FaultPages {
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final String SCENARIO = "scenario ";

    private final LiveFleet live;
    private final String region;

    FaultPages(LiveFleet live, String region) {
        this.live = live;
        this.region = region;
    }

    Router addTo(Router router) {
        for (FaultReader.Kind kind : FaultReader.Kind.values()) {
            router.on("POST", "/test/" + kind.path(), (query, name) -> inject(kind, query));
        }
        return router.on("POST", "/test/scenario/NAME", this::scenario)
                .on("GET", "/test/faults", (query, name) -> list())
                .on("DELETE", "/test/faults", (query, name) -> clearAll())
                .on("DELETE", "/test/faults/NAME", (query, name) -> clear(name));
    }

    private Reply inject(FaultReader.Kind kind, Query query) {
        List<String> parameters = new ArrayList<>(kind.parameters());
        parameters.addAll(List.of("region", "for"));
        query.allow(parameters);
        List<Fault> faults = FaultReader.read(kind, query, live.fleet());
        return started(live.start(kind.path(), regions(query), faults, length(query)));
    }

    private Reply scenario(Query query, String name) {
        query.allow(List.of("region", "for"));
        Scenario scenario = Scenario.ofId(name)
                .orElseThrow(() -> new Refusal(
                        404,
                        name + ": no such scenario; " + Nearest.hint(name, Scenario.ids()) + "there are "
                                + String.join(", ", Scenario.ids())));
        Set<String> regions = regions(query);
        Duration length = length(query);
        List<String> replaced = live.clear(live.running().stream()
                .filter(f -> f.cause().startsWith(SCENARIO))
                .map(FleetEvent.FaultStarted::id)
                .collect(Collectors.toSet()));
        return scenario.faults().isEmpty()
                ? cleared(replaced)
                : started(live.start(SCENARIO + scenario.id(), regions, scenario.faults(), length));
    }

    private Set<String> regions(Query query) {
        if (!query.has("region")) {
            return Set.of(region);
        }
        List<String> accepted = new ArrayList<>(Fleet.REGIONS);
        accepted.add("all");
        String given = query.word("region", accepted);
        return given.equals("all") ? Set.copyOf(Fleet.REGIONS) : Set.of(given);
    }

    private static @Nullable Duration length(Query query) {
        return query.has("for") ? query.duration("for", LONGEST, "5m") : null;
    }

    private static Reply started(FleetEvent.FaultStarted event) {
        return Reply.of(201, Reply.JSON, JsonText.object(json -> write(json, event)))
                .with("Location", "/test/faults/" + event.id());
    }

    private Reply list() {
        return Reply.of(200, Reply.JSON, JsonText.object(json -> {
            json.writeArrayFieldStart("faults");
            for (FleetEvent.FaultStarted fault : live.running()) {
                json.writeStartObject();
                write(json, fault);
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }

    private Reply clearAll() {
        return cleared(live.clear(
                live.running().stream().map(FleetEvent.FaultStarted::id).collect(Collectors.toSet())));
    }

    private Reply clear(String id) {
        List<String> ids = live.clear(Set.of(id));
        if (ids.isEmpty()) {
            List<String> running =
                    live.running().stream().map(FleetEvent.FaultStarted::id).toList();
            throw new Refusal(
                    404,
                    id + ": no such fault is running; "
                            + (running.isEmpty() ? "none is" : "there are " + String.join(", ", running)));
        }
        return cleared(ids);
    }

    private static Reply cleared(List<String> ids) {
        return Reply.of(200, Reply.JSON, JsonText.object(json -> {
            json.writeArrayFieldStart("cleared");
            for (String id : ids) {
                json.writeString(id);
            }
            json.writeEndArray();
        }));
    }

    private static void write(JsonGenerator json, FleetEvent.FaultStarted fault) throws IOException {
        json.writeStringField("id", fault.id());
        json.writeStringField("cause", fault.cause());
        json.writeArrayFieldStart("regions");
        for (String name : new TreeSet<>(fault.regions())) {
            json.writeString(name);
        }
        json.writeEndArray();
        json.writeStringField("since", Moment.forMachines(fault.at()));
        Duration length = fault.length();
        if (length == null) {
            json.writeNullField("until");
        } else {
            json.writeStringField("until", Moment.forMachines(fault.at().plus(length)));
        }
        json.writeArrayFieldStart("effects");
        for (Fault each : fault.faults()) {
            json.writeString(each.accept(new FaultText()));
        }
        json.writeEndArray();
    }
}
