package io.novacron.dwcpctl.ops.compare;

import io.novacron.dwcpctl.metrics.promql.eval.number.Buckets;
import java.util.Arrays;
import java.util.List;

/** The windows of one side of a stratum: what is resampled. The earliest first; one without data is left out, an idle one is not. */
sealed interface Windows {
    int size();

    /** Those with anything in them. */
    int busy();

    /** The observations in all of them; NaN where there are values, not observations. */
    double count();

    /**
     * The statistic of some of them, each as often as it is picked. Where a window is worse, or the same, in every part of it,
     * so is the statistic of whatever is picked. NaN where nothing is in any of them.
     */
    double statistic(int[] picks);

    default Sampled sampled() {
        return new Sampled(busy(), count());
    }

    /** The statistic of each of them once. */
    default double statistic() {
        int[] each = new int[size()];
        for (int i = 0; i < each.length; i++) {
            each[i] = i;
        }
        return statistic(each);
    }

    /** Sums of two kinds. */
    final class Sums implements Windows {
        private final double[] parts;
        private final double[] wholes;

        /** @param wholes none below zero */
        Sums(double[] parts, double[] wholes) {
            this.parts = parts.clone();
            this.wholes = wholes.clone();
        }

        @Override
        public int size() {
            return parts.length;
        }

        @Override
        public int busy() {
            return (int) Arrays.stream(wholes).filter(whole -> whole > 0).count();
        }

        @Override
        public double count() {
            return Arrays.stream(wholes).sum();
        }

        @Override
        public double statistic(int[] picks) {
            double part = 0;
            double whole = 0;
            for (int pick : picks) {
                part += parts[pick];
                whole += wholes[pick];
            }
            return part / whole;
        }
    }

    /** Values, all finite. */
    final class Values implements Windows {
        private final double[] values;

        Values(double[] values) {
            this.values = values.clone();
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public int busy() {
            return values.length;
        }

        @Override
        public double count() {
            return Double.NaN;
        }

        @Override
        public double statistic(int[] picks) {
            double sum = 0;
            for (int pick : picks) {
                sum += values[pick];
            }
            return sum / picks.length;
        }
    }

    /** Observations by size. */
    final class Histograms implements Windows {
        private final double share;
        private final double[] bounds;
        private final List<double[]> cumulative;

        /**
         * The quantile of a share is their statistic.
         *
         * @param bounds upper bounds, rising, the last infinite
         * @param cumulative by window: the observations up to each bound
         */
        Histograms(double share, double[] bounds, List<double[]> cumulative) {
            this.share = share;
            this.bounds = bounds.clone();
            this.cumulative = List.copyOf(cumulative);
        }

        @Override
        public int size() {
            return cumulative.size();
        }

        @Override
        public int busy() {
            return (int) cumulative.stream()
                    .filter(counts -> counts[bounds.length - 1] > 0)
                    .count();
        }

        @Override
        public double count() {
            return cumulative.stream()
                    .mapToDouble(counts -> counts[bounds.length - 1])
                    .sum();
        }

        @Override
        public double statistic(int[] picks) {
            double[] sums = new double[bounds.length];
            for (int pick : picks) {
                double[] counts = cumulative.get(pick);
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += counts[i];
                }
            }
            Buckets buckets = new Buckets(bounds.length);
            for (int i = 0; i < sums.length; i++) {
                buckets.add(bounds[i], sums[i]);
            }
            return buckets.quantile(share);
        }
    }
}
