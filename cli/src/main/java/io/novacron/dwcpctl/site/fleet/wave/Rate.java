package io.novacron.dwcpctl.site.fleet.wave;

/**
 * Events per second as a quadratic of the day's busyness g: {@code constant + busy·g + square·g²}. Sums and multiples stay
 * rates; so does the product of two that are linear in g.
 */
public record Rate(double constant, double busy, double square) {
    public static final Rate ZERO = new Rate(0, 0, 0);

    /**
     * The same all day.
     *
     * @param perSecond 0 or more
     */
    public static Rate of(double perSecond) {
        return new Rate(perSecond, 0, 0);
    }

    /** From {@code trough} by night to {@code peak} by day, linear in g. */
    public static Rate between(double trough, double peak) {
        return new Rate(trough, peak - trough, 0);
    }

    public Rate times(double factor) {
        return new Rate(factor * constant, factor * busy, factor * square);
    }

    public Rate plus(Rate other) {
        return new Rate(constant + other.constant, busy + other.busy, square + other.square);
    }

    /** The part of a rate linear in g whose share goes from {@code relaxed} at g = 0 to {@code busyShare} at g = 1. */
    public Rate share(double relaxed, double busyShare) {
        if (square != 0) {
            throw new IllegalStateException("the product would be a cubic: " + this);
        }
        double slope = busyShare - relaxed;
        return new Rate(constant * relaxed, constant * slope + busy * relaxed, busy * slope);
    }

    /** Events per second where the day's busyness is g. */
    public double at(double g) {
        return constant + g * (busy + g * square);
    }

    /** Events per second over a whole day. */
    public double mean() {
        return constant + busy * DayShape.MEAN + square * DayShape.MEAN_OF_SQUARE;
    }

    public boolean isZero() {
        return constant == 0 && busy == 0 && square == 0;
    }

    // By hand, here and in Level and Flow: a record's own equals is put together from method handles when first called,
    // which a program that is to start quickly can do without.
    @Override
    public boolean equals(Object other) {
        return other instanceof Rate r && constant == r.constant && busy == r.busy && square == r.square;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Double.hashCode(constant) + Double.hashCode(busy)) + Double.hashCode(square);
    }
}
