package io.novacron.dwcpctl.site.fleet.wave;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A signal that at times says what it is told to say instead of what it would. */
public final class Told {
    private Told() {}

    /**
     * What to say, and when.
     *
     * @param from milliseconds since the epoch
     * @param to the first moment after it; {@link Periods#NEVER} where there is none
     * @param value of a gauge; of a counter its rate per second
     */
    public record Order(long from, long to, double value) {
        boolean holds(long millis) {
            return from <= millis && millis < to;
        }
    }

    /** The signal itself where there are no orders; of several that hold, the last in the list counts. */
    public static Signal gauge(Signal own, List<Order> orders) {
        if (orders.isEmpty()) {
            return own;
        }
        List<Order> fixed = List.copyOf(orders);
        return millis -> {
            Order order = holding(fixed, millis);
            return order == null ? own.at(millis) : order.value;
        };
    }

    /** As with a gauge, but the value is a rate, and what was counted stays counted when the order ends. */
    public static Signal counter(Signal own, long beginning, List<Order> orders) {
        return orders.isEmpty() ? own : new Counting(own, beginning, orders);
    }

    private static @Nullable Order holding(List<Order> orders, long millis) {
        for (int i = orders.size() - 1; i >= 0; i--) {
            if (orders.get(i).holds(millis)) {
                return orders.get(i);
            }
        }
        return null;
    }

    private static final class Counting implements Signal {
        private final Signal own;
        private final long[] starts;
        /** Per second; NaN where the signal is itself. */
        private final double[] rates;

        private final double[] counted;
        private final double[] ownAtStart;

        Counting(Signal own, long beginning, List<Order> orders) {
            this.own = own;
            TreeSet<Long> moments = new TreeSet<>(List.of(beginning));
            for (Order order : orders) {
                moments.add(Math.max(beginning, order.from));
                moments.add(Math.max(beginning, order.to));
            }
            moments.remove(Periods.NEVER);
            starts = moments.stream().mapToLong(Long::longValue).toArray();
            rates = new double[starts.length];
            counted = new double[starts.length];
            ownAtStart = new double[starts.length];
            for (int i = 0; i < starts.length; i++) {
                Order order = holding(orders, starts[i]);
                rates[i] = order == null ? Double.NaN : order.value;
                ownAtStart[i] = own.at(starts[i]);
                counted[i] = i == 0 ? ownAtStart[0] : since(i - 1, starts[i]);
            }
        }

        @Override
        public double at(long millis) {
            return Math.floor(since(Pieces.indexAt(starts, millis), millis));
        }

        private double since(int i, long millis) {
            double more = Double.isNaN(rates[i])
                    ? own.at(millis) - ownAtStart[i]
                    : rates[i] * Math.max(0, millis - starts[i]) / 1000;
            return counted[i] + more;
        }
    }
}
