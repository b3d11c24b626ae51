package io.novacron.dwcpctl.metrics.promql.eval;

import io.novacron.dwcpctl.metrics.promql.PromqlLimitException;
import io.novacron.dwcpctl.metrics.promql.Storage;
import io.novacron.dwcpctl.metrics.promql.eval.step.Annotations;
import io.novacron.dwcpctl.metrics.promql.eval.step.StepMatrix;
import io.novacron.dwcpctl.metrics.promql.eval.step.Steps;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.series.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One run of one expression: what all its parts share, and the limits it must keep. */
final class Query {
    private final EngineOptions options;
    private final Storage storage;
    private final Steps steps;
    private final Annotations annotations = new Annotations();
    private final Invariance invariance = new Invariance();
    private final Map<Selected, List<Series>> selected = new HashMap<>();
    private long held;

    Query(EngineOptions options, Storage storage, Steps steps) {
        this.options = options;
        this.storage = storage;
        this.steps = steps;
    }

    /** What has been read: the same selector, written twice, is read once. */
    private record Selected(List<Matcher> matchers, long from, long to) {}

    List<Series> select(List<Matcher> matchers, long from, long to) {
        checkTime();
        return selected.computeIfAbsent(new Selected(matchers, from, to), s -> {
            List<Series> series = new ArrayList<>(storage.select(matchers, from, to));
            series.sort(Comparator.comparing(Series::labels));
            return series;
        });
    }

    EngineOptions options() {
        return options;
    }

    /** Those of the whole query, which {@code @ start()} and {@code @ end()} refer to. */
    Steps steps() {
        return steps;
    }

    Annotations annotations() {
        return annotations;
    }

    boolean isInvariant(Expr expr) {
        return invariance.of(expr);
    }

    void checkTime() {
        if (options.timedOut().getAsBoolean()) {
            throw new PromqlLimitException("query timed out in expression evaluation");
        }
    }

    /** Counts what is held from now on. A step without a value counts as well: it takes the same room. */
    void hold(long values) {
        held += values;
        if (held > options.maxSamples()) {
            throw new PromqlLimitException(
                    "query processing would load too many samples into memory in query execution");
        }
    }

    void hold(StepMatrix matrix, int stepCount) {
        hold((long) matrix.series().size() * stepCount);
    }

    /** How much is held: to go back to by {@link #holdOnly}. */
    long held() {
        return held;
    }

    /** After an expression is evaluated: its operands are let go, its result is held. */
    void holdOnly(long before, StepMatrix result, int stepCount) {
        held = before;
        hold(result, stepCount);
    }
}
