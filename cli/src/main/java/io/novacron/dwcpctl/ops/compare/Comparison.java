package io.novacron.dwcpctl.ops.compare;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.ops.evidence.Failure;
import io.novacron.dwcpctl.ops.evidence.Question;
import io.novacron.dwcpctl.ops.evidence.Reply;
import io.novacron.dwcpctl.ops.evidence.Testimony;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Both generations beside each other.
 *
 * @param verdict the worst of all
 * @param contrasts by region, and in a region in the order of the metrics; of several replicas the worse
 * @param warnings what the reader must know beside
 */
public record Comparison(Span span, Verdict verdict, List<Contrast> contrasts, List<String> warnings) {
    public Comparison {
        contrasts = List.copyOf(contrasts);
        warnings = List.copyOf(warnings);
    }

    /**
     * Makes it of what was answered.
     *
     * @param expected the regions there must be; empty where nobody says
     */
    public static Comparison of(List<Metric> metrics, Span span, Collection<String> expected, Testimony testimony) {
        List<String> wanted = span.region() == null ? List.copyOf(expected) : List.of(span.region());
        List<Contrast> contrasts = new ArrayList<>();
        Set<String> warnings = new LinkedHashSet<>();
        for (Metric metric : metrics) {
            contrasts.addAll(merged(metric, span, wanted, testimony, warnings));
        }
        List<Verdict> verdicts =
                new ArrayList<>(contrasts.stream().map(Contrast::verdict).toList());
        if (!warnings.isEmpty()) {
            verdicts.add(Verdict.WARN); // a replica is missing: whether it would agree is not known
        }
        List<Contrast> byRegion = new ArrayList<>();
        contrasts.stream()
                .map(Contrast::region)
                .distinct()
                .sorted()
                .forEach(region -> contrasts.stream()
                        .filter(contrast -> contrast.region().equals(region))
                        .forEach(byRegion::add));
        return new Comparison(span, Verdict.worst(verdicts), byRegion, List.copyOf(warnings));
    }

    private static Collection<Contrast> merged(
            Metric metric, Span span, List<String> wanted, Testimony testimony, Set<String> warnings) {
        Map<String, Contrast> worst = new TreeMap<>();
        List<Contrast> failed = new ArrayList<>();
        List<Contrast> down = new ArrayList<>();
        for (Map.Entry<String, Map<Question, Reply>> replica :
                testimony.replies().entrySet()) {
            MetricJudge judge = new MetricJudge(metric, span, replica.getKey(), replica.getValue());
            Failure failure = judge.failure();
            if (failure == null) {
                judge.contrasts(wanted).forEach((region, contrast) -> worst.merge(region, contrast, Comparison::worse));
            } else {
                (failure.isDown() ? down : failed)
                        .add(Contrast.without(metric, "", Verdict.ERROR, replica.getKey(), failure.message()));
            }
        }
        if (worst.isEmpty() && down.isEmpty() && failed.isEmpty()) {
            failed.add(Contrast.without(metric, "", Verdict.NO_DATA, "", "no data of any region"));
        }
        if (worst.isEmpty()) {
            failed.addAll(down); // nobody stands in for them
        } else {
            down.forEach(one -> warnings.add(one.replica() + " did not answer: " + one.reason()));
        }
        List<Contrast> all = new ArrayList<>(worst.values());
        failed.stream().limit(1).forEach(all::add);
        return all;
    }

    private static Contrast worse(Contrast one, Contrast other) {
        return other.verdict().compareTo(one.verdict()) > 0 ? other : one;
    }
}
