package io.novacron.dwcpctl.base.time;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Reading and writing moments: RFC 3339, seconds since the epoch, or relative to now. */
public final class Moment {
    private static final DateTimeFormatter MACHINE = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter PERSON = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);
    private static final BigDecimal FIRST = BigDecimal.valueOf(-62_135_596_800L);
    private static final BigDecimal LAST = BigDecimal.valueOf(253_402_300_799L);

    private Moment() {}

    /**
     * Reads {@code 2026-01-31T09:30:00Z}, {@code 1767225600.5} or {@code -5m}; to the millisecond, as Prometheus keeps
     * time.
     *
     * @param what names the value in the message: {@code --at}
     * @throws CliException with code 64 if it is none of them, or outside the years 1 to 9999
     */
    public static Instant parse(String what, String text, Instant now) {
        if (text.startsWith("-")) {
            var back = PromDuration.tryParse(text.substring(1));
            if (back.isPresent()) {
                return now.minus(back.get()).truncatedTo(ChronoUnit.MILLIS);
            }
        }
        try {
            return text.contains("T") || text.contains("t") || text.contains(" ")
                    ? ofRfc3339(text)
                    : ofEpochSeconds(text);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new CliException(
                    ExitCode.USAGE,
                    what + ": not a time: \"" + text + "\"",
                    "Write it as 2026-01-31T09:30:00Z, as seconds since 1970, or as -5m for five minutes ago.",
                    e);
        }
    }

    private static Instant ofRfc3339(String text) {
        OffsetDateTime moment = OffsetDateTime.parse(text.replace(' ', 'T'));
        if (moment.getYear() < 1 || moment.getYear() > 9999) {
            throw new DateTimeException("outside the years 1 to 9999");
        }
        return moment.toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant ofEpochSeconds(String text) {
        BigDecimal seconds = new BigDecimal(text);
        // 1e-999999999 is short to write and would be long to round
        if (text.length() > 32 || Math.abs((long) seconds.scale()) > 32) {
            throw new NumberFormatException("too long");
        }
        if (seconds.compareTo(FIRST) < 0 || seconds.compareTo(LAST) > 0) {
            throw new ArithmeticException("outside the years 1 to 9999");
        }
        return Instant.ofEpochMilli(
                seconds.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    /** For machines: UTC, milliseconds. */
    public static String forMachines(Instant moment) {
        return MACHINE.format(moment);
    }

    /** For people: local time with its offset from UTC, seconds. */
    public static String forPeople(Instant moment, ZoneId zone) {
        return PERSON.format(moment.atZone(zone));
    }
}
