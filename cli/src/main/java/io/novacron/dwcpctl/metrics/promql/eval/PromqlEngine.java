package io.novacron.dwcpctl.metrics.promql.eval;

import io.novacron.dwcpctl.metrics.promql.Evaluation;
import io.novacron.dwcpctl.metrics.promql.Evaluator;
import io.novacron.dwcpctl.metrics.promql.PromqlEvaluationException;
import io.novacron.dwcpctl.metrics.promql.PromqlException;
import io.novacron.dwcpctl.metrics.promql.PromqlLimitException;
import io.novacron.dwcpctl.metrics.promql.Storage;
import io.novacron.dwcpctl.metrics.promql.eval.step.Gap;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepMatrix;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepSeries;
import io.novacron.dwcpctl.metrics.promql.eval.step.Steps;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlParser;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.promql.tree.ValueType;
import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.metrics.series.Sample;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Evaluates PromQL as Prometheus 3.5 does, on samples that are numbers; it knows no native histograms. May serve several
 * threads at once if its storage may.
 */
public final class PromqlEngine implements Evaluator {
    private final EngineOptions options;

    public PromqlEngine(EngineOptions options) {
        this.options = options;
    }

    /**
     * The value of a text at one moment; places in annotations are line and column in it.
     *
     * @throws PromqlException if it is no expression or has no value
     */
    public Evaluation instant(String text, Storage storage, long atMillis) {
        return instant(parsed(text), text, storage, atMillis);
    }

    /**
     * The values of a text over a range, as {@link #range(Expr, Storage, long, long, long)}.
     *
     * @throws PromqlException if it is no expression or has no values
     */
    public Evaluation range(String text, Storage storage, long fromMillis, long toMillis, long stepMillis) {
        return range(parsed(text), text, storage, fromMillis, toMillis, stepMillis);
    }

    private Expr parsed(String text) {
        return options.experimental() ? PromqlParser.parse(text) : PromqlParser.parseStable(text);
    }

    /** Places in annotations count from the beginning of the text as if it were one line. */
    @Override
    public Evaluation instant(Expr expr, Storage storage, long atMillis) {
        return instant(expr, "", storage, atMillis);
    }

    /** Places in annotations count from the beginning of the text as if it were one line. */
    @Override
    public Evaluation range(Expr expr, Storage storage, long fromMillis, long toMillis, long stepMillis) {
        return range(expr, "", storage, fromMillis, toMillis, stepMillis);
    }

    private Evaluation instant(Expr expr, String text, Storage storage, long atMillis) {
        Query query = new Query(options, storage, Steps.instant(atMillis));
        StepEvaluator evaluator = new StepEvaluator(query, query.steps());
        Expr bare = expr.withoutParens();
        Value value = switch (expr.type()) {
            case STRING -> text(bare, atMillis);
            case SCALAR -> new Value.Scalar(new Sample(atMillis, evaluator.scalar(expr)[0]));
            case VECTOR -> vector(evaluator.evaluate(expr), atMillis);
            case MATRIX -> new Value.Matrix(sorted(evaluator.selectors().samples(bare)));
        };
        return evaluation(value, query, text);
    }

    private Evaluation range(Expr expr, String text, Storage storage, long from, long to, long step) {
        if (expr.type() != ValueType.SCALAR && expr.type() != ValueType.VECTOR) {
            throw new PromqlEvaluationException("invalid expression type \""
                    + expr.type().documented() + "\" for range query, must be Scalar or instant Vector");
        }
        if (to < from) {
            throw new PromqlEvaluationException("end timestamp must not be before start time");
        }
        if (step <= 0) {
            throw new PromqlEvaluationException(
                    "zero or negative query resolution step widths are not accepted. Try a positive integer");
        }
        // as the API counts: a step more than the message says
        if ((to - from) / step > options.maxSteps()) {
            throw new PromqlLimitException(String.format(
                    Locale.ROOT,
                    "exceeded maximum resolution of %,d points per timeseries. Try decreasing the query resolution"
                            + " (?step=XX)",
                    options.maxSteps()));
        }
        Query query = new Query(options, storage, new Steps(from, to, step));
        StepMatrix matrix = new StepEvaluator(query, query.steps()).evaluate(expr);
        return evaluation(new Value.Matrix(sorted(series(matrix, query.steps()))), query, text);
    }

    private static Evaluation evaluation(Value value, Query query, String text) {
        return new Evaluation(
                value, query.annotations().warnings(text), query.annotations().infos(text));
    }

    private static Value text(Expr expr, long atMillis) {
        if (expr instanceof Expr.StringLiteral string) {
            return new Value.Text(atMillis, string.value());
        }
        throw new IllegalArgumentException("no string: " + expr);
    }

    private static Value vector(StepMatrix matrix, long atMillis) {
        List<Value.Point> points = new ArrayList<>();
        for (StepSeries series : matrix.series()) {
            points.add(new Value.Point(series.labels(), new Sample(atMillis, series.values()[0])));
        }
        return new Value.Vector(points);
    }

    private static List<Series> series(StepMatrix matrix, Steps steps) {
        List<Series> all = new ArrayList<>();
        for (StepSeries series : matrix.series()) {
            ArraySamples.Builder samples = new ArraySamples.Builder();
            double[] values = series.values();
            for (int i = 0; i < values.length; i++) {
                if (!Gap.is(values[i])) {
                    samples.add(steps.at(i), values[i]);
                }
            }
            all.add(new Series(series.labels(), samples.build()));
        }
        return all;
    }

    private static List<Series> sorted(List<Series> series) {
        List<Series> sorted = new ArrayList<>(series);
        sorted.sort(Comparator.comparing(Series::labels));
        return sorted;
    }
}
