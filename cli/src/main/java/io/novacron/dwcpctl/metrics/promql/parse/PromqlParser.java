package io.novacron.dwcpctl.metrics.promql.parse;

import io.novacron.dwcpctl.metrics.promql.PromqlParseException;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.promql.tree.Span;
import io.novacron.dwcpctl.metrics.series.Numbers;

/** Reads expressions. */
public final class PromqlParser {
    private PromqlParser() {}

    /**
     * The tree of an expression whose types fit.
     *
     * @throws PromqlParseException if it is none
     */
    public static Expr parse(String text) {
        if (text.isBlank()) {
            throw new PromqlParseException(text, new Span(0, 0), "no expression found in input");
        }
        return new Expr.NumberLiteral(new Span(0, text.length()), Numbers.parse(text), false);
    }
}
