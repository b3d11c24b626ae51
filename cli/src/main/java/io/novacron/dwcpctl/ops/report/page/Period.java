package io.novacron.dwcpctl.ops.report.page;

import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.metrics.source.Range;
import java.time.Duration;
import java.time.Instant;

/**
 * The while that a report is about.
 *
 * @param at its end, and the moment of everything that is said of now
 * @param since its length, an hour or more
 * @param baseline how long before {@code at} lies the other moment that now is compared with
 */
public record Period(Instant at, Duration since, Duration baseline) {
    private static final int VALUES = 288;
    private static final Duration FINE = Duration.ofMinutes(1);
    private static final long MOST_VALUES = 10_000;

    /** The spacing of values that make up a course: 5 minutes of a day, 35 of a week. */
    public Duration step() {
        long minutes = Math.max(1, since.toMinutes() / VALUES);
        return Duration.ofMinutes(minutes);
    }

    /** The spacing where single minutes count, as in violations. */
    public Duration fine() {
        long minutes = Math.max(1, (since.toMinutes() + MOST_VALUES - 1) / MOST_VALUES);
        return FINE.multipliedBy(minutes);
    }

    /** The spacing of the rows of a table by time: hours of two days at most, else days; never more pieces than minutes. */
    public Duration piece() {
        return since.compareTo(Duration.ofHours(48)) <= 0 ? Duration.ofHours(1) : Duration.ofDays(1);
    }

    /** How many whole pieces there are. */
    public int pieces() {
        return (int) Math.max(1, since.dividedBy(piece()));
    }

    /** Where the pieces begin, so that the last ends now. */
    public Instant piecesStart() {
        return at.minus(piece().multipliedBy(pieces()));
    }

    /** Its values, each about the step before it. */
    public Range course(Duration step) {
        return new Range(at.minus(since).plus(step), at, step);
    }

    /** The same of the period before. */
    public Range courseBefore(Duration step) {
        return new Range(before().minus(since).plus(step), before(), step);
    }

    /** How many minutes of it an SLA may be violated: 1 % (domain, section 3). */
    public double minutesAllowed() {
        return since.toMinutes() * 0.01;
    }

    /** The same moment one period earlier. */
    public Instant before() {
        return at.minus(since);
    }

    /** The moment compared with. */
    public Instant then() {
        return at.minus(baseline);
    }

    /** Whether the two comparisons are about different moments. */
    public boolean hasBaseline() {
        return !baseline.equals(since);
    }

    /** A length as people and PromQL write it: {@code 1d}, {@code 12h}. */
    public static String text(Duration length) {
        return PromDuration.format(length);
    }
}
