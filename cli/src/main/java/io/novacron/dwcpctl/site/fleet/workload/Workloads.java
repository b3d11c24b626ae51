package io.novacron.dwcpctl.site.fleet.workload;

import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.fleet.event.Fault;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import io.novacron.dwcpctl.site.fleet.event.Job;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All objects of the simulated cluster from the fleet's beginning on; one cluster for all regions, its pods spread evenly
 * over them. Times are milliseconds since the epoch.
 */
public final class Workloads {
    /** What the objects are called. */
    public static final ClusterNames NAMES = ClusterNames.USUAL;

    /** Milliseconds until the endpoints of a service follow its selector. */
    public static final long ENDPOINTS_DELAY = 2_000;

    /** Milliseconds over which the migrations that an ending pod cut off show as failures. */
    public static final long ABORTS = 10_000;

    private static final Map<String, String> CONFIG = Map.of(
            "log_level", "info",
            "migration_timeout", "300s",
            "rollout_stage", "100");

    private final Map<String, DeploymentHistory> deployments;
    private final List<Selected> selections;
    private final List<Configured> configurations;
    private final long firstChange;

    private Workloads(
            Map<String, DeploymentHistory> deployments,
            List<Selected> selections,
            List<Configured> configurations,
            long firstChange) {
        this.deployments = deployments;
        this.selections = List.copyOf(selections);
        this.configurations = List.copyOf(configurations);
        this.firstChange = firstChange;
    }

    /** The service's selector from a moment on. */
    public record Selected(long since, String version) {}

    /** The config map's data from a moment on. */
    public record Configured(long since, Map<String, String> data) {
        public Configured {
            data = Map.copyOf(data);
        }
    }

    /** Something to be done to the cluster: a change of the log, or what a fault does by itself. */
    private record Step(Instant at, Runnable action) {}

    /**
     * Works the cluster out.
     *
     * @param beginning milliseconds since the epoch: v3's first revision, which serves a half
     * @param full when v3's second revision went to the whole
     * @param events in the log's order
     */
    public static Workloads of(long beginning, Instant full, List<FleetEvent> events) {
        return new Planning(beginning, full).after(events);
    }

    private static final class Planning {
        private final Map<String, DeploymentPlanner> planners = new LinkedHashMap<>();
        private final List<Selected> selections = new ArrayList<>();
        private final List<Configured> configurations = new ArrayList<>();

        Planning(long beginning, Instant full) {
            add(Job.APPLICATION, 12, beginning, Map.of(NAMES.rolloutFlag(), "50", "RPC_TIMEOUT_MS", "500"));
            add(Job.AMST, 4, beginning, Map.of("STREAM_COUNT", "8", "TRANSPORT_MODE", "auto"));
            add(Job.HDE, 4, beginning, Map.of("COMPRESSION_ALGO", "zstd"));
            add(Job.PBA, 2, beginning, Map.of());
            add(Job.ACP, 10, beginning, Map.of());
            add(Job.ASS, 4, beginning, Map.of());
            add(Job.ITP, 2, beginning, Map.of());
            add(Job.V1, 2, beginning, Map.of());
            planner(Job.APPLICATION)
                    .release(Map.of(NAMES.rolloutFlag(), "100"), "rollout to 100 %", full.toEpochMilli());
            selections.add(new Selected(beginning, ClusterNames.V3));
            configurations.add(new Configured(beginning, CONFIG));
        }

        private void add(Job job, int replicas, long beginning, Map<String, String> env) {
            String image = "registry.novacron.io/" + job.jobName() + (job == Job.V1 ? ":1.9.4" : ":3.2.0");
            String cause = job == Job.APPLICATION ? "rollout to 50 %" : "installed";
            planners.put(
                    job.jobName(),
                    new DeploymentPlanner(job.jobName(), replicas, new Template(image, env, 0), cause, beginning));
        }

        private DeploymentPlanner planner(Job job) {
            return Objects.requireNonNull(planners.get(job.jobName()));
        }

