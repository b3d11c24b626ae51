package io.novacron.dwcpctl.metrics.source;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Something that answers PromQL. Every method blocks until it has the whole answer or the command's deadline has passed,
 * and throws {@link SourceException} where there is no answer to be had; an empty answer is an answer.
 */
public interface MetricSource {
    /** The value of an expression at one moment. */
    Reading query(String promql, Instant at);

    /** The values of an expression at every moment of a range: always a matrix. */
    Reading queryRange(String promql, Range range);

    /** The labels of all series that match one of the selectors (each a list of matchers) between two moments. */
    List<Labels> series(List<List<Matcher>> selectors, Instant from, Instant to);

    /** All values of a label, sorted, of the series that match one of the selectors; of all series where there is none. */
    List<String> labelValues(String label, List<List<Matcher>> selectors, Instant from, Instant to);

    /** Type, help and unit by metric; of one metric, or of all for the empty string. */
    Map<String, List<MetricMetadata>> metadata(String metric);

    /**
     * Hears what will be asked about a moment, each by {@link #query} or by a range that ends then. Answers work that makes
     * this cheaper where it is done at the same time, on other threads; the answers are the same without it.
     */
    default List<Runnable> foresee(Collection<String> expressions, Instant at) {
        return List.of();
    }

    /** What a target says of a metric. */
    record MetricMetadata(String type, String help, String unit) {}
}
