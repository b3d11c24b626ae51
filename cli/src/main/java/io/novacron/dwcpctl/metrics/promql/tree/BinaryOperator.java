package io.novacron.dwcpctl.metrics.promql.tree;

/** An operator between two expressions; the weakest first. */
public enum BinaryOperator {
    OR("or", 1),
    AND("and", 2),
    UNLESS("unless", 2),
    EQUAL("==", 3),
    NOT_EQUAL("!=", 3),
    LESS("<", 3),
    LESS_OR_EQUAL("<=", 3),
    GREATER(">", 3),
    GREATER_OR_EQUAL(">=", 3),
    ADD("+", 4),
    SUBTRACT("-", 4),
    MULTIPLY("*", 5),
    DIVIDE("/", 5),
    MODULO("%", 5),
    ATAN2("atan2", 5),
    POWER("^", 6);

    private final String symbol;
    private final int precedence;

    BinaryOperator(String symbol, int precedence) {
        this.symbol = symbol;
        this.precedence = precedence;
    }

    public String symbol() {
        return symbol;
    }

    /** From 1, the weakest, to 6, the strongest. */
    public int precedence() {
        return precedence;
    }

    /** Whether {@code a op b op c} is {@code a op (b op c)}. */
    public boolean isRightAssociative() {
        return this == POWER;
    }

    public boolean isComparison() {
        return precedence == EQUAL.precedence;
    }

    /** Whether it combines sets of series: {@code and}, {@code or}, {@code unless}. */
    public boolean isSet() {
        return precedence <= AND.precedence;
    }
}
