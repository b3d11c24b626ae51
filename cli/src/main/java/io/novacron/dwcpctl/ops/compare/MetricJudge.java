package io.novacron.dwcpctl.ops.compare;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.ops.evidence.Failure;
import io.novacron.dwcpctl.ops.evidence.Question;
import io.novacron.dwcpctl.ops.evidence.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares a metric's sides by one replica's answers: a pure function, so that it can be worked out again from evidence. */
public final class MetricJudge {
    /** The newest data may be of the last window but one: a window can be idle. */
    private static final int NEWEST = 1;

    private final Metric metric;
    private final Method method;
    private final Span span;
    private final String replica;
    private final Map<Question, Reply> replies;

    public MetricJudge(Metric metric, Span span, String replica, Map<Question, Reply> replies) {
        this.metric = metric;
        this.method = metric.method();
        this.span = span;
        this.replica = replica;
        this.replies = replies;
    }

    /** Why it could not answer; null where it did. */
    public @Nullable Failure failure() {
        for (Question question : span.questions(metric)) {
            Reply reply = replies.get(question);
            if (reply == null) {
                return new Failure("OTHER", "it was not asked for " + question.text(), "Ask again.");
            }
            if (reply.failure() != null) {
                return reply.failure();
            }
        }
        return null;
    }

    /** By region: those expected, and those that were seen. It must not have failed. */
    public Map<String, Contrast> contrasts(Collection<String> expected) {
        WindowReader baseline = new WindowReader(metric, span.baseline(metric), replies);
        WindowReader candidate = new WindowReader(metric, span.candidate(metric), replies);
        boolean twins = baseline.hasTwins() || candidate.hasTwins();
        Map<String, WindowReader.Region> below = baseline.regions();
        Map<String, WindowReader.Region> above = candidate.regions();
        Set<String> regions = new TreeSet<>(expected);
        regions.addAll(below.keySet());
        regions.addAll(above.keySet());
        Map<String, Contrast> contrasts = new TreeMap<>();
        for (String region : regions) {
            contrasts.put(
                    region,
                    twins
                            ? Contrast.without(
                                    metric,
                                    region,
                                    Verdict.ERROR,
                                    replica,
                                    "the answer holds two series with the same labels")
                            : warned(contrast(region, below.get(region), above.get(region))));
        }
        return contrasts;
    }

    private Contrast contrast(String region, WindowReader.@Nullable Region below, WindowReader.@Nullable Region above) {
        if (below == null || above == null) {
            String none = below == null && above == null
                    ? "no data"
                    : "no data of " + (below == null ? method.baseline() : method.candidate());
            return Contrast.without(metric, region, Verdict.NO_DATA, replica, none);
        }
        List<StratumJudge.Judged> judged = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        List<Verdict> verdicts = new ArrayList<>();
        Set<Labels> all = new TreeSet<>(below.strata().keySet());
        all.addAll(above.strata().keySet());
        for (Labels labels : all) {
            Windows one = below.strata().get(labels);
            Windows other = above.strata().get(labels);
            if (one == null || other == null) {
                verdicts.add(Verdict.NO_DATA);
                reasons.add(text(labels) + ": no series of " + (one == null ? method.baseline() : method.candidate()));
            } else {
                judged.add(new StratumJudge(metric, region, labels, one, other).judge());
            }
        }
        for (StratumJudge.Judged one : judged) {
            if (one.stratum().counts()) {
                verdicts.add(one.stratum().verdict());
            }
        }
        Effect overall = overall(judged);
        if (overall != null && overall.missesTarget(metric)) {
            verdicts.add(Verdict.WARN);
            double gain = -metric.better().loss(overall.change());
            reasons.add((gain < 0 ? "worse by " : "better by ") + Shares.percent(Math.abs(gain)) + " overall, to be "
                    + (gain < 0 ? "better by " : "by ") + Shares.percent(metric.target()));
        }
        String uncovered = uncovered(judged);
        if (uncovered != null) {
            verdicts.add(Verdict.NO_DATA);
            reasons.add(uncovered);
        }
        if (Math.max(below.newest(), above.newest()) > NEWEST) {
            verdicts.add(Verdict.NO_DATA);
            reasons.add((below.newest() > NEWEST ? method.baseline() : method.candidate())
                    + " has had nothing for the last "
                    + (below.newest() > NEWEST ? below.newest() : above.newest()) + " windows");
        }
        List<Stratum> strata = new ArrayList<>(
                judged.stream().map(StratumJudge.Judged::stratum).toList());
        strata.sort(worstFirst());
        return new Contrast(
                metric, region, Verdict.worst(verdicts), strata, overall, replica, String.join("; ", reasons), took());
    }