        Workloads after(List<FleetEvent> events) {
            List<Step> steps = new ArrayList<>();
            long firstChange = Long.MAX_VALUE;
            for (FleetEvent event : events) {
                if (event instanceof FleetEvent.ClusterChanged changed) {
                    firstChange = Math.min(firstChange, event.at().toEpochMilli());
                    steps.add(new Step(event.at(), () -> apply(changed)));
                } else if (event instanceof FleetEvent.FaultStarted started) {
                    releases(started, events, steps);
                }
            }
            steps.sort(Comparator.comparing(Step::at)); // stable: the log's order where the time is the same
            steps.forEach(s -> s.action.run());
            Map<String, DeploymentHistory> histories = new LinkedHashMap<>();
            planners.forEach((name, planner) -> histories.put(name, planner.history()));
            return new Workloads(histories, selections, configurations, firstChange);
        }

        private void releases(FleetEvent.FaultStarted started, List<FleetEvent> events, List<Step> steps) {
            for (Fault fault : started.faults()) {
                if (fault instanceof Fault.BadRelease bad
                        && planners.containsKey(bad.job().jobName())) {
                    DeploymentPlanner planner = planner(bad.job());
                    String[] good = {""};
                    steps.add(new Step(started.at(), () -> {
                        good[0] = planner.variable(bad.variable());
                        release(planner, bad.variable(), bad.value(), started.at());
                    }));
                    Instant end = started.endIn(events);
                    if (end != null) {
                        steps.add(new Step(end, () -> {
                            if (planner.variable(bad.variable()).equals(bad.value())) {
                                release(planner, bad.variable(), good[0], end);
                            }
                        }));
                    }
                }
            }
        }

        private static void release(DeploymentPlanner planner, String variable, String value, Instant at) {
            planner.release(Map.of(variable, value), variable + "=" + value, at.toEpochMilli());
        }

        private void apply(FleetEvent.ClusterChanged event) {
            long at = event.at().toEpochMilli();
            ClusterChange change = event.change();
            if (change instanceof ClusterChange.SelectVersion select) {
                if (select.service().equals(NAMES.service())
                        && !last(selections).version.equals(select.version())) {
                    selections.add(new Selected(at, select.version()));
                }
            } else if (change instanceof ClusterChange.SetConfigKey set) {
                Map<String, String> data = new TreeMap<>(last(configurations).data);
                if (set.configMap().equals(NAMES.configMap())
                        && !set.value().equals(data.put(set.key(), set.value()))) {
                    configurations.add(new Configured(at, data));
                }
            } else {
                DeploymentPlanner planner = planners.get(change.object());
                if (planner != null) {
                    planner.apply(change, at);
                }
            }
        }

        private static <T> T last(List<T> list) {
            return list.get(list.size() - 1);
        }
    }

    /** A deployment by its name. */
    public Optional<DeploymentHistory> deployment(String name) {
        return Optional.ofNullable(deployments.get(name));
    }

    /** The deployment of a target; the monitoring has none. */
    public DeploymentHistory deployment(Job job) {
        return deployment(job.jobName()).orElseThrow();
    }

    /** The service's selector at a moment. */
    public Selected selected(long millis) {
        Selected found = selections.get(0);
        for (Selected selected : selections) {
            if (selected.since <= millis) {
                found = selected;
            }
        }
        return found;
    }

    /** The version that the endpoints of the service belong to at a moment: they follow the selector a little later. */
    public String served(long millis) {
        return selected(millis - ENDPOINTS_DELAY).version();
    }

    /** How often the service has changed by then. */
    public long serviceChanges(long millis) {
        return selections.stream().filter(s -> s.since <= millis).count();
    }

    /** The config map's data at a moment. */
    public Configured configured(long millis) {
        Configured found = configurations.get(0);
        for (Configured configured : configurations) {
            if (configured.since <= millis) {
                found = configured;
            }
        }
        return found;
    }

    /** How often the config map has changed by then. */
    public long configChanges(long millis) {
        return configurations.stream().filter(c -> c.since <= millis).count();
    }

    /** Whether anybody has changed anything by then; until then the cluster fits the fleet as it is. */
    public boolean isChanged(long millis) {
        return millis >= firstChange;
    }

    /** The moments, from the first change on, at which something changes that can matter to the fleet. */
    public SortedSet<Long> moments() {
        TreeSet<Long> all = new TreeSet<>();
        if (firstChange == Long.MAX_VALUE) {
            return all;
        }
        deployments.values().forEach(d -> all.addAll(d.moments(ABORTS)));
        selections.forEach(s -> all.add(s.since + ENDPOINTS_DELAY));
        all.add(firstChange);
        return new TreeSet<>(all.tailSet(firstChange, true));
    }
}
