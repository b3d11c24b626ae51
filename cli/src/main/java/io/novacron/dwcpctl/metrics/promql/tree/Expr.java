package io.novacron.dwcpctl.metrics.promql.tree;

import io.novacron.dwcpctl.metrics.series.Matcher;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression of PromQL. Immutable; as deep as the parser allows, so that walks may recurse. */
public sealed interface Expr {
    /** Where it stands in the text, offset and {@code @} included. */
    Span span();

    /** What it comes to. */
    ValueType type();

    <R> R accept(Visitor<R> visitor);

    /** What stands inside the parentheses around it, if there are any. */
    default Expr withoutParens() {
        Expr inner = this;
        while (inner instanceof Paren paren) {
            inner = paren.expr();
        }
        return inner;
    }

    /** One case for each kind of expression. */
    interface Visitor<R> {
        R number(NumberLiteral number);

        R string(StringLiteral string);

        R vector(VectorSelector selector);

        R matrix(MatrixSelector selector);

        R subquery(Subquery subquery);

        R unary(Unary unary);

        R binary(Binary binary);

        R call(Call call);

        R aggregation(Aggregation aggregation);

        R paren(Paren paren);
    }

    /**
     * A number, its sign included.
     *
     * @param duration whether it is written as a duration: {@code 5m} is 300
     */
    record NumberLiteral(Span span, double value, boolean duration) implements Expr {
        @Override
        public ValueType type() {
            return ValueType.SCALAR;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.number(this);
        }
    }

    /** A string, escapes resolved. */
    record StringLiteral(Span span, String value) implements Expr {
        @Override
        public ValueType type() {
            return ValueType.STRING;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.string(this);
        }
    }

    /**
     * Series by their labels.
     *
     * @param name the metric's name where it is written before the braces; empty otherwise
     * @param matchers all conditions; the last is the one on {@code __name__} that {@code name} stands for, if any
     */
    record VectorSelector(Span span, String name, List<Matcher> matchers, TimeShift shift) implements Expr {
        public VectorSelector {
            matchers = List.copyOf(matchers);
        }

        @Override
        public ValueType type() {
            return ValueType.VECTOR;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.vector(this);
        }
    }

    /**
     * The samples of series over a range of time, whose left end does not belong to it. Offset and {@code @} are those of
     * its selector.
     */
    record MatrixSelector(Span span, VectorSelector selector, long rangeMillis) implements Expr {
        @Override
        public ValueType type() {
            return ValueType.MATRIX;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.matrix(this);
        }
    }

    /**
     * An instant expression evaluated over a range.
     *
     * @param stepMillis 0 where none is written: the default interval
     */
    record Subquery(Span span, Expr expr, long rangeMillis, long stepMillis, TimeShift shift) implements Expr {
        @Override
        public ValueType type() {
            return ValueType.MATRIX;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.subquery(this);
        }
    }

    /** A sign before anything but a number literal, which takes it in. */
    record Unary(Span span, UnaryOperator operator, Expr expr) implements Expr {
        @Override
        public ValueType type() {
            return expr.type();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unary(this);
        }
    }

    /**
     * Two expressions and an operator.
     *
     * @param matching null unless both sides are instant vectors
     * @param bool whether a comparison answers 0 or 1 and drops nothing
     */
    record Binary(
            Span span,
            BinaryOperator operator,
            Expr left,
            Expr right,
            @Nullable VectorMatching matching,
            boolean bool) implements Expr {
        @Override
        public ValueType type() {
            return left.type() == ValueType.SCALAR && right.type() == ValueType.SCALAR
                    ? ValueType.SCALAR
                    : ValueType.VECTOR;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.binary(this);
        }
    }

    /** A function and its arguments. */
    record Call(Span span, Function function, List<Expr> arguments) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public ValueType type() {
            return function.returns();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.call(this);
        }
    }

    /**
     * An aggregation.
     *
     * @param parameter what {@code topk}, {@code quantile}, {@code count_values} and the like take first; null for others
     * @param without whether {@code labels} are those that go ({@code without}) or those that stay ({@code by}, also where
     *     nothing is written)
     */
    record Aggregation(
            Span span,
            AggregationOperator operator,
            Expr expr,
            @Nullable Expr parameter,
            List<String> labels,
            boolean without)
            implements Expr {
        public Aggregation {
            labels = List.copyOf(labels);
        }

        @Override
        public ValueType type() {
            return ValueType.VECTOR;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.aggregation(this);
        }
    }

    /** An expression in parentheses. */
    record Paren(Span span, Expr expr) implements Expr {
        @Override
        public ValueType type() {
            return expr.type();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.paren(this);
        }
    }
}
