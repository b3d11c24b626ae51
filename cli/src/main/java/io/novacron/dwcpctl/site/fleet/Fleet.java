package io.novacron.dwcpctl.site.fleet;

import io.novacron.dwcpctl.site.fleet.condition.PastIncidents;
import io.novacron.dwcpctl.site.fleet.condition.RegionHistory;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.wave.DayShape;
import io.novacron.dwcpctl.site.fleet.wave.Hash;
import io.novacron.dwcpctl.site.fleet.workload.Workloads;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** The fleet that follows from a log: its targets, each with all it exposes. Immutable; another log is another fleet. */
public final class Fleet {
    /** The regions, in the order in which they are listed everywhere. */
    public static final List<String> REGIONS = List.of("eu-west", "us-east");

    /** Hours after midnight UTC at which each region is least busy. */
    private static final double[] TROUGHS = {2, 7};

    private final FleetLog log;
    private final Workloads workloads;
    private final List<FleetTarget> targets;

    private Fleet(FleetLog log, Workloads workloads, List<FleetTarget> targets) {
        this.log = log;
        this.workloads = workloads;
        this.targets = targets;
    }

    /** Works out the fleet; what targets expose is worked out when first asked for. */
    public static Fleet of(FleetLog log) {
        List<FleetEvent> events = new ArrayList<>(PastIncidents.before(log.beginning(), REGIONS));
        events.addAll(log.events());
        long beginning = log.beginning().minus(PastIncidents.LENGTH).toEpochMilli();
        Workloads workloads = Workloads.of(beginning, log.beginning().minus(PastIncidents.FULL_SINCE), log.events());
        List<FleetTarget> targets = new ArrayList<>();
        List<RegionHistory> histories = new ArrayList<>();
        for (int i = 0; i < REGIONS.size(); i++) {
            String region = REGIONS.get(i);
            RegionHistory history = RegionHistory.of(region, beginning, events, workloads);
            histories.add(history);
            FleetTarget.Place place = new FleetTarget.Place(
                    Hash.mix(log.seed(), region),
                    REGIONS,
                    region,
                    beginning,
                    DayShape.startingAt(beginning, TROUGHS[i]),
                    history);
            for (Job job : Job.values()) {
                if (job.isRegional()) {
                    targets.add(new FleetTarget(place, job));
                }
            }
        }
        FleetTarget.Place nowhere = new FleetTarget.Place(
                log.seed(), REGIONS, "", beginning, DayShape.startingAt(beginning, TROUGHS[0]), histories.get(0));
        for (Job job : Job.values()) {
            if (!job.isRegional()) {
                targets.add(new FleetTarget(nowhere, job));
            }
        }
        return new Fleet(log, workloads, List.copyOf(targets));
    }

    public FleetLog log() {
        return log;
    }

    /** The cluster that it runs in. */
    public Workloads workloads() {
        return workloads;
    }

    /** Milliseconds since the epoch before which there is nothing. */
    public long beginning() {
        return log.beginning().minus(PastIncidents.LENGTH).toEpochMilli();
    }

    /** All targets, region by region, the monitoring last. */
    public List<FleetTarget> targets() {
        return targets;
    }

    /**
     * One target.
     *
     * @param region the empty string for the monitoring
     */
    public FleetTarget target(Job job, String region) {
        return targets.stream()
                .filter(t -> t.job() == job && t.region().equals(region))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(job + " in " + region));
    }
}
