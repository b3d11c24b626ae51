package io.novacron.dwcpctl.base.verdict;

import io.novacron.dwcpctl.base.number.Decimal;
import java.util.Optional;

/**
 * A comparison with a number, as data files write it: {@code < 0.5}, {@code >= 2.4e9}, {@code == 0}. NaN meets none, not
 * even {@code !=}: what is no number is never judged by one.
 *
 * @param operator how the value is compared
 * @param bound what it is compared with, finite
 */
public record Condition(Operator operator, double bound) {
    /** A comparison. */
    public enum Operator {
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">="),
        EQUAL("=="),
        NOT_EQUAL("!=");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    /** Reads one; empty where the text is none. */
    public static Optional<Condition> parse(String text) {
        String trimmed = text.strip();
        int length = trimmed.length() > 1 && trimmed.charAt(1) == '=' ? 2 : 1;
        for (Operator operator : Operator.values()) {
            if (trimmed.length() > length && operator.symbol.equals(trimmed.substring(0, length))) {
                return Decimal.parse(trimmed.substring(length).strip()).map(bound -> new Condition(operator, bound));
            }
        }
        return Optional.empty();
    }

    public boolean holds(double value) {
        if (Double.isNaN(value)) {
            return false;
        }
        return switch (operator) {
            case LESS -> value < bound;
            case AT_MOST -> value <= bound;
            case GREATER -> value > bound;
            case AT_LEAST -> value >= bound;
            case EQUAL -> value == bound;
            case NOT_EQUAL -> value != bound;
        };
    }
}
