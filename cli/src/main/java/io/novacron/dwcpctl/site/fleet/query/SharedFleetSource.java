package io.novacron.dwcpctl.site.fleet.query;

import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.metrics.source.Reading;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.SharedFleet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers from a fleet that changes while it is asked: each query from the fleet and the moment that are then. What has been
 * worked out is kept until something happens.
 */
public final class SharedFleetSource implements MetricSource {
    private final SharedFleet shared;
    private final Function<FleetStorage, FleetSource> open;
    private @Nullable FleetStorage latest;

    /** @param name what readings say of where they come from */
    public SharedFleetSource(String name, SharedFleet shared, Deadline deadline) {
        this(shared, storage -> new FleetSource(name, storage, deadline));
    }

    /** @param open how to ask what is stored of the fleet at a moment */
    public SharedFleetSource(SharedFleet shared, Function<FleetStorage, FleetSource> open) {
        this.shared = shared;
        this.open = open;
    }

    private synchronized FleetSource source() {
        Fleet fleet = shared.fleet();
        FleetStorage known = latest;
        if (known == null || known.fleet() != fleet) {
            known = new FleetStorage(fleet, 0);
            latest = known;
        }
        return open.apply(known.until(shared.now().toEpochMilli()));
    }

    @Override
    public Reading query(String promql, Instant at) {
        return source().query(promql, at);
    }

    @Override
    public Reading queryRange(String promql, Range range) {
        return source().queryRange(promql, range);
    }

    @Override
    public List<Labels> series(List<List<Matcher>> selectors, Instant from, Instant to) {
        return source().series(selectors, from, to);
    }

    @Override
    public List<String> labelValues(String label, List<List<Matcher>> selectors, Instant from, Instant to) {
        return source().labelValues(label, selectors, from, to);
    }

    @Override
    public Map<String, List<MetricMetadata>> metadata(String metric) {
        return source().metadata(metric);
    }
}
