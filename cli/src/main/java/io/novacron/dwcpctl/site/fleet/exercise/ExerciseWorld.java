package io.novacron.dwcpctl.site.fleet.exercise;

import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.Timeline;
import io.novacron.dwcpctl.site.fleet.demo.Demo;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A private world: its log is in memory, its clock its own. What is to happen is in the log from the beginning; nothing later
 * than the clock's now can be seen.
 */
public final class ExerciseWorld {
    private final Demo world;
    private final Timeline timeline;

    private ExerciseWorld(Demo world, Timeline timeline) {
        this.world = world;
        this.timeline = timeline;
    }

    /**
     * A world whose clock stands until somebody waits, and every wait is over at once: the same answers find the same world.
     *
     * @param begin where the clock stands first
     * @param events what happens, whenever it does
     */
    public static ExerciseWorld stepped(Instant begin, long seed, List<FleetEvent> events) {
        Demo world = Demo.apart(Clock.fixed(begin, ZoneOffset.UTC), seed, events);
        return new ExerciseWorld(world, world);
    }

    /**
     * A world whose clock runs, and whose waits take the time that they take at its speed.
     *
     * @param speed seconds of the exercise in a second, above 0
     */
    public static ExerciseWorld running(
            Instant begin, long seed, List<FleetEvent> events, Clock wall, double speed, Cancellation cancellation) {
        Hastened clock = new Hastened(begin, wall, wall.instant(), speed);
        Demo world = Demo.apart(clock, seed, events);
        return new ExerciseWorld(world, new Timeline() {
            @Override
            public Instant now() {
                return world.now();
            }

            @Override
            public void awaitUntil(Instant moment) throws InterruptedException {
                while (true) {
                    Duration left = Duration.between(now(), moment);
                    if (left.isNegative() || left.isZero()) {
                        return;
                    }
                    // rounded up: a wait too short by a rounding would spin
                    if (cancellation.await(Duration.ofMillis(1 + (long) (left.toMillis() / speed)))) {
                        throw new InterruptedException("cancelled while waiting until " + moment);
                    }
                }
            }
        });
    }

    /** The fleet, its log, its silences. */
    public Demo world() {
        return world;
    }

    /** Its clock. */
    public Timeline timeline() {
        return timeline;
    }

    /** Everything in its log: what was to happen, and what was done. */
    public List<FleetEvent> events() {
        return world.fleet().log().events();
    }

    private static final class Hastened extends Clock {
        private final Instant begin;
        private final Clock wall;
        private final Instant start;
        private final double speed;

        Hastened(Instant begin, Clock wall, Instant start, double speed) {
            this.begin = begin;
            this.wall = wall;
            this.start = start;
            this.speed = speed;
        }

        @Override
        public Instant instant() {
            long elapsed = Duration.between(start, wall.instant()).toMillis();
            return begin.plusMillis((long) (elapsed * speed));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
