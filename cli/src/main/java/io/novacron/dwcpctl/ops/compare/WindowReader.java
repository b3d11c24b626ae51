package io.novacron.dwcpctl.ops.compare;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.ops.evidence.Question;
import io.novacron.dwcpctl.ops.evidence.Reply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes windows, by region and stratum, of the answers about one side. */
final class WindowReader {
    private static final String REGION = "region";
    private static final String LE = "le";

    private final Metric metric;
    private final List<Question> questions;
    private final List<@Nullable Value> answers = new ArrayList<>();

    /** @param questions about that side, in the order of the statistic's parts; none of them failed */
    WindowReader(Metric metric, List<Question> questions, Map<Question, Reply> replies) {
        this.metric = metric;
        this.questions = questions;
        questions.forEach(question ->
                answers.add(Objects.requireNonNull(replies.get(question)).value()));
    }

    /**
     * What one side has in a region.
     *
     * @param newest how many windows the newest in which any series has a value is away from the end of what was asked
     * @param strata by their labels
     */
    record Region(int newest, Map<Labels, Windows> strata) {}

    /** Whether an answer has two series with the same labels, which no sane source answers. */
    boolean hasTwins() {
        return answers.stream().anyMatch(answer -> {
            List<Labels> labels = series(answer).stream().map(Series::labels).toList();
            return Set.copyOf(labels).size() != labels.size();
        });
    }

    /** By region; the empty string where a series has none. */
    Map<String, Region> regions() {
        Map<Labels, Windows> windows = metric.statistic() instanceof Statistic.Quantile quantile
                ? histograms(quantile)
                : metric.statistic() instanceof Statistic.Ratio ? sums() : values();
        Map<String, Map<Labels, Windows>> byRegion = new TreeMap<>();
        windows.forEach((labels, some) -> byRegion.computeIfAbsent(labels.get(REGION), region -> new TreeMap<>())
                .put(labels.without(REGION), some));
        Map<String, Region> regions = new TreeMap<>();
        byRegion.forEach((region, strata) -> regions.put(region, new Region(newest(region), strata)));
        return regions;
    }

    /** The last part is what tells whether anything was there. */
    private int newest(String region) {
        int last = -1;
        for (Series series : series(answers.get(answers.size() - 1))) {
            if (series.labels().get(REGION).equals(region) && series.samples().size() > 0) {
                last = Math.max(
                        last, index(series.samples().millis(series.samples().size() - 1)));
            }
        }
        return steps() - 1 - last;
    }

    private Map<Labels, Windows> sums() {
        Map<Labels, double[]> parts = byStratum(0);
        Map<Labels, Windows> windows = new HashMap<>();
        byStratum(1).forEach((labels, wholes) -> {
            double[] part = parts.get(labels);
            double[] keptParts = new double[wholes.length];
            double[] keptWholes = new double[wholes.length];
            int size = 0;
            for (int i = 0; i < wholes.length && part != null; i++) {
                if (Double.isFinite(wholes[i]) && wholes[i] >= 0 && Double.isFinite(part[i])) {
                    keptParts[size] = part[i];
                    keptWholes[size++] = wholes[i];
                }
            }
            windows.put(labels, new Windows.Sums(Arrays.copyOf(keptParts, size), Arrays.copyOf(keptWholes, size)));
        });
        return windows;
    }

    private Map<Labels, Windows> values() {
        Map<Labels, Windows> windows = new HashMap<>();
        byStratum(0)
                .forEach((labels, values) -> windows.put(
                        labels,
                        new Windows.Values(
                                Arrays.stream(values).filter(Double::isFinite).toArray())));
        return windows;
    }

    private Map<Labels, double[]> byStratum(int part) {
        Map<Labels, double[]> all = new HashMap<>();
        for (Series series : series(answers.get(part))) {
            double[] values = aligned(series.samples());
            // what differs by a label that makes no stratum adds up
            all.merge(stratum(series.labels()), values, WindowReader::plus);
        }
        return all;
    }

    private Map<Labels, Windows> histograms(Statistic.Quantile quantile) {
        Map<Labels, TreeMap<Double, double[]>> all = new HashMap<>();
        for (Series series : series(answers.get(0))) {
            Double bound = bound(series.labels().get(LE));
            if (bound != null) {
                all.computeIfAbsent(stratum(series.labels()), labels -> new TreeMap<>())
                        .merge(bound, aligned(series.samples()), WindowReader::plus);
            }
        }
        Map<Labels, Windows> windows = new HashMap<>();
        all.forEach((labels, buckets) -> windows.put(labels, histogram(quantile.share(), buckets)));
        return windows;
    }

    private static Windows histogram(double share, SortedMap<Double, double[]> buckets) {
        double[] bounds =
                buckets.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        List<double[]> columns = List.copyOf(buckets.values());
        List<double[]> kept = new ArrayList<>();
        double[] totals = columns.get(columns.size() - 1);
        boolean whole = bounds[bounds.length - 1] == Double.POSITIVE_INFINITY && bounds.length > 1;
        for (int i = 0; i < totals.length && whole; i++) {
            double[] counts = new double[bounds.length];
            for (int j = 0; j < counts.length; j++) {
                double count = columns.get(j)[i];
                double below = j == 0 ? 0 : counts[j - 1];
                counts[j] = Double.isFinite(count) ? Math.max(below, count) : below;
            }
            if (Double.isFinite(totals[i]) && totals[i] >= 0) {
                kept.add(counts);
            }
        }
        return new Windows.Histograms(share, bounds, kept);
    }

    private static @Nullable Double bound(String le) {
        try {
            return Numbers.parse(le);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private Labels stratum(Labels labels) {
        Set<String> names = new TreeSet<>(metric.by());
        names.add(REGION);
        return labels.keep(names);
    }

    private static double[] plus(double[] one, double[] other) {
        double[] sum = new double[one.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Double.isNaN(one[i]) ? other[i] : Double.isNaN(other[i]) ? one[i] : one[i] + other[i];
        }
        return sum;
    }

    /** One value a window, NaN where there is none. */
    private double[] aligned(Samples samples) {
        double[] values = new double[steps()];
        Arrays.fill(values, Double.NaN);
        for (int i = 0; i < samples.size(); i++) {
            int at = index(samples.millis(i));
            if (at >= 0 && at < values.length) {
                values[at] = samples.value(i);
            }
        }
        return values;
    }

    private int index(long millis) {
        Question question = questions.get(0);
        return (int)
                ((millis - question.from().toEpochMilli()) / question.step().toMillis());
    }

    private int steps() {
        Question question = questions.get(0);
        long millis = question.to().toEpochMilli() - question.from().toEpochMilli();
        return (int) (millis / question.step().toMillis()) + 1;
    }

    private static List<Series> series(@Nullable Value answer) {
        return answer instanceof Value.Matrix matrix ? matrix.series() : List.of();
    }
}
