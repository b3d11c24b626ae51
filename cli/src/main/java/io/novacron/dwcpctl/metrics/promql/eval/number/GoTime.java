package io.novacron.dwcpctl.metrics.promql.eval.number;

import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Calendar fields in UTC of a time in seconds, for any double: beyond what fits they wrap around as Go's {@code time}
 * does on amd64, where NaN and the infinities become the least 64-bit number.
 */
public final class GoTime {
    private static final long SECONDS_A_DAY = 86400;
    private static final int DAYS_OF_400_YEARS = 146_097;

    /** A multiple of 400 years before year 0, so that the calendar's cycle begins where Go's counting does. */
    private static final long FIRST_YEAR = -292_277_022_400L;

    private static final long SECONDS_FROM_FIRST_YEAR_TO_EPOCH = 9_223_371_966_579_724_800L + 62_135_596_800L;

    private final long secondOfDay;
    private final long cycle;
    private final LocalDate inCycle;

    private GoTime(long seconds) {
        long absolute = seconds + SECONDS_FROM_FIRST_YEAR_TO_EPOCH;
        long days = Long.divideUnsigned(absolute, SECONDS_A_DAY);
        secondOfDay = Long.remainderUnsigned(absolute, SECONDS_A_DAY);
        cycle = days / DAYS_OF_400_YEARS;
        inCycle = LocalDate.of(1, 1, 1).plusDays(days % DAYS_OF_400_YEARS);
    }

    public static GoTime of(double seconds) {
        return new GoTime(toLong(seconds));
    }

    // Java would clamp; amd64 answers "integer indefinite" to whatever does not fit
    private static long toLong(double value) {
        boolean fits = value >= Long.MIN_VALUE && value < 0x1p63;
        return fits ? (long) value : Long.MIN_VALUE;
    }

    public double minute() {
        return LocalTime.ofSecondOfDay(secondOfDay).getMinute();
    }

    public double hour() {
        return LocalTime.ofSecondOfDay(secondOfDay).getHour();
    }

    public double dayOfMonth() {
        return inCycle.getDayOfMonth();
    }

    /** 0 is Sunday. */
    public double dayOfWeek() {
        return inCycle.getDayOfWeek().getValue() % 7;
    }

    public double dayOfYear() {
        return inCycle.getDayOfYear();
    }

    public double daysInMonth() {
        return inCycle.lengthOfMonth();
    }

    public double month() {
        return inCycle.getMonthValue();
    }

    public double year() {
        return (double) (FIRST_YEAR + 400 * cycle + inCycle.getYear());
    }
}
