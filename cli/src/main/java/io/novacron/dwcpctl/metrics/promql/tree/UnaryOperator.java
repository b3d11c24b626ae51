package io.novacron.dwcpctl.metrics.promql.tree;

/** A sign before an expression. */
public enum UnaryOperator {
    PLUS("+"),
    MINUS("-");

    private final String symbol;

    UnaryOperator(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }
}
