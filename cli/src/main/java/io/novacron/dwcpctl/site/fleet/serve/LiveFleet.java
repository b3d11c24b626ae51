package io.novacron.dwcpctl.site.fleet.serve;

import io.novacron.dwcpctl.base.time.Timeline;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.FleetLog;
import io.novacron.dwcpctl.site.fleet.SharedFleet;
import io.novacron.dwcpctl.site.fleet.event.Fault;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A fleet whose log grows while it is watched. Safe for several threads: each sees one log or the next, whole. */
public final class LiveFleet implements SharedFleet {
    private final Timeline timeline;
    private final Consumer<FleetEvent> journal;
    private volatile Fleet fleet;

    /**
     * @param log where it starts
     * @param timeline says when a new event happens
     * @param journal told of every new event before it takes effect; if it throws, the event does not happen
     */
    public LiveFleet(FleetLog log, Timeline timeline, Consumer<FleetEvent> journal) {
        this.timeline = timeline;
        this.journal = journal;
        this.fleet = Fleet.of(log);
    }

    @Override
    public Fleet fleet() {
        return fleet;
    }

    @Override
    public Instant now() {
        return timeline.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Faults begin now.
     *
     * @param length after which they end by themselves; null where they last until cleared
     */
    public synchronized FleetEvent.FaultStarted start(
            String cause, Set<String> regions, List<Fault> faults, @Nullable Duration length) {
        long number = fleet.log().events().stream()
                        .filter(FleetEvent.FaultStarted.class::isInstance)
                        .count()
                + 1;
        FleetEvent.FaultStarted event =
                new FleetEvent.FaultStarted("f" + number, now(), cause, regions, faults, length);
        append(event);
        return event;
    }

    /** The faults that are running now, the oldest first. */
    public List<FleetEvent.FaultStarted> running() {
        return running(fleet.log().events(), now());
    }

    /**
     * Ends faults now.
     *
     * @return which of them were running, and are not any more
     */
    public synchronized List<String> clear(Set<String> ids) {
        List<String> cleared = new ArrayList<>();
        for (FleetEvent.FaultStarted fault : running()) {
            if (ids.contains(fault.id())) {
                append(new FleetEvent.FaultCleared(fault.id(), now()));
                cleared.add(fault.id());
            }
        }
        return cleared;
    }

    @Override
    public synchronized void append(BiFunction<Fleet, Instant, FleetEvent> next) {
        append(next.apply(fleet, now()));
    }

    private void append(FleetEvent event) {
        journal.accept(event);
        fleet = Fleet.of(fleet.log().with(event));
    }

    private static List<FleetEvent.FaultStarted> running(List<FleetEvent> events, Instant now) {
        Set<String> cleared = new HashSet<>();
        for (FleetEvent event : events) {
            if (event instanceof FleetEvent.FaultCleared c && !c.at().isAfter(now)) {
                cleared.add(c.id());
            }
        }
        List<FleetEvent.FaultStarted> running = new ArrayList<>();
        for (FleetEvent event : events) {
            if (event instanceof FleetEvent.FaultStarted s
                    && !cleared.contains(s.id())
                    && !s.at().isAfter(now)
                    && (s.length() == null || s.at().plus(s.length()).isAfter(now))) {
                running.add(s);
            }
        }
        return running;
    }
}
