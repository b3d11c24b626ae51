package io.novacron.dwcpctl.metrics.promql;

import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.series.Series;
import java.util.List;

/** Where an evaluator reads series. */
public interface Storage {
    /**
     * The series that meet all conditions and may have samples in a range of time. Their samples may reach beyond the
     * range, and may hold staleness markers ({@link Staleness}).
     *
     * @param fromMillis since the epoch, included
     * @param toMillis since the epoch, included
     */
    List<Series> select(List<Matcher> matchers, long fromMillis, long toMillis);
}
