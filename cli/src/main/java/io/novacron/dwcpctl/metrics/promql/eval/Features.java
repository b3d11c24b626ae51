package io.novacron.dwcpctl.metrics.promql.eval;

import io.novacron.dwcpctl.metrics.promql.PromqlEvaluationException;
import io.novacron.dwcpctl.metrics.promql.tree.AggregationOperator;
import io.novacron.dwcpctl.metrics.promql.tree.Function;

/** Refuses, by name, what is not switched on or not there. */
final class Features {
    private Features() {}

    static void require(Function function, EngineOptions options) {
        if (function.experimental() && !options.experimental()) {
            throw new PromqlEvaluationException("function \"" + function.name() + "\" is not enabled");
        }
    }

    static void require(AggregationOperator operator, EngineOptions options) {
        if (operator.isExperimental() && !options.experimental()) {
            throw new PromqlEvaluationException(operator.symbol()
                    + "() is experimental and must be enabled with --enable-feature=promql-experimental-functions");
        }
    }

    static PromqlEvaluationException missing(Function function) {
        return new PromqlEvaluationException("function \"" + function.name() + "\" is not supported");
    }
}
