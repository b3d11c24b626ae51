package io.novacron.dwcpctl.site.fleet.query;

import io.novacron.dwcpctl.metrics.promql.Storage;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.site.fleet.Fleet;
import java.util.List;

/** What is stored of a fleet up to a moment: nothing later is known. */
public interface FleetData extends Storage {
    Fleet fleet();

    /** That moment, in milliseconds since the epoch. */
    long knownUntil();

    /** Which series {@link #select} would find, without their samples. */
    List<Labels> series(List<Matcher> matchers, long fromMillis, long toMillis);
}
