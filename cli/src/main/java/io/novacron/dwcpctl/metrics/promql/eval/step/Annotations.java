package io.novacron.dwcpctl.metrics.promql.eval.step;

import io.novacron.dwcpctl.metrics.promql.tree.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Warnings and infos that an evaluation gives beside its result, each text once, at the last place that gave it, ten of
 * a kind at most: Prometheus's {@code util/annotations}.
 */
public final class Annotations {
    private static final int AT_MOST = 10;

    private final Map<String, Span> warnings = new LinkedHashMap<>();
    private final Map<String, Span> infos = new LinkedHashMap<>();

    public void invalidQuantile(double quantile, Span at) {
        warnings.put("quantile value should be between 0 and 1, got " + GoNumber.shortest(quantile), at);
    }

    public void invalidRatio(double ratio, double capped, Span at) {
        warnings.put(
                "ratio value should be between -1 and 1, got " + GoNumber.shortest(ratio) + ", capping to "
                        + GoNumber.shortest(capped),
                at);
    }

    public void badBucketLabel(String metric, String le, Span at) {
        warnings.put(
                "bucket label \"le\" is missing or has a malformed value of " + LabelText.quote(le) + forMetric(metric),
                at);
    }

    public void forcedMonotonicity(String metric, Span at) {
        infos.put(
                "input to histogram_quantile needed to be fixed for monotonicity (see"
                        + " https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile)"
                        + forMetric(metric),
                at);
    }

    public void possibleNonCounter(String metric, Span at) {
        infos.put(
                "metric might not be a counter, name does not end in _total/_sum/_count/_bucket: "
                        + LabelText.quote(metric),
                at);
    }

    private static String forMetric(String metric) {
        return " for metric name " + LabelText.quote(metric);
    }

    /** As the API gives them, with line and column in the text. */
    public List<String> warnings(String text) {
        return texts("PromQL warning: ", "warning", warnings, text);
    }

    /** As the API gives them, with line and column in the text. */
    public List<String> infos(String text) {
        return texts("PromQL info: ", "info", infos, text);
    }

    private static List<String> texts(String prefix, String kind, Map<String, Span> found, String text) {
        List<String> texts = new ArrayList<>();
        found.forEach((message, span) -> {
            if (texts.size() < AT_MOST) {
                texts.add(prefix + message + " (" + place(text, span.start()) + ")");
            }
        });
        if (found.size() > AT_MOST) {
            texts.add((found.size() - AT_MOST) + " more " + kind + " annotations omitted");
        }
        return texts;
    }

    private static String place(String text, int position) {
        String before = text.substring(0, Math.min(position, text.length()));
        long line = 1 + before.chars().filter(c -> c == '\n').count();
        return line + ":" + (position - before.lastIndexOf('\n'));
    }
}
