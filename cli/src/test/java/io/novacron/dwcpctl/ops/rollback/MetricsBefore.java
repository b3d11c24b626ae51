package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.metrics.source.Reading;
import io.novacron.dwcpctl.metrics.source.SourceException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands before a source of metrics that goes down, or whose scrapes end. */
final class MetricsBefore implements MetricSource {
    private final MetricSource real;
    boolean down;

    @Nullable
    Instant silentSince;

    MetricsBefore(MetricSource real) {
        this.real = real;
    }

    /** Within the five minutes of its look-back a Prometheus that scrapes no more answers as it did. */
    private Instant known(Instant at) {
        if (down) {
            throw new SourceException(
                    SourceException.Kind.UNREACHABLE, "http://prometheus:9090: connection refused", "Start it.");
        }
        return silentSince == null || at.isBefore(silentSince) ? at : silentSince;
    }

    @Override
    public Reading query(String promql, Instant at) {
        return real.query(promql, known(at));
    }

    @Override
    public Reading queryRange(String promql, Range range) {
        known(range.end());
        return real.queryRange(promql, range);
    }

    @Override
    public List<Labels> series(List<List<Matcher>> selectors, Instant from, Instant to) {
        return real.series(selectors, from, known(to));
    }

    @Override
    public List<String> labelValues(String label, List<List<Matcher>> selectors, Instant from, Instant to) {
        return real.labelValues(label, selectors, from, known(to));
    }

    @Override
    public Map<String, List<MetricMetadata>> metadata(String metric) {
        return real.metadata(metric);
    }
}
