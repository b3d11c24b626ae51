package io.novacron.dwcpctl.site.fleet;

import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.site.fleet.metric.FleetSeries;
import io.novacron.dwcpctl.site.fleet.wave.Periods;
import io.novacron.dwcpctl.site.fleet.wave.Signal;
import java.util.ArrayList;
import java.util.List;

/** A signal as scraping shows it: read at fixed intervals while it is present. */
public final class ScrapedSamples implements Samples {
    /** The NaN by which Prometheus marks that a series has ended (StaleNaN). */
    public static final double STALE = Double.longBitsToDouble(0x7ff0000000000002L);

    private final Signal signal;
    private final Grid grid;
    private final boolean counter;
    /** Runs of neighbouring scrapes: the number of the first scrape, and how many samples lie before the run. */
    private final long[] firstScrapes;

    private final int[] before;
    private final boolean[] staleRun;
    private final boolean stale;
    private final int size;

    private ScrapedSamples(FleetSeries series, Grid grid, List<Run> runs) {
        this.signal = series.value();
        this.counter = series.counter();
        this.stale = runs.stream().anyMatch(Run::stale);
        this.grid = grid;
        firstScrapes = new long[runs.size()];
        before = new int[runs.size()];
        staleRun = new boolean[runs.size()];
        int samples = 0;
        for (int i = 0; i < runs.size(); i++) {
            firstScrapes[i] = runs.get(i).first;
            before[i] = samples;
            staleRun[i] = runs.get(i).stale;
            samples = Math.addExact(samples, Math.toIntExact(runs.get(i).last - runs.get(i).first + 1));
        }
        size = samples;
    }

    /**
     * The moments of scrapes.
     *
     * @param first milliseconds since the epoch of any of them
     * @param interval milliseconds from one to the next
     */
    record Grid(long first, long interval) {
        long millis(long scrape) {
            return first + scrape * interval;
        }

        /** The number of the first scrape at or after a moment. */
        long atOrAfter(long millis) {
            return -Math.floorDiv(first - millis, interval);
        }

        /** The number of the last scrape at or before a moment. */
        long atOrBefore(long millis) {
            return Math.floorDiv(millis - first, interval);
        }
    }

    private record Run(long first, long last, boolean stale) {}

    static Samples of(FleetSeries series, Grid grid, long from, long to) {
        Periods present = series.present();
        long first = grid.atOrAfter(from);
        long last = grid.atOrBefore(to);
        List<Run> runs = new ArrayList<>();
        for (int i = Math.max(0, present.lastStartedBy(from)); i < present.size() && present.start(i) <= to; i++) {
            long start = present.start(i) <= from ? first : grid.atOrAfter(present.start(i));
            boolean ends = present.end(i) <= to;
            long end = ends ? grid.atOrBefore(present.end(i) - 1) : last;
            if (Math.max(first, start) <= end) {
                runs.add(new Run(Math.max(first, start), end, false));
            }
            boolean wasSeen = present.start(i) == Long.MIN_VALUE || grid.atOrAfter(present.start(i)) <= end;
            boolean seenNext = i + 1 < present.size() && grid.atOrAfter(present.start(i + 1)) == end + 1;
            if (ends && wasSeen && !seenNext && end + 1 >= first && end + 1 <= last) {
                runs.add(new Run(end + 1, end + 1, true));
            }
        }
        return runs.isEmpty() ? ArraySamples.NONE : new ScrapedSamples(series, grid, runs);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean neverStale() {
        return !stale;
    }

    @Override
    public boolean counterWithoutResets() {
        return counter && !stale;
    }

    @Override
    public long millis(int i) {
        int run = run(i);
        return grid.millis(firstScrapes[run] + (i - before[run]));
    }

    @Override
    public double value(int i) {
        int run = run(i);
        return staleRun[run] ? STALE : signal.at(grid.millis(firstScrapes[run] + (i - before[run])));
    }

    private int run(int i) {
        int low = 0;
        int high = before.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (before[middle] <= i) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
