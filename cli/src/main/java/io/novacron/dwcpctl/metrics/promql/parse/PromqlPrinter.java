package io.novacron.dwcpctl.metrics.promql.parse;

import io.novacron.dwcpctl.metrics.promql.tree.At;
import io.novacron.dwcpctl.metrics.promql.tree.BinaryOperator;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.promql.tree.TimeShift;
import io.novacron.dwcpctl.metrics.promql.tree.VectorMatching;
import io.novacron.dwcpctl.metrics.promql.tree.VectorMatching.Cardinality;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.series.Numbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Trees to text on one line, in Prometheus's normal form ({@code promql/parser/printer.go}). What it writes parses to the
 * same tree; where Prometheus's own form would not ({@code ignoring () group_left}, labels of {@code group_left} that need
 * quotes, {@code +Inf ^ 2}), this one differs.
 */
public final class PromqlPrinter {
    private static final Pattern PLAIN_LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    private static final Pattern PLAIN_GROUPING_LABEL = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    private PromqlPrinter() {}

    public static String print(Expr expr) {
        StringBuilder text = new StringBuilder();
        expr.accept(new Visitor(text));
        return text.toString();
    }

    private static final class Visitor implements Expr.Visitor<StringBuilder> {
        private final StringBuilder text;

        Visitor(StringBuilder text) {
            this.text = text;
        }

        @Override
        public StringBuilder number(Expr.NumberLiteral number) {
            return text.append(
                    number.duration()
                            ? Durations.format(Math.round(number.value() * 1000))
                            : Numbers.format(number.value()));
        }

        @Override
        public StringBuilder string(Expr.StringLiteral string) {
            return text.append(GoQuote.string(string.value()));
        }

        @Override
        public StringBuilder vector(Expr.VectorSelector selector) {
            selector(selector);
            return shift(selector.shift());
        }

        private void selector(Expr.VectorSelector selector) {
            List<Matcher> matchers = selector.matchers();
            if (!selector.name().isEmpty()) {
                matchers = matchers.subList(0, matchers.size() - 1);
            }
            text.append(selector.name());
            if (!matchers.isEmpty() || selector.name().isEmpty()) {
                text.append(
                        matchers.stream().map(Visitor::matcher).sorted().collect(Collectors.joining(",", "{", "}")));
            }
        }

        private static String matcher(Matcher matcher) {
            String name =
                    PLAIN_LABEL.matcher(matcher.name()).matches() ? matcher.name() : GoQuote.string(matcher.name());
            return name + matcher.operator().symbol() + GoQuote.string(matcher.value());
        }

        private StringBuilder shift(TimeShift shift) {
            At at = shift.at();
            if (at != null) {
                text.append(" @ ")
                        .append(
                                switch (at.kind()) {
                                    case TIMESTAMP ->
                                        BigDecimal.valueOf(at.millis(), 3).toPlainString();
                                    case START -> "start()";
                                    case END -> "end()";
                                });
            }
            if (shift.offsetMillis() != 0) {
                text.append(" offset ").append(Durations.format(shift.offsetMillis()));
            }
            return text;
        }

        @Override
        public StringBuilder matrix(Expr.MatrixSelector matrix) {
            TimeShift shift = matrix.selector().shift();
            selector(matrix.selector());
            text.append('[').append(Durations.format(matrix.rangeMillis())).append(']');
            return shift(shift);
        }

        @Override
        public StringBuilder subquery(Expr.Subquery subquery) {
            subquery.expr().accept(this);
            text.append('[').append(Durations.format(subquery.rangeMillis())).append(':');
            if (subquery.stepMillis() != 0) {
                text.append(Durations.format(subquery.stepMillis()));
            }
            text.append(']');
            return shift(subquery.shift());
        }

        @Override
        public StringBuilder unary(Expr.Unary unary) {
            text.append(unary.operator().symbol());
            return unary.expr().accept(this);
        }

        @Override
        public StringBuilder binary(Expr.Binary binary) {
            left(binary);
            text.append(' ').append(binary.operator().symbol());
            if (binary.bool()) {
                text.append(" bool");
            }
            VectorMatching matching = binary.matching();
            if (matching != null) {
                matching(matching);
            }
            text.append(' ');
            return binary.right().accept(this);
        }

        // The sign of +Inf would bind weaker than ^
        private void left(Expr.Binary binary) {
            int start = text.length();
            binary.left().accept(this);
            if (binary.operator() == BinaryOperator.POWER && text.charAt(start) == '+') {
                text.deleteCharAt(start);
            }
        }

        private void matching(VectorMatching matching) {
            Cardinality cardinality = matching.cardinality();
            boolean grouped = cardinality == Cardinality.MANY_TO_ONE || cardinality == Cardinality.ONE_TO_MANY;
            if (!matching.on() && matching.labels().isEmpty() && !grouped) {
                return;
            }
            text.append(matching.on() ? " on " : " ignoring ").append(labels(matching.labels()));
            if (grouped) {
                text.append(cardinality == Cardinality.MANY_TO_ONE ? " group_left " : " group_right ")
                        .append(labels(matching.include()));
            }
        }

        private static String labels(List<String> labels) {
            return labels.stream().map(Visitor::label).collect(Collectors.joining(", ", "(", ")"));
        }

        private static String label(String label) {
            boolean plain = PLAIN_GROUPING_LABEL.matcher(label).matches() && Keywords.isLabelName(Keywords.type(label));
            return plain ? label : GoQuote.string(label);
        }

        @Override
        public StringBuilder call(Expr.Call call) {
            text.append(call.function().name()).append('(');
            for (int i = 0; i < call.arguments().size(); i++) {
                text.append(i == 0 ? "" : ", ");
                call.arguments().get(i).accept(this);
            }
            return text.append(')');
        }

        @Override
        public StringBuilder aggregation(Expr.Aggregation aggregation) {
            text.append(aggregation.operator().symbol());
            if (aggregation.without() || !aggregation.labels().isEmpty()) {
                text.append(aggregation.without() ? " without " : " by ")
                        .append(labels(aggregation.labels()))
                        .append(' ');
            }
            text.append('(');
            Expr parameter = aggregation.parameter();
            if (parameter != null) {
                parameter.accept(this);
                text.append(", ");
            }
            aggregation.expr().accept(this);
            return text.append(')');
        }

        @Override
        public StringBuilder paren(Expr.Paren paren) {
            text.append('(');
            paren.expr().accept(this);
            return text.append(')');
        }
    }
}
