package io.novacron.dwcpctl.ops.gate;

import io.novacron.dwcpctl.base.verdict.Condition;
import io.novacron.dwcpctl.ops.compare.Better;
import io.novacron.dwcpctl.ops.compare.Metric;
import io.novacron.dwcpctl.ops.compare.Query;
import io.novacron.dwcpctl.ops.compare.Sides;
import io.novacron.dwcpctl.ops.compare.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * That a criterion is not a value but a comparison. It looks back over its own while and is asked once, as of the end, however
 * long a decision must have held.
 *
 * @param since how far back it looks
 */
public record Compared(Metric metric, Duration since) {
    Span span(Inquiry inquiry) {
        return new Span(inquiry.at(), since, inquiry.region());
    }

    /** The PromQL of both sides, all of it. */
    List<String> promql(Inquiry inquiry) {
        List<String> all = new ArrayList<>();
        for (Sides sides : metric.statistic().parts()) {
            for (Query query : List.of(sides.baseline(), sides.candidate())) {
                all.add(query.resolve(inquiry.region()));
            }
        }
        return all;
    }

    /** What a change must not be. It is for people: the verdict is by the whole interval. */
    Condition bound() {
        return metric.better() == Better.LOWER
                ? new Condition(Condition.Operator.GREATER, metric.tolerance())
                : new Condition(Condition.Operator.LESS, -metric.tolerance());
    }
}
