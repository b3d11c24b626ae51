package io.novacron.dwcpctl.site;

import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.metrics.source.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A source that knows the world as it was when it was opened, opened anew whenever the command is given a new deadline. */
final class RenewedSource implements MetricSource {
    private final Supplier<Deadline> deadlines;
    private final Function<Deadline, MetricSource> open;
    private @Nullable Deadline current;
    private @Nullable MetricSource source;

    RenewedSource(Supplier<Deadline> deadlines, Function<Deadline, MetricSource> open) {
        this.deadlines = deadlines;
        this.open = open;
    }

    private synchronized MetricSource source() {
        Deadline deadline = deadlines.get();
        if (source == null || current != deadline) {
            current = deadline;
            source = open.apply(deadline);
        }
        return source;
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
