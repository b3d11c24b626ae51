package io.novacron.dwcpctl.metrics.promql.eval.function;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.novacron.dwcpctl.metrics.promql.PromqlEvaluationException;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepMatrix;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepSeries;
import io.novacron.dwcpctl.metrics.series.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;

/** {@code label_replace} and {@code label_join}. */
final class LabelFunctions {
    private LabelFunctions() {}

    static void addTo(Map<String, VectorFunction> table) {
        table.put("label_replace", LabelFunctions::replace);
        table.put("label_join", LabelFunctions::join);
    }

    private static StepMatrix replace(Arguments a) {
        String target = a.text(1);
        Replacement replacement = Replacement.of(a.text(2));
        String source = a.text(3);
        Pattern pattern = pattern(a.text(4));
        requireName(target, "invalid destination label name in label_replace(): ");
        return relabelled(a.vector(0), labels -> {
            Matcher match = pattern.matcher(labels.get(source));
            return match.matches() ? labels.with(target, replacement.expand(match)) : labels;
        });
    }

    private static Pattern pattern(String regex) {
        try {
            return Pattern.compile("^(?s:" + regex + ")$");
        } catch (PatternSyntaxException e) {
            throw new PromqlEvaluationException("invalid regular expression in label_replace(): " + regex);
        }
    }

    private static StepMatrix join(Arguments a) {
        String target = a.text(1);
        String separator = a.text(2);
        List<String> sources = new ArrayList<>();
        for (int i = 3; i < a.count(); i++) {
            requireName(a.text(i), "invalid source label name in label_join(): ");
            sources.add(a.text(i));
        }
        requireName(target, "invalid destination label name in label_join(): ");
        return relabelled(a.vector(0), labels -> {
            StringJoiner joined = new StringJoiner(separator);
            sources.forEach(source -> joined.add(labels.get(source)));
            return labels.with(target, joined.toString());
        });
    }

    // Prometheus 3 takes any text but the empty one
    private static void requireName(String name, String problem) {
        if (name.isEmpty()) {
            throw new PromqlEvaluationException(problem + name);
        }
    }

    private static StepMatrix relabelled(StepMatrix vector, UnaryOperator<Labels> change) {
        List<StepSeries> changed = new ArrayList<>();
        for (StepSeries series : vector.series()) {
            changed.add(series.withLabels(change.apply(series.labels())));
        }
        return StepMatrix.distinct(changed);
    }
}
