package io.novacron.dwcpctl.site.fleet.wave;

import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * The mean of a piecewise constant value over the time just past. It is piecewise linear, so the moments at which it passes
 * a limit are worked out, not searched.
 */
public final class MovingMean {
    private final long[] starts;
    private final double[] values;
    /** The integral from the first start to each start. */
    private final double[] integrals;

    private final long window;

    private <T> MovingMean(Pieces<T> pieces, ToDoubleFunction<? super T> value, long window) {
        this.window = window;
        starts = new long[pieces.size()];
        values = new double[pieces.size()];
        integrals = new double[pieces.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = pieces.start(i);
            values[i] = value.applyAsDouble(pieces.value(i));
            if (i > 0) {
                integrals[i] = integrals[i - 1] + values[i - 1] * (starts[i] - starts[i - 1]);
            }
        }
    }

    /** @param window the length over which the mean is taken, in milliseconds */
    public static <T> MovingMean of(Pieces<T> pieces, ToDoubleFunction<? super T> value, long window) {
        return new MovingMean(pieces, value, window);
    }

    public double at(long millis) {
        return (integral(millis) - integral(millis - window)) / window;
    }

    /** When the mean lies above a limit, to the millisecond. */
    public Periods above(double limit) {
        TreeSet<Long> corners = new TreeSet<>();
        for (long start : starts) {
            corners.add(start);
            corners.add(start + window);
        }
        Periods.Builder periods = new Periods.Builder();
        long from = corners.first();
        double last = at(from);
        if (last > limit) {
            periods.add(Long.MIN_VALUE, from);
        }
        for (long corner : corners.tailSet(from, false)) {
            double next = at(corner);
            long crossing = from + (long) Math.ceil((corner - from) * ((limit - last) / (next - last)));
            if (last > limit) {
                periods.add(from, next > limit ? corner : crossing);
            } else if (next > limit) {
                periods.add(crossing, corner);
            }
            from = corner;
            last = next;
        }
        if (last > limit) {
            periods.add(from, Periods.NEVER);
        }
        return periods.build();
    }

    private double integral(long millis) {
        int i = Pieces.indexAt(starts, millis);
        return integrals[i] + values[i] * (millis - starts[i]);
    }
}
