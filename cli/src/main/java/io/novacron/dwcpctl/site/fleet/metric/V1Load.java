package io.novacron.dwcpctl.site.fleet.metric;

import io.novacron.dwcpctl.site.fleet.condition.Conditions;
import io.novacron.dwcpctl.site.fleet.wave.Rate;

/**
 * How v1 bears its traffic. Up to four fifths of what its pods can do it takes no notice; above, migrations take longer,
 * up to {@link #SLOWEST} times as long; and what is more than all its pods can do it refuses, which counts as failed.
 * Between night and day all of it is linear in the day's busyness.
 */
record V1Load(double night, double day) {
    private static final double AT_EASE = 0.8;
    private static final double SLOWER = 5;
    private static final double SLOWEST = 3;

    /** By the traffic that it has, and its capacity. */
    static V1Load of(Conditions c) {
        Rate demand = Traffic.v1(c);
        if (demand.isZero()) {
            return new V1Load(0, 0);
        }
        return new V1Load(demand.at(0) / c.v1Capacity(), demand.at(1) / c.v1Capacity());
    }

    /** Whether it takes no notice all day. */
    boolean isBearable() {
        return night <= AT_EASE && day <= AT_EASE;
    }

    /** The part of the migrations that it does not refuse. */
    double kept(double busyness) {
        return Math.min(1, 1 / at(busyness));
    }

    /** How many times as long they take. */
    double slowness(double busyness) {
        return Math.min(SLOWEST, 1 + SLOWER * Math.max(0, at(busyness) - AT_EASE));
    }

    private double at(double busyness) {
        return night + busyness * (day - night);
    }

    /** Those of the migrations that fail: the usual part of those taken on, and all that are refused. */
    Rate failed(Rate all) {
        return isBearable()
                ? all.times(Traffic.V1_FAILED)
                : all.share(1 - kept(0) * (1 - Traffic.V1_FAILED), 1 - kept(1) * (1 - Traffic.V1_FAILED));
    }

    /** Those of the migrations that succeed. */
    Rate succeeded(Rate all) {
        return isBearable()
                ? all.times(1 - Traffic.V1_FAILED)
                : all.share(kept(0) * (1 - Traffic.V1_FAILED), kept(1) * (1 - Traffic.V1_FAILED));
    }
}
