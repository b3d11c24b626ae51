package io.novacron.dwcpctl.metrics.promql.parse;

import io.novacron.dwcpctl.metrics.promql.PromqlParseException;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.promql.tree.Span;

/**
 * Reads expressions of PromQL, as of Prometheus 3.5. Texts longer than {@value #MAX_LENGTH} characters and trees deeper
 * than 250 levels (a chain {@code a + b + c} has one for each operator) are refused, as are duration expressions.
 */
public final class PromqlParser {
    /** In UTF-16 units. */
    public static final int MAX_LENGTH = 1 << 20;

    private PromqlParser() {}

    /**
     * The tree of an expression whose types fit. Experimental functions are allowed.
     *
     * @throws PromqlParseException if it is none
     */
    public static Expr parse(String text) {
        return parse(text, true);
    }

    /**
     * As {@link #parse(String)}, refusing what Prometheus refuses unless {@code promql-experimental-functions} is
     * enabled.
     */
    public static Expr parseStable(String text) {
        return parse(text, false);
    }

    private static Expr parse(String text, boolean experimental) {
        if (text.length() > MAX_LENGTH) {
            throw new PromqlParseException(
                    text, new Span(0, text.length()), "expression is longer than " + MAX_LENGTH + " characters");
        }
        Expr expr = new ExpressionParser(new Tokens(text), experimental).whole();
        Expr tooDeep = Depth.tooDeep(expr);
        if (tooDeep != null) {
            throw new PromqlParseException(text, tooDeep.span(), Depth.MESSAGE);
        }
        return new TypeCheck(text).check(expr);
    }
}
