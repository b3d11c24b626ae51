package io.novacron.dwcpctl.metrics.series;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** One condition on a label, as in <code>{region=~"eu-.*"}</code>. An absent label has the empty value. */
public final class Matcher {
    /** How the label's value is compared. */
    public enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        REGEX("=~"),
        NOT_REGEX("!~");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    private final String name;
    private final Operator operator;
    private final String value;
    private final @Nullable Pattern pattern;

    /**
     * A condition.
     *
     * @param value a string, or a regular expression of RE2 that the whole value must match ({@code .} matches a newline
     *     too, as in Prometheus)
     * @throws PatternSyntaxException if it is no regular expression
     */
    public Matcher(String name, Operator operator, String value) {
        this.name = name;
        this.operator = operator;
        this.value = value;
        this.pattern = operator == Operator.REGEX || operator == Operator.NOT_REGEX
                ? Pattern.compile("^(?s:" + value + ")$")
                : null;
    }

    public static Matcher equal(String name, String value) {
        return new Matcher(name, Operator.EQUAL, value);
    }

    public String name() {
        return name;
    }

    public Operator operator() {
        return operator;
    }

    public String value() {
        return value;
    }

    public boolean matches(String labelValue) {
        return switch (operator) {
            case EQUAL -> value.equals(labelValue);
            case NOT_EQUAL -> !value.equals(labelValue);
            case REGEX -> pattern != null && pattern.matches(labelValue);
            case NOT_REGEX -> pattern != null && !pattern.matches(labelValue);
        };
    }

    public boolean matches(Labels labels) {
        return matches(labels.get(name));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matcher m && operator == m.operator && name.equals(m.name) && value.equals(m.value);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * name.hashCode() + operator.hashCode()) + value.hashCode();
    }

    /** As PromQL: <code>region=~"eu-.*"</code>. */
    @Override
    public String toString() {
        return name + operator.symbol() + Labels.quote(value);
    }
}
