package io.novacron.dwcpctl.metrics.promql.eval.join;

import io.novacron.dwcpctl.metrics.promql.eval.number.GoMath;
import io.novacron.dwcpctl.metrics.promql.eval.number.GoTrigonometry;
import io.novacron.dwcpctl.metrics.promql.eval.step.Gap;
import io.novacron.dwcpctl.metrics.promql.tree.BinaryOperator;

/** What an operator makes of two numbers; a gap where a comparison drops them. */
@FunctionalInterface
public interface Operation {
    double apply(double left, double right);

    /** Between scalars: comparisons answer 0 or 1. */
    static Operation ofScalars(BinaryOperator operator) {
        return operator.isComparison() ? zeroOrOne(operator) : arithmetic(operator);
    }

    /** With a vector on the left: a comparison keeps its value. */
    static Operation ofVector(BinaryOperator operator, boolean bool) {
        if (!operator.isComparison()) {
            return arithmetic(operator);
        }
        Comparison comparison = comparison(operator);
        return bool ? zeroOrOne(operator) : (l, r) -> comparison.holds(l, r) ? l : Gap.VALUE;
    }

    /** Between a scalar on the left and a vector on the right: a comparison keeps the vector's value. */
    static Operation ofScalarAndVector(BinaryOperator operator, boolean bool) {
        if (!operator.isComparison()) {
            return arithmetic(operator);
        }
        Comparison comparison = comparison(operator);
        return bool ? zeroOrOne(operator) : (l, r) -> comparison.holds(l, r) ? r : Gap.VALUE;
    }

    private static Operation zeroOrOne(BinaryOperator operator) {
        Comparison comparison = comparison(operator);
        return (l, r) -> comparison.holds(l, r) ? 1 : 0;
    }

    private static Operation arithmetic(BinaryOperator operator) {
        return switch (operator) {
            case ADD -> (l, r) -> l + r;
            case SUBTRACT -> (l, r) -> l - r;
            case MULTIPLY -> (l, r) -> l * r;
            case DIVIDE -> (l, r) -> l / r;
            case MODULO -> (l, r) -> l % r;
            case POWER -> GoMath::pow;
            case ATAN2 -> GoTrigonometry::atan2;
            case OR, AND, UNLESS, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                throw new IllegalArgumentException(operator + " is no arithmetic");
        };
    }

    /** Whether two numbers stand in a relation. */
    @FunctionalInterface
    interface Comparison {
        boolean holds(double left, double right);
    }

    private static Comparison comparison(BinaryOperator operator) {
        return switch (operator) {
            case EQUAL -> (l, r) -> l == r;
            case NOT_EQUAL -> (l, r) -> l != r;
            case LESS -> (l, r) -> l < r;
            case LESS_OR_EQUAL -> (l, r) -> l <= r;
            case GREATER -> (l, r) -> l > r;
            case GREATER_OR_EQUAL -> (l, r) -> l >= r;
            case OR, AND, UNLESS, ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, POWER, ATAN2 ->
                throw new IllegalArgumentException(operator + " is no comparison");
        };
    }
}
