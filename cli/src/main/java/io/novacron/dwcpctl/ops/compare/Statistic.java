package io.novacron.dwcpctl.ops.compare;

import java.util.List;

/** What is worked out of a side's windows. */
public sealed interface Statistic {
    /** What must be asked for it. */
    List<Sides> parts();

    /**
     * A quantile of all observations of the windows together.
     *
     * @param share 0..1
     * @param buckets the observations of a window, by upper bound {@code le}
     */
    record Quantile(double share, Sides buckets) implements Statistic {
        @Override
        public List<Sides> parts() {
            return List.of(buckets);
        }
    }

    /** One sum over the windows by another: a share, a mean. */
    record Ratio(Sides part, Sides whole) implements Statistic {
        @Override
        public List<Sides> parts() {
            return List.of(part, whole);
        }
    }

    /** The mean of the windows' values. */
    record Mean(Sides values) implements Statistic {
        @Override
        public List<Sides> parts() {
            return List.of(values);
        }
    }
}
