package io.novacron.dwcpctl.site.fleet.workload;

/**
 * The life of a pod. All times are milliseconds since the epoch.
 *
 * @param region the number of the region whose nodes it runs on
 * @param ready from when on it can serve
 * @param gone the first moment without it; {@link Long#MAX_VALUE} where that is not known
 * @param aborting whether its end cuts off the migrations that it ran
 */
public record PodRun(
        String name, String ip, int region, Template template, long created, long ready, long gone, boolean aborting) {

    public boolean isThere(long millis) {
        return created <= millis && millis < gone;
    }

    public boolean isReady(long millis) {
        return ready <= millis && millis < gone;
    }

    PodRun until(long end) {
        return new PodRun(name, ip, region, template, created, ready, end, aborting);
    }

    PodRun handingOver(long end) {
        return new PodRun(name, ip, region, template, created, ready, end, false);
    }
}
