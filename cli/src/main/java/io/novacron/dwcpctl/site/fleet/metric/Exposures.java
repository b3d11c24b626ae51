package io.novacron.dwcpctl.site.fleet.metric;

import io.novacron.dwcpctl.site.fleet.condition.RegionHistory;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.wave.DayShape;
import java.util.List;

/** What each target exposes: the contract's metrics, and of the monitoring's own those that somebody asks for. */
public final class Exposures {
    private Exposures() {}

    /**
     * The families of one target.
     *
     * @param seed of the region
     * @param regions all of them: migrations go from one to the next
     * @param beginning milliseconds since the epoch at which counters are 0
     * @param firstScrape milliseconds since the epoch of one of the target's scrapes
     */
    public static List<MetricFamily> of(
            long seed,
            List<String> regions,
            String region,
            Job job,
            long beginning,
            long firstScrape,
            DayShape day,
            RegionHistory history) {
        Exposure.Place place = new Exposure.Place(seed, region, job, beginning, firstScrape, day, history);
        Exposure exposure = new Exposure(place);
        if (job == Job.APPLICATION) {
            new ApplicationMetrics(exposure, regions, region).expose();
            new OperationMetrics(exposure, place).expose();
        } else if (job == Job.V1) {
            new V1Metrics(exposure).expose();
        } else if (job.isComponent()) {
            new ComponentMetrics(exposure).expose(job);
        } else if (job == Job.PROMETHEUS) {
            new MonitoringMetrics(exposure).prometheus();
        } else if (job == Job.ALERTMANAGER) {
            new MonitoringMetrics(exposure).alertmanager();
        }
        return exposure.families();
    }
}
