package io.novacron.dwcpctl.site.fleet.process;

import io.novacron.dwcpctl.site.cluster.Pod;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.SharedFleet;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.metric.FleetSeries;
import io.novacron.dwcpctl.site.fleet.wave.Hash;
import java.util.List;

/**
 * What {@code kubectl top} says, from the utilisation that the application exposes: nodes have 16 cores and 64 GiB; a pod
 * has an even part of its region's, give or take a tenth.
 */
final class Usage {
    private static final int MILLICORES = 16_000;
    private static final int MEBIBYTES = 64 << 10;
    private static final int PODS_PER_NODE = 8;

    private final Fleet fleet;
    private final long now;

    Usage(SharedFleet shared) {
        this.fleet = shared.fleet();
        this.now = shared.now().toEpochMilli();
    }

    String ofNodes(boolean heads) {
        Columns columns = new Columns();
        if (heads) {
            columns.row("NAME", "CPU(cores)", "CPU%", "MEMORY(bytes)", "MEMORY%");
        }
        for (String region : Fleet.REGIONS) {
            for (FleetSeries cpu : utilization(region, "cpu")) {
                String node = cpu.labels().get("node");
                double memory = utilization(region, "memory").stream()
                        .filter(s -> s.labels().get("node").equals(node))
                        .mapToDouble(s -> s.value().at(now))
                        .sum();
                double busy = cpu.value().at(now);
                columns.row(
                        node,
                        Math.round(busy / 100 * MILLICORES) + "m",
                        Math.round(busy) + "%",
                        Math.round(memory / 100 * MEBIBYTES) + "Mi",
                        Math.round(memory) + "%");
            }
        }
        return columns.text();
    }

    String ofPods(List<Pod> pods, boolean heads) {
        Columns columns = new Columns();
        if (heads) {
            columns.row("NAME", "CPU(cores)", "MEMORY(bytes)");
        }
        for (Pod pod : pods) {
            String region = pod.labels().getOrDefault("topology.kubernetes.io/region", "");
            double own = 1 + 0.1 * Hash.symmetric(Hash.mix(0, pod.name()), 0);
            columns.row(
                    pod.name(),
                    Math.round(own * mean(region, "cpu") / 100 * MILLICORES / PODS_PER_NODE) + "m",
                    Math.round(own * mean(region, "memory") / 100 * MEBIBYTES / PODS_PER_NODE) + "Mi");
        }
        return columns.text();
    }

    private double mean(String region, String resource) {
        return utilization(region, resource).stream()
                .mapToDouble(s -> s.value().at(now))
                .average()
                .orElse(0);
    }

    private List<FleetSeries> utilization(String region, String resource) {
        return fleet.target(Job.APPLICATION, region).families().stream()
                .filter(f -> f.name().equals("dwcp_v3_resource_utilization_percent"))
                .flatMap(f -> f.series().stream())
                .filter(s -> s.labels().get("resource_type").equals(resource))
                .toList();
    }
}
