package io.novacron.dwcpctl.site.fleet.metric;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.site.fleet.condition.Conditions;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.wave.Episodes;
import io.novacron.dwcpctl.site.fleet.wave.Gauge;
import io.novacron.dwcpctl.site.fleet.wave.Level;
import io.novacron.dwcpctl.site.fleet.wave.Periods;
import io.novacron.dwcpctl.site.fleet.wave.Rate;

/** What the application says about its rollout, its SLAs, and the nodes it runs on. */
final class OperationMetrics {
    private static final int NODES = 3;
    private static final long EPISODE_EVERY = 120_000;
    private static final double MEMORY_FULL = 97;

    private final Exposure exposure;
    private final Exposure.Place place;
    private final Judgement judgement;

    OperationMetrics(Exposure exposure, Exposure.Place place) {
        this.exposure = exposure;
        this.place = place;
        this.judgement = new Judgement(place.conditions());
    }

    void expose() {
        resources();
        rollout();
        slas();
        anomalies();
    }

    private void resources() {
        Exposure.GaugeFamily utilization = exposure.gauge(
                "dwcp_v3_resource_utilization_percent", "How much of a node's resource is used, in percent.");
        Exposure.CounterFamily network =
                exposure.counter("dwcp_v3_network_bytes_total", "Bytes that went through a node's network.");
        Exposure.CounterFamily disk =
                exposure.counter("dwcp_v3_disk_operations_total", "Operations of a node's disks.");
        for (int i = 1; i <= NODES; i++) {
            String node = place.region() + "-node-" + i;
            double offset = i - 2;
            utilization
                    .quantity(
                            of("cpu", node),
                            c -> Level.between(46 + offset + c.cpuBusy(), 62 + offset + c.cpuBusy())
                                    .noise(4, 3))
                    .quantity(of("memory", node), c -> memory(c, offset))
                    .quantity(of("network", node), c -> network(c, offset).noise(3, 2))
                    .quantity(
                            of("disk", node),
                            c -> Level.between(41 + offset, 44 + offset).noise(2, 1));
            for (String direction : new String[] {"tx", "rx"}) {
                double share = (direction.equals("tx") ? 1.05 : 1.03) / NODES;
                network.counting(
                        Labels.of("node", node, "direction", direction),
                        c -> Rate.of(Traffic.v3Throughput(c).base() * share
                                + Traffic.v1Throughput(c).base() * c.v1Share() * share));
            }
            disk.counting(Labels.of("node", node, "direction", "read"), c -> Rate.between(600, 1100))
                    .counting(Labels.of("node", node, "direction", "write"), c -> Rate.between(400, 700));
        }
        utilization.done();
        network.done();
        disk.done();
    }

    private static Labels of(String resource, String node) {
        return Labels.of("resource_type", resource, "node", node);
    }

    // slow noise so small that it cannot look like a leak: below 3 points in 30 minutes with all else
    private static Level memory(Conditions c, double offset) {
        Level usual = Level.between(57 + offset, 61 + offset).noise(1.2, 0.8);
        Conditions.Leak leak = c.leak();
        return leak == null ? usual : usual.moving(leak.pointsPerSecond(), leak.since(), 0, MEMORY_FULL);
    }

    private static Level network(Conditions c, double offset) {
        return c.throughputCollapsed() || c.servedByV3() == 0
                ? Level.between(30 + offset, 36 + offset)
                : Level.between(54 + offset, 68 + offset);
    }

    private void rollout() {
        Exposure.GaugeFamily progress = exposure.gauge(
                "dwcp_v3_rollout_progress_percent",
                "How far the rollout has come in its stage, in percent of traffic.");
        Exposure.GaugeFamily target = exposure.gauge(
                "dwcp_v3_rollout_target_percent",
                "Where the rollout is to stand in this stage, in percent of traffic.");
        for (String stage : Conditions.Rollout.STAGES) {
            Periods present = Periods.where(
                    place.conditions().map(c -> c.rollout().stage().equals(stage)));
            if (present.size() > 0) {
                Labels labels = Labels.of("stage", stage);
                progress.signal(
                        labels,
                        Gauge.ofQuantity(
                                progress.stream(labels), place.conditions().map(OperationMetrics::progress)),
                        present);
                target.signal(
                        labels,
                        Gauge.ofQuantity(
                                target.stream(labels),
                                place.conditions()
                                        .map(c -> Level.constant(
                                                c.flag() * c.rollout().target()))),
                        present);
            }
        }
        progress.done();
        target.done();
    }

    /** As far as the flag in the pods lets it come. */
    private static Level progress(Conditions c) {
        Double stalledAt = c.stalledAt();
        Conditions.Rollout rollout = c.rollout();
        if (c.flag() == 0) {
            return Level.constant(0);
        }
        Level progress = stalledAt != null
                ? Level.constant(stalledAt)
                : Level.constant(rollout.from())
                        .moving(
                                Math.signum(rollout.target() - rollout.from()) * rollout.pointsPerHour() / 3600,
                                rollout.since(),
                                Math.min(rollout.from(), rollout.target()),
                                Math.max(rollout.from(), rollout.target()));
        return c.flag() == 1 ? progress : progress.times(c.flag());
    }

    private void slas() {
        Exposure.GaugeFamily compliance = exposure.gauge(
                "dwcp_v3_sla_compliance", "1 where the service kept an SLA over its last 30 seconds, else 0.");
        Exposure.CounterFamily violations =
                exposure.counter("dwcp_v3_sla_violations_total", "Minutes in violation of an SLA.");
        for (Judgement.Sla sla : Judgement.Sla.values()) {
            Periods violated = judgement.violated(sla).and(place.history().answering(Job.APPLICATION));
            compliance.signal(
                    Labels.of("sla_type", sla.label(), "metric", sla.metric()),
                    millis -> violated.contains(millis) ? 0 : 1);
            violations.signal(
                    Labels.of("sla_type", sla.label()), millis -> Math.floorDiv(violated.lengthUntil(millis), 60_000L));
        }
        compliance.done();
        violations.done();
    }

    private void anomalies() {
        Exposure.CounterFamily detections =
                exposure.counter("dwcp_v3_anomaly_detections_total", "Episodes of unusual behaviour.");
        for (Judgement.Anomaly type : Judgement.Anomaly.values()) {
            for (String severity : new String[] {"warning", "critical"}) {
                Periods periods = judgement
                        .anomalous(type, severity.equals("critical"))
                        .and(place.history().answering(Job.APPLICATION));
                detections.signal(
                        Labels.of("anomaly_type", type.label(), "severity", severity),
                        new Episodes(periods, EPISODE_EVERY));
            }
        }
        detections.done();
    }
}
