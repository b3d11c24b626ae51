package io.novacron.dwcpctl.face.output;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The span of time a chart shows, never empty, with ticks at round local times. */
final class TimeAxis {
    private static final long[] STEPS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200
    };
    private static final int[] DAYS = {1, 2, 7, 14, 30, 90, 365};
    private static final long DAY = 86_400;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);

    private final long start;
    private final long end;
    private final ZoneId zone;

    TimeAxis(Instant start, Instant end, ZoneId zone) {
        boolean empty = end.toEpochMilli() <= start.toEpochMilli();
        this.start = start.toEpochMilli() - (empty ? 1000 : 0);
        this.end = empty ? start.toEpochMilli() + 1000 : end.toEpochMilli();
        this.zone = zone;
    }

    /** A round time and how it is written. */
    record Tick(long millis, String label) {}

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    /** Where a moment lies: 0 at the left edge, 1 at the right. */
    double fraction(long millis) {
        return (double) (millis - start) / (end - start);
    }

    /** The whole span in words, with the offset from UTC: {@code 2026-01-31 09:00:00 to 10:00:00 +01:00}. */
    String inWords() {
        ZonedDateTime from = at(start);
        ZonedDateTime to = at(end);
        boolean sameDay = from.toLocalDate().equals(to.toLocalDate());
        boolean sameOffset = from.getOffset().equals(to.getOffset());
        return DATE.format(from) + " " + SECONDS.format(from) + (sameOffset ? "" : " " + OFFSET.format(from)) + " to "
                + (sameDay ? "" : DATE.format(to) + " ") + SECONDS.format(to) + " " + OFFSET.format(to);
    }

    /** Ticks for a plot of so many columns; so few that their labels stand apart. */
    List<Tick> ticks(int columns) {
        for (long step : STEPS) {
            DateTimeFormatter form = step < 60 ? SECONDS : MINUTES;
            if (fit(step, step < 60 ? 8 : 5, columns)) {
                return withinDays(step, form);
            }
        }
        for (int days : DAYS) {
            if (fit(days * DAY, 5, columns)) {
                return wholeDays(days);
            }
        }
        return List.of();
    }

    private boolean fit(long stepSeconds, int labelWidth, int columns) {
        double perStep = (double) columns * stepSeconds * 1000 / (end - start);
        return perStep >= labelWidth + 3;
    }

    /** Counted from each midnight, so that a change of the clocks shifts no later day. */
    private List<Tick> withinDays(long stepSeconds, DateTimeFormatter form) {
        List<Tick> ticks = new ArrayList<>();
        LocalDate day = at(start).toLocalDate();
        boolean severalDays = !day.equals(at(end).toLocalDate());
        for (; !midnight(day).isAfter(Instant.ofEpochMilli(end)); day = day.plusDays(1)) {
            Instant first = midnight(day);
            Instant next = midnight(day.plusDays(1));
            for (Instant tick = first; tick.isBefore(next); tick = tick.plus(Duration.ofSeconds(stepSeconds))) {
                boolean dated = severalDays && tick.equals(first);
                add(ticks, tick, dated ? DAY_OF_YEAR : form);
            }
        }
        return ticks;
    }

    private List<Tick> wholeDays(int days) {
        List<Tick> ticks = new ArrayList<>();
        LocalDate first = at(start).toLocalDate();
        for (LocalDate day = first; !midnight(day).isAfter(Instant.ofEpochMilli(end)); day = day.plusDays(1)) {
            if (Math.floorMod(day.toEpochDay(), days) == 0) {
                add(ticks, midnight(day), DAY_OF_YEAR);
            }
        }
        return ticks;
    }

    private void add(List<Tick> ticks, Instant moment, DateTimeFormatter form) {
        long millis = moment.toEpochMilli();
        if (millis >= start && millis <= end) {
            ticks.add(new Tick(millis, form.format(at(millis))));
        }
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private ZonedDateTime at(long millis) {
        return Instant.ofEpochMilli(millis).atZone(zone);
    }
}
