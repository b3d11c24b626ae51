package io.novacron.dwcpctl.site.fleet;

import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import java.time.Instant;
import java.util.function.BiFunction;

/** A fleet whose log several may append to, other processes among them. Safe for several threads. */
public interface SharedFleet {
    /** The fleet by the log as it is now. */
    Fleet fleet();

    /** The present moment, to the millisecond. */
    Instant now();

    /**
     * Appends an event; nobody else does meanwhile.
     *
     * @param next from the fleet as it is, and the moment, to the event; if it throws, nothing is appended
     */
    void append(BiFunction<Fleet, Instant, FleetEvent> next);
}
