package io.novacron.dwcpctl.ops.compare;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How much greater one side's statistic is than the other's, and between which bounds that lies with the confidence asked for.
 *
 * <p>The effect is the ratio of the two statistics less one: what targets and tolerances are stated in, and without a unit.
 *
 * <p>What is drawn anew is windows, with replacement, each side by itself (the two-sample bootstrap: Efron and Tibshirani, <i>An
 * Introduction to the Bootstrap</i>, 1993, chapter 8), not observations: those of a minute share its weather. Of the windows drawn
 * the statistic is that of all their observations together, so that windows of few count for little, and a quantile is never one
 * of a handful. Sides may have different numbers of windows.
 *
 * <p>The interval is the percentile interval (the same, chapter 13): of B effects in order, the ones that leave (1 - c) / 2 of
 * them outside at either end. It needs no distribution, stays what it is under a change of scale, turns round when the sides are
 * exchanged, and where data get worse none of its ends gets better, for every draw gets worse: a gate needs that, and the corrected
 * interval BCa, more exact for skewed statistics, has not got it. Constant windows have an interval of no width.
 *
 * <p>The same data always come to the same: the draws depend on the seed, the side's name and the stratum alone.
 */
final class Bootstrap {
    /** With 95 % confidence a probability is at most 3 / n where n trials had no case of it: Hanley and Lippman-Hand, JAMA 249 (1983). */
    static final double RULE_OF_THREE = 3;

    private final Method method;
    private final String stratum;

    /** @param stratum names it */
    Bootstrap(Method method, String stratum) {
        this.method = method;
        this.stratum = stratum;
    }

    /** The ratio of candidate to baseline in every draw, in the order of drawing. */
    double[] ratios(Windows baseline, Windows candidate) {
        double[] below = statistics(method.baseline(), baseline);
        double[] above = statistics(method.candidate(), candidate);
        for (int i = 0; i < above.length; i++) {
            above[i] = above[i] == 0 && below[i] == 0 ? 1 : above[i] / below[i];
        }
        return above;
    }

    /** The statistic of one side in every draw; of a draw of idle windows only, which tells nothing, that of all of them. */
    double[] statistics(String side, Windows windows) {
        SplittableRandom random =
                new SplittableRandom(method.seed() * 1_000_003L + side.hashCode() * 31L + stratum.hashCode());
        double[] statistics = new double[method.resamples()];
        int[] picks = new int[windows.size()];
        double whole = windows.statistic();
        for (int i = 0; i < statistics.length; i++) {
            for (int j = 0; j < picks.length; j++) {
                picks[j] = random.nextInt(picks.length);
            }
            double drawn = windows.statistic(picks);
            statistics[i] = Double.isNaN(drawn) ? whole : drawn;
        }
        return statistics;
    }

    /** The ends of the interval, the lower first. */
    double[] interval(double[] drawn) {
        double[] sorted = drawn.clone();
        Arrays.sort(sorted);
        int outside = (int) Math.floor((1 - method.confidence()) / 2 * sorted.length);
        return new double[] {sorted[outside], sorted[sorted.length - 1 - outside]};
    }
}
