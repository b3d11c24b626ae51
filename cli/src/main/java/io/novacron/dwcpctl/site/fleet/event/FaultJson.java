package io.novacron.dwcpctl.site.fleet.event;

import io.novacron.dwcpctl.base.error.Nearest;
import java.util.Map;
import java.util.TreeMap;

/** Faults as JSON objects, each with its kind as {@code fault}. */
final class FaultJson implements Fault.Visitor<FleetEventJson.Content> {
    private static final double MOST = Double.MAX_VALUE;

    static Fault read(LogLine line) {
        String kind = line.text("fault");
        Fault fault = switch (kind) {
            case "latency-injected" ->
                new Fault.LatencyInjected(
                        line.duration("delay"), line.has("component") ? job(line, "component") : null);
            case "throughput-collapsed" -> new Fault.ThroughputCollapsed(line.number("bytesPerSecond", 0, MOST));
            case "error-burst" -> new Fault.ErrorBurst(line.number("perSecond", 0, MOST));
            case "down" -> new Fault.Down(job(line, "job"));
            case "consensus-failing" -> new Fault.ConsensusFailing(line.number("perSecond", 0, MOST));
            case "memory-leaking" -> new Fault.MemoryLeaking(line.number("pointsPerHalfHour", 0, MOST));
            case "rollout-stalled" -> new Fault.RolloutStalled(line.number("percent", 0, 100));
            case "cpu-busy" -> new Fault.CpuBusy(line.number("points", -100, 100));
            case "metric-overridden" ->
                new Fault.MetricOverridden(
                        new Selector(line.text("metric"), line.textsByName("labels")), line.anyNumber("value"));
            case "bad-release" -> new Fault.BadRelease(job(line, "job"), line.text("variable"), line.text("value"));
            default -> throw line.error("fault \"" + kind + "\" is not known");
        };
        line.end();
        return fault;
    }

    private static Job job(LogLine line, String field) {
        String id = line.text(field);
        return Job.ofId(id)
                .orElseThrow(() -> line.error(field + " \"" + id + "\" is not known; " + Nearest.hint(id, Job.ids())
                        + "known are " + String.join(", ", Job.ids())));
    }

    @Override
    public FleetEventJson.Content latencyInjected(Fault.LatencyInjected fault) {
        return json -> {
            json.writeStringField("fault", "latency-injected");
            json.writeStringField("delay", fault.delay().toString());
            if (fault.component() != null) {
                json.writeStringField("component", fault.component().id());
            }
        };
    }

    @Override
    public FleetEventJson.Content throughputCollapsed(Fault.ThroughputCollapsed fault) {
        return number("throughput-collapsed", "bytesPerSecond", fault.bytesPerSecond());
    }

    @Override
    public FleetEventJson.Content errorBurst(Fault.ErrorBurst fault) {
        return number("error-burst", "perSecond", fault.perSecond());
    }

    @Override
    public FleetEventJson.Content down(Fault.Down fault) {
        return json -> {
            json.writeStringField("fault", "down");
            json.writeStringField("job", fault.job().id());
        };
    }

    @Override
    public FleetEventJson.Content consensusFailing(Fault.ConsensusFailing fault) {
        return number("consensus-failing", "perSecond", fault.perSecond());
    }

    @Override
    public FleetEventJson.Content memoryLeaking(Fault.MemoryLeaking fault) {
        return number("memory-leaking", "pointsPerHalfHour", fault.pointsPerHalfHour());
    }

    @Override
    public FleetEventJson.Content rolloutStalled(Fault.RolloutStalled fault) {
        return number("rollout-stalled", "percent", fault.percent());
    }

    @Override
    public FleetEventJson.Content cpuBusy(Fault.CpuBusy fault) {
        return number("cpu-busy", "points", fault.points());
    }

    private static FleetEventJson.Content number(String kind, String name, double value) {
        return json -> {
            json.writeStringField("fault", kind);
            json.writeNumberField(name, value);
        };
    }

    @Override
    public FleetEventJson.Content metricOverridden(Fault.MetricOverridden fault) {
        return json -> {
            json.writeStringField("fault", "metric-overridden");
            json.writeStringField("metric", fault.selector().metric());
            json.writeObjectFieldStart("labels");
            for (Map.Entry<String, String> label :
                    new TreeMap<>(fault.selector().labels()).entrySet()) {
                json.writeStringField(label.getKey(), label.getValue());
            }
            json.writeEndObject();
            if (Double.isFinite(fault.value())) {
                json.writeNumberField("value", fault.value());
            } else {
                json.writeStringField("value", Double.toString(fault.value()));
            }
        };
    }

    @Override
    public FleetEventJson.Content badRelease(Fault.BadRelease fault) {
        return json -> {
            json.writeStringField("fault", "bad-release");
            json.writeStringField("job", fault.job().id());
            json.writeStringField("variable", fault.variable());
            json.writeStringField("value", fault.value());
        };
    }
}
