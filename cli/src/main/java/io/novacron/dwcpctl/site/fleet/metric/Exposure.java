package io.novacron.dwcpctl.site.fleet.metric;

import io.novacron.dwcpctl.metrics.exposition.MetricType;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.site.fleet.condition.Conditions;
import io.novacron.dwcpctl.site.fleet.condition.RegionHistory;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.wave.Buckets;
import io.novacron.dwcpctl.site.fleet.wave.Clock;
import io.novacron.dwcpctl.site.fleet.wave.Counter;
import io.novacron.dwcpctl.site.fleet.wave.DayShape;
import io.novacron.dwcpctl.site.fleet.wave.Gauge;
import io.novacron.dwcpctl.site.fleet.wave.Hash;
import io.novacron.dwcpctl.site.fleet.wave.Histogram;
import io.novacron.dwcpctl.site.fleet.wave.Level;
import io.novacron.dwcpctl.site.fleet.wave.Periods;
import io.novacron.dwcpctl.site.fleet.wave.Pieces;
import io.novacron.dwcpctl.site.fleet.wave.Rate;
import io.novacron.dwcpctl.site.fleet.wave.Signal;
import io.novacron.dwcpctl.site.fleet.wave.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What one target exposes, built family by family. Every series gets noise of its own; counters of one family share a
 * clock, so that they keep their proportions; what an override says takes precedence.
 */
final class Exposure {
    private final Place place;
    private final List<MetricFamily> families = new ArrayList<>();

    /** @param place the target and its region */
    Exposure(Place place) {
        this.place = place;
    }

    /**
     * Where a target stands.
     *
     * @param seed of the region
     * @param beginning milliseconds since the epoch at which everything begins
     * @param firstScrape milliseconds since the epoch of one of its scrapes
     */
    record Place(
            long seed, String region, Job job, long beginning, long firstScrape, DayShape day, RegionHistory history) {
        Pieces<Conditions> conditions() {
            return history.conditions();
        }
    }

    List<MetricFamily> families() {
        return List.copyOf(families);
    }

    GaugeFamily gauge(String name, String help) {
        return new GaugeFamily(name, help);
    }

    CounterFamily counter(String name, String help) {
        return new CounterFamily(name, help);
    }

    /** @param bounds rising, without +Inf */
    HistogramFamily histogram(String name, String help, List<Double> bounds) {
        return new HistogramFamily(name, help, bounds);
    }

    private static Labels named(String name, Labels labels) {
        return labels.with(Labels.NAME, name);
    }

    private List<Told.Order> orders(Labels labels) {
        return place.history.overrides().stream()
                .filter(o -> o.selector().matches(labels))
                .map(o -> new Told.Order(o.from(), o.to(), o.value()))
                .toList();
    }

    /** A stream of its own for every series. */
    private long seed(String name, Labels labels) {
        long[] seed = {Hash.mix(place.seed, name)};
        labels.forEach((label, value) -> seed[0] = Hash.mix(Hash.mix(seed[0], label), value));
        return seed[0];
    }

    /** A histogram's flow, condition by condition. */
    Pieces<Histogram.Flow> flows(Function<Conditions, Histogram.Flow> flow) {
        return place.conditions().map(flow);
    }

    // a target that is down counts nothing
    private Pieces<Rate> rates(Function<Conditions, Rate> rate) {
        return place.conditions().map(c -> c.isDown(place.job) ? Rate.ZERO : rate.apply(c));
    }

    private Clock clock(String family) {
        return new Clock(Hash.mix(place.seed, family), place.beginning, place.day);
    }

    /** Collects the series of one metric. */
    abstract class Family {
        final String name;
        final List<FleetSeries> series = new ArrayList<>();
        private final String help;
        private final MetricType type;

        Family(String name, MetricType type, String help) {
            this.name = name;
            this.type = type;
            this.help = help;
        }

        /** Ends the family. */
        void done() {
            families.add(new MetricFamily(name, type, help, series));
        }
    }

    /** A gauge's series. */
    final class GaugeFamily extends Family {
        GaugeFamily(String name, String help) {
            super(name, MetricType.GAUGE, help);
        }

        GaugeFamily quantity(Labels labels, Function<Conditions, Level> level) {
            return signal(
                    labels, Gauge.ofQuantity(stream(labels), place.conditions().map(level)));
        }

        /** A number of things. */
        GaugeFamily number(Labels labels, Function<Conditions, Level> level) {
            return signal(
                    labels, Gauge.ofThings(stream(labels), place.conditions().map(level)));
        }

        GaugeFamily signal(Labels labels, Signal signal) {
            return signal(labels, signal, Periods.ALWAYS);
        }

        GaugeFamily signal(Labels labels, Signal signal, Periods present) {
            Labels all = named(name, labels);
            series.add(new FleetSeries(all, Told.gauge(signal, orders(all)), present, false));
            return this;
        }

        Gauge.Stream stream(Labels labels) {
            return new Gauge.Stream(
                    seed(name, labels), place.beginning, place.day, place.firstScrape, place.job.intervalMillis());
        }
    }

    /** A counter's series. */
    final class CounterFamily extends Family {
        private final Clock clock;

        CounterFamily(String name, String help) {
            super(name, MetricType.COUNTER, help);
            clock = clock(name);
        }

        CounterFamily counting(Labels labels, Function<Conditions, Rate> rate) {
            return signal(labels, Counter.ofThings(clock, rates(rate), phase(labels)));
        }

        CounterFamily signal(Labels labels, Signal signal) {
            Labels all = named(name, labels);
            series.add(new FleetSeries(all, Told.counter(signal, place.beginning, orders(all)), Periods.ALWAYS, true));
            return this;
        }

        private double phase(Labels labels) {
            return Hash.unit(seed(name, labels), 0);
        }
    }

    /** A histogram's series. */
    final class HistogramFamily extends Family {
        /** As {@code le} shows them, +Inf included. */
        private final List<String> bounds;

        private final Clock clock;

        HistogramFamily(String name, String help, List<Double> bounds) {
            super(name, MetricType.HISTOGRAM, help);
            this.bounds =
                    Buckets.withInfinity(bounds).stream().map(Numbers::format).toList();
            clock = clock(name);
        }

        HistogramFamily observing(Labels labels, Pieces<Histogram.Flow> flows) {
            Histogram histogram = new Histogram(clock, flows, seed(name, labels), bounds.size());
            for (int i = 0; i < bounds.size(); i++) {
                Map<String, String> bucket = labels.toMap();
                bucket.put(Labels.NAME, name + "_bucket");
                bucket.put("le", bounds.get(i));
                add(Labels.of(bucket), histogram.bucket(i));
            }
            add(named(name + "_sum", labels), histogram.sum());
            add(named(name + "_count", labels), histogram.count());
            return this;
        }

        private void add(Labels labels, Signal signal) {
            series.add(new FleetSeries(labels, signal, Periods.ALWAYS, true));
        }
    }
}
