package io.novacron.dwcpctl.ops.exercise;

import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.library.YamlNode;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.event.Fault;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.event.Scenario;
import io.novacron.dwcpctl.site.fleet.event.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads what happens to the fleet: faults that begin and end. */
final class EventFile {
    private static final List<String> KINDS = List.of(
            "latency",
            "throughput",
            "errors",
            "down",
            "no-consensus",
            "memory-leak",
            "stalled",
            "cpu",
            "metric",
            "bad-release");

    private final Instant page;
    private final Set<String> begun = new LinkedHashSet<>();

    EventFile(Instant page) {
        this.page = page;
    }

    FleetEvent read(YamlNode node) {
        node.only("at", "begin", "end", "regions", "faults", "scenario", "for");
        Instant at = page.plus(offset(node.required("at")));
        if (node.field("end").isPresent()) {
            YamlNode id = node.required("end");
            node.only("at", "end");
            if (!begun.contains(id.text())) {
                throw id.error(
                        "nothing called \"" + id.text() + "\" has begun above", "Name what begins: begin: NAME.");
            }
            return new FleetEvent.FaultCleared(id.text(), at);
        }
        YamlNode id = node.required("begin");
        if (!begun.add(id.text())) {
            throw id.error("\"" + id.text() + "\" has begun above", "Give it another name.");
        }
        List<Fault> faults = new ArrayList<>();
        node.field("scenario").ifPresent(name -> faults.addAll(scenario(name)));
        node.field("faults").ifPresent(list -> list.items().forEach(fault -> faults.add(fault(fault))));
        if (faults.isEmpty()) {
            throw node.error("no fault is named", "Write faults: or scenario:.");
        }
        return new FleetEvent.FaultStarted(
                id.text(),
                at,
                id.text(),
                Set.copyOf(regions(node)),
                faults,
                node.field("for").map(YamlNode::duration).orElse(null));
    }

    /** {@code 5m} after the page, {@code -4m} before it. */
    static Duration offset(YamlNode node) {
        String text = node.text();
        boolean before = text.startsWith("-");
        Duration length = PromDuration.tryParse(before ? text.substring(1) : text)
                .orElseThrow(() -> node.error(
                        "a duration is wanted here, found \"" + text + "\"", "Write 5m, or -4m for before."));
        return before ? length.negated() : length;
    }

    private static List<String> regions(YamlNode node) {
        if (node.field("regions").isEmpty()) {
            return List.of(Fleet.REGIONS.get(0));
        }
        List<String> regions = new ArrayList<>();
        for (YamlNode region : node.required("regions").items()) {
            regions.add(oneOf(region, Fleet.REGIONS, "region"));
        }
        return regions;
    }

    static String oneOf(YamlNode node, List<String> known, String what) {
        if (!known.contains(node.text())) {
            throw node.error(
                    "there is no " + what + " \"" + node.text() + "\"",
                    Nearest.hint(node.text(), known) + "Known are " + String.join(", ", known) + ".");
        }
        return node.text();
    }

    private static List<Fault> scenario(YamlNode node) {
        oneOf(node, Scenario.ids(), "scenario of the fleet");
        return Scenario.ofId(node.text()).orElseThrow().faults();
    }

    private static Fault fault(YamlNode node) {
        List<String> found =
                KINDS.stream().filter(kind -> node.field(kind).isPresent()).toList();
        if (found.size() != 1) {
            throw node.error("one kind of fault is wanted here", "Write one of " + String.join(", ", KINDS) + ".");
        }
        String kind = found.get(0);
        YamlNode value = node.required(kind);
        return switch (kind) {
            case "latency" -> {
                node.only(kind, "component");
                yield new Fault.LatencyInjected(
                        value.duration(),
                        node.field("component").map(EventFile::component).orElse(null));
            }
            case "throughput" -> new Fault.ThroughputCollapsed(alone(node, kind, 0, 1e12));
            case "errors" -> new Fault.ErrorBurst(alone(node, kind, 0, 1e6));
            case "down" -> {
                node.only(kind);
                yield new Fault.Down(job(value));
            }
            case "no-consensus" -> new Fault.ConsensusFailing(alone(node, kind, 0.001, 1e6));
            case "memory-leak" -> new Fault.MemoryLeaking(alone(node, kind, 0.1, 1000));
            case "stalled" -> new Fault.RolloutStalled(alone(node, kind, 0, 100));
            case "cpu" -> new Fault.CpuBusy(alone(node, kind, -100, 100));
            case "metric" -> {
                node.only(kind, "labels", "value");
                Map<String, String> labels = new TreeMap<>();
                node.field("labels")
                        .ifPresent(l -> l.fields().forEach((name, label) -> labels.put(name, label.text())));
                yield new Fault.MetricOverridden(
                        new Selector(value.text(), labels),
                        node.required("value").number());
            }
            default -> {
                value.only("job", "variable", "value");
                node.only(kind);
                yield new Fault.BadRelease(
                        job(value.required("job")),
                        value.required("variable").text(),
                        value.required("value").text());
            }
        };
    }

    private static double alone(YamlNode node, String kind, double least, double most) {
        node.only(kind);
        double value = node.required(kind).number();
        if (!(value >= least && value <= most)) {
            throw node.required(kind)
                    .error(value + " is out of range", "Write a number from " + least + " to " + most + ".");
        }
        return value;
    }

    private static Job job(YamlNode node) {
        oneOf(node, Job.ids(), "target");
        return Job.ofId(node.text()).orElseThrow();
    }

    private static Job component(YamlNode node) {
        oneOf(node, Job.components().stream().map(Job::id).toList(), "component");
        return Job.ofId(node.text()).orElseThrow();
    }
}
