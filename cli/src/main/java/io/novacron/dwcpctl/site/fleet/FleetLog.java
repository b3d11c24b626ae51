package io.novacron.dwcpctl.site.fleet;

import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All that the fleet depends on besides time.
 *
 * @param seed decides every noise
 * @param beginning when the log begins; history goes fifteen days further back
 * @param events in the order in which they were logged; they may be dated back
 */
public record FleetLog(long seed, Instant beginning, List<FleetEvent> events) {
    public FleetLog {
        events = List.copyOf(events);
    }

    /** With one more event. */
    public FleetLog with(FleetEvent event) {
        List<FleetEvent> more = new ArrayList<>(events);
        more.add(event);
        return new FleetLog(seed, beginning, more);
    }
}