    /** Those that count first, then by verdict, then by how much worse. */
    private Comparator<Stratum> worstFirst() {
        return Comparator.comparing(Stratum::counts)
                .thenComparing(Stratum::verdict)
                .thenComparing(stratum -> stratum.effect() == null
                        ? Double.NEGATIVE_INFINITY
                        : metric.better().loss(stratum.effect().change()))
                .reversed()
                .thenComparing(Stratum::labels);
    }

    /** Why too much of a side lies in strata that could not be compared; null where it does not. */
    private @Nullable String uncovered(List<StratumJudge.Judged> judged) {
        double below = 0;
        double above = 0;
        double allBelow = 0;
        double allAbove = 0;
        double largest = -1;
        String example = "";
        for (StratumJudge.Judged one : judged) {
            Stratum stratum = one.stratum();
            boolean compared = stratum.verdict() != Verdict.NO_DATA;
            double weightBelow = weight(stratum.baseline());
            double weightAbove = weight(stratum.candidate());
            allBelow += weightBelow;
            allAbove += weightAbove;
            below += compared ? weightBelow : 0;
            above += compared ? weightAbove : 0;
            if (!compared && weightAbove > largest) {
                largest = weightAbove;
                example = text(stratum.labels()) + (stratum.labels().isEmpty() ? "" : ": ") + stratum.reason();
            }
        }
        boolean covered = below > 0
                && above > 0
                && below >= method.coverage() * allBelow
                && above >= method.coverage() * allAbove;
        return covered ? null : "too little could be compared" + (example.isEmpty() ? "" : ", " + example);
    }

    private static double weight(Sampled sampled) {
        return Double.isNaN(sampled.count()) ? 1 : sampled.count();
    }

    /**
     * The geometric mean of the strata's ratios, each weighed by the candidate's observations in it: what the change is at the
     * candidate's mix, whatever the baseline's (direct standardisation).
     */
    private @Nullable Effect overall(List<StratumJudge.Judged> judged) {
        double weights = 0;
        double log = 0;
        double[] logs = new double[method.resamples()];
        for (StratumJudge.Judged one : judged) {
            Effect effect = one.stratum().effect();
            double[] ratios = one.ratios();
            if (one.stratum().verdict() == Verdict.NO_DATA) {
                continue;
            }
            if (effect == null || ratios.length == 0) {
                return null; // a ratio to nothing cannot be weighed
            }
            double weight = weight(one.stratum().candidate());
            weights += weight;
            log += weight * Math.log(1 + effect.change());
            for (int i = 0; i < logs.length; i++) {
                logs[i] += weight * Math.log(ratios[i]);
            }
        }
        if (weights == 0) {
            return null;
        }
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.exp(logs[i] / weights);
        }
        double[] ends = new Bootstrap(method, "").interval(logs);
        double change = Math.exp(log / weights) - 1;
        return Double.isNaN(change) || Double.isNaN(ends[0]) || Double.isNaN(ends[1])
                ? null
                : new Effect(Double.NaN, Double.NaN, change, ends[0] - 1, ends[1] - 1);
    }

    private Contrast warned(Contrast contrast) {
        Set<String> warnings = new LinkedHashSet<>();
        span.questions(metric)
                .forEach(question -> warnings.addAll(
                        Objects.requireNonNull(replies.get(question)).warnings()));
        return warnings.isEmpty()
                ? contrast
                : contrast.with(
                        contrast.verdict().and(Verdict.WARN), "the source warns: " + String.join("; ", warnings));
    }

    /** How long the longest answer took. */
    public Duration took() {
        return span.questions(metric).stream()
                .map(replies::get)
                .filter(Objects::nonNull)
                .map(Reply::took)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** A stratum's name: the values of its labels. */
    public static String text(Labels labels) {
        return String.join(" ", labels.toMap().values());
    }
}
