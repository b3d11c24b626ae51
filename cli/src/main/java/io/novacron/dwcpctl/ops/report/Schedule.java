package io.novacron.dwcpctl.ops.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When reports of a series are due: at whole multiples of its interval since the epoch, so that whoever writes them, and
 * whenever it was started, they are about the same moments.
 *
 * @param every the interval
 */
public record Schedule(Duration every) {
    /** After a longer absence older ones are left out. */
    private static final int MOST_MISSED = 24;

    private static final String PREFIX = "report-";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The last due moment up to now. */
    public Instant last(Instant now) {
        long millis = every.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli(), millis) * millis);
    }

    /**
     * The moments of which there should be a report and is none, oldest first: the last due one, and those missed since the
     * newest there is, 24 at most.
     *
     * @param written of which there is one
     */
    public List<Instant> due(Instant now, Collection<Instant> written) {
        Instant last = last(now);
        Optional<Instant> newest =
                written.stream().filter(moment -> !moment.isAfter(last)).max(Instant::compareTo);
        List<Instant> due = new ArrayList<>();
        for (Instant moment = last; due.size() < MOST_MISSED; moment = moment.minus(every)) {
            if (newest.map(moment::isAfter).orElse(moment.equals(last))) {
                due.add(0, moment);
            } else {
                break;
            }
        }
        return due;
    }

    /** How long until the next one. */
    public Duration untilNext(Instant now) {
        return Duration.between(now, last(now).plus(every));
    }

    /** The name of a report's file, without its ending; names sort as moments do. */
    public static String name(Instant moment) {
        return PREFIX + STAMP.format(moment);
    }

    /** The moment that a file's name tells; empty for files of others. */
    public static Optional<Instant> moment(String file, String ending) {
        if (!file.startsWith(PREFIX) || !file.endsWith(ending)) {
            return Optional.empty();
        }
        String stamp = file.substring(PREFIX.length(), file.length() - ending.length());
        try {
            return Optional.of(Instant.from(STAMP.parse(stamp)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
