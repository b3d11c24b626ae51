package io.novacron.dwcpctl.ops.compare;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Numbers;
import org.jspecify.annotations.Nullable;

/** Makes of both sides' windows of a stratum an effect and a verdict. */
final class StratumJudge {
    private final Metric metric;
    private final Method method;
    private final Labels labels;
    private final Windows baseline;
    private final Windows candidate;
    private final Bootstrap bootstrap;

    /** @param region where it is */
    StratumJudge(Metric metric, String region, Labels labels, Windows baseline, Windows candidate) {
        this.metric = metric;
        this.method = metric.method();
        this.labels = labels;
        this.baseline = baseline;
        this.candidate = candidate;
        this.bootstrap = new Bootstrap(method, region + labels);
    }

    /** A stratum and the ratio in every draw, for the strata together; empty where there is none that could be weighed. */
    static final class Judged {
        private final Stratum stratum;
        private final double[] ratios;

        private Judged(Stratum stratum, double... ratios) {
            this.stratum = stratum;
            this.ratios = ratios;
        }

        Stratum stratum() {
            return stratum;
        }

        double[] ratios() {
            return ratios.clone();
        }
    }

    Judged judge() {
        String few = tooFewWindows();
        if (few != null) {
            return without(few);
        }
        double below = baseline.statistic();
        double above = candidate.statistic();
        if (!(below >= 0 && above >= 0)) {
            return without("negative values have no ratio");
        }
        if (below == 0) {
            return overNothing(above);
        }
        double[] ratios = bootstrap.ratios(baseline, candidate);
        double[] ends = bootstrap.interval(ratios);
        Effect effect = new Effect(below, above, above / below - 1, ends[0] - 1, ends[1] - 1);
        return new Judged(weighed(effect, ""), ratios);
    }

    private @Nullable String tooFewWindows() {
        int windows = Math.min(baseline.busy(), candidate.busy());
        if (windows >= method.windows()) {
            return null;
        }
        boolean first = baseline.busy() <= candidate.busy();
        return (first ? method.baseline() : method.candidate()) + " has " + windows + " windows with anything in them, "
                + method.windows() + " are needed";
    }

    /**
     * Where the baseline has none, there is no ratio. What failed none of n times may fail up to 3 / n of the time (the rule
     * of three): the candidate is worse for certain where it is so beside that.
     */
    private Judged overNothing(double above) {
        if (above == 0 && metric.better() == Better.LOWER) {
            return new Judged(weighed(new Effect(0, 0, 0, 0, 0), "none on either side"));
        }
        if (metric.better() == Better.HIGHER) {
            return without(method.baseline() + " has none, there is nothing to compare with");
        }
        double least = bootstrap.interval(bootstrap.statistics(method.candidate(), candidate))[0];
        double most = Bootstrap.RULE_OF_THREE / baseline.count();
        double low = Double.isNaN(most) || metric.statistic() instanceof Statistic.Quantile
                ? least > 0 ? Double.POSITIVE_INFINITY : -1
                : least / most - 1;
        Effect effect = new Effect(0, above, Double.POSITIVE_INFINITY, low, Double.POSITIVE_INFINITY);
        String told = Double.isNaN(most)
                ? method.baseline() + " has none"
                : method.baseline() + " has none of " + Numbers.format(Math.floor(baseline.count())) + ", "
                        + method.candidate() + " has";
        return new Judged(weighed(effect, told));
    }

    private Stratum weighed(Effect effect, String told) {
        boolean worse = effect.isWorse(metric);
        String few = tooFewObservations();
        if (few == null) {
            Verdict verdict = worse ? Verdict.FAIL : effect.mayBeWorse(metric) ? Verdict.WARN : Verdict.PASS;
            return stratum(verdict, effect, told.isEmpty() ? reason(verdict) : told, true);
        }
        // few may condemn a ratio, for its interval is the wider; of few a quantile is too low, which proves nothing
        boolean certain = worse && metric.statistic() instanceof Statistic.Ratio;
        String reason = told.isEmpty() ? few : told + "; " + few;
        return certain
                ? stratum(Verdict.FAIL, effect, reason, true)
                : stratum(Verdict.NO_DATA, effect, reason, looksWorse(effect));
    }

    /** Too little to judge by is passed over only where it does not look bad. */
    private boolean looksWorse(Effect effect) {
        double change = effect.change();
        if (effect.baseline() == 0 && effect.candidate() > 0) {
            change = effect.candidate() / (Bootstrap.RULE_OF_THREE / baseline.count()) - 1;
        }
        return !(metric.better().loss(change) <= metric.tolerance());
    }

    private @Nullable String tooFewObservations() {
        boolean first = !(candidate.count() < baseline.count());
        double count = first ? baseline.count() : candidate.count();
        return Double.isNaN(count) || count >= metric.needed()
                ? null
                : (first ? method.baseline() : method.candidate()) + " has " + Numbers.format(Math.floor(count))
                        + " observations, " + Numbers.format(metric.needed()) + " are needed";
    }

    private String reason(Verdict verdict) {
        String tolerated = "worse by more than " + Shares.percent(metric.tolerance());
        return switch (verdict) {
            case PASS -> "";
            case FAIL -> tolerated;
            case WARN, NO_DATA, ERROR -> "may be " + tolerated;
        };
    }

    private Judged without(String reason) {
        return new Judged(stratum(Verdict.NO_DATA, null, reason, false));
    }

    private Stratum stratum(Verdict verdict, @Nullable Effect effect, String reason, boolean counts) {
        return new Stratum(labels, verdict, effect, baseline.sampled(), candidate.sampled(), reason, counts);
    }
}
