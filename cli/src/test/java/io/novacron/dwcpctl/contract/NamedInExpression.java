package io.novacron.dwcpctl.contract;

import io.novacron.dwcpctl.metrics.promql.parse.PromqlParser;
import io.novacron.dwcpctl.metrics.promql.tree.AggregationOperator;
import io.novacron.dwcpctl.metrics.promql.tree.BinaryOperator;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.promql.tree.VectorMatching;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The metrics and labels that an expression names, held against the contract. Each case answers the labels that what it
 * comes to may have, so that a label that {@code sum by (…)} has dropped is not to be had further out.
 */
final class NamedInExpression implements Expr.Visitor<Set<String>> {
    private static final Set<AggregationOperator> SELECTIONS = Set.of(
            AggregationOperator.TOPK,
            AggregationOperator.BOTTOMK,
            AggregationOperator.LIMITK,
            AggregationOperator.LIMIT_RATIO);
    private static final Set<String> JOBS = Set.of("prometheus", "alertmanager", "pushgateway", "grafana");
    private static final Pattern LITERAL = Pattern.compile("[^\\\\.+*?()|\\[\\]{}^$]*");

    private final MetricsContract contract;
    private final Set<String> metrics = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    private NamedInExpression(MetricsContract contract) {
        this.contract = contract;
    }

    static NamedInExpression of(String promql, MetricsContract contract) {
        NamedInExpression named = new NamedInExpression(contract);
        PromqlParser.parse(promql).accept(named);
        return named;
    }

    /** The contract's metrics that it reads. */
    Set<String> metrics() {
        return metrics;
    }

    /** What it names and the contract does not know. */
    List<String> problems() {
        return problems;
    }

    @Override
    public Set<String> number(Expr.NumberLiteral number) {
        return Set.of();
    }

    @Override
    public Set<String> string(Expr.StringLiteral string) {
        return Set.of();
    }

    @Override
    public Set<String> vector(Expr.VectorSelector selector) {
        Set<String> labels = new TreeSet<>(List.of(Labels.NAME));
        List<String> series = series(selector);
        if (series.isEmpty()) {
            problems.add(selector + " names no metric of the contract");
        }
        for (String one : series) {
            MetricsContract.Metric metric = contract.ofSeries(one);
            if (metric == null) {
                problems.add(one + " is not in the contract");
                continue;
            }
            metrics.add(metric.name());
            Map<String, MetricsContract.Values> known = contract.labelsOf(one);
            labels.addAll(known.keySet());
            for (Matcher matcher : selector.matchers()) {
                if (!matcher.name().equals(Labels.NAME)) {
                    check(one, matcher, known);
                }
            }
        }
        return labels;
    }

    private List<String> series(Expr.VectorSelector selector) {
        for (Matcher matcher : selector.matchers()) {
            if (matcher.name().equals(Labels.NAME)) {
                List<String> alternatives = alternatives(matcher);
                return alternatives.isEmpty()
                        ? contract.metrics().values().stream()
                                .flatMap(m -> m.series().stream())
                                .filter(matcher::matches)
                                .toList()
                        : alternatives;
            }
        }
        return List.of();
    }

    private void check(String series, Matcher matcher, Map<String, MetricsContract.Values> known) {
        MetricsContract.Values values = known.get(matcher.name());
        if (values == null) {
            problems.add(series + " has no label " + matcher.name());
            return;
        }
        Collection<String> listed = matcher.name().equals("job") ? jobs() : values.listed();
        if (listed.isEmpty()) {
            return;
        }
        for (String value : alternatives(matcher)) {
            if (!value.isEmpty() && !listed.contains(value)) {
                problems.add(series + ": " + matcher.name() + " is never \"" + value + "\"");
            }
        }
        if (alternatives(matcher).isEmpty() && listed.stream().noneMatch(matcher::matches)) {
            problems.add(series + ": nothing matches " + matcher);
        }
    }

    private Set<String> jobs() {
        Set<String> jobs = new TreeSet<>(JOBS);
        contract.metrics().values().stream()
                .filter(m -> !m.external())
                .map(MetricsContract.Metric::exposedBy)
                .forEach(jobs::add);
        return jobs;
    }

    /** The values that a matcher spells out, also in {@code a|b} and {@code x(a|b)y}; none where it is another pattern. */
    static List<String> alternatives(Matcher matcher) {
        String value = matcher.value();
        boolean regex =
                matcher.operator() == Matcher.Operator.REGEX || matcher.operator() == Matcher.Operator.NOT_REGEX;
        if (!regex) {
            return List.of(value);
        }
        int open = value.indexOf('(');
        int close = value.indexOf(')');
        boolean group = open >= 0 && close > open;
        String before = group ? value.substring(0, open) : "";
        String after = group ? value.substring(close + 1) : "";
        List<String> all = new ArrayList<>();
        for (String part : (group ? value.substring(open + 1, close) : value).split("\\|", -1)) {
            all.add(before + part + after);
        }
        return all.stream().allMatch(text -> LITERAL.matcher(text).matches()) ? all : List.of();
    }

    @Override
    public Set<String> matrix(Expr.MatrixSelector selector) {
        return selector.selector().accept(this);
    }

    @Override
    public Set<String> subquery(Expr.Subquery subquery) {
        return subquery.expr().accept(this);
    }

    @Override
    public Set<String> unary(Expr.Unary unary) {
        return unary.expr().accept(this);
    }

    @Override
    public Set<String> paren(Expr.Paren paren) {
        return paren.expr().accept(this);
    }

    @Override
    public Set<String> call(Expr.Call call) {
        Set<String> labels = new TreeSet<>();
        call.arguments().forEach(argument -> labels.addAll(argument.accept(this)));
        String function = call.function().name();
        if (function.equals("histogram_quantile")) {
            labels.remove("le");
        } else if (function.equals("label_replace")) {
            String source = text(call.arguments().get(3));
            if (!source.isEmpty()) {
                need(List.of(source), labels, "label_replace");
            }
            labels.add(text(call.arguments().get(1)));
        } else if (function.equals("label_join")) {
            call.arguments().stream().skip(3).forEach(source -> need(List.of(text(source)), labels, "label_join"));
            labels.add(text(call.arguments().get(1)));
        }
        return labels;
    }

    private static String text(Expr expr) {
        return expr.withoutParens() instanceof Expr.StringLiteral literal ? literal.value() : "";
    }

    @Override
    public Set<String> aggregation(Expr.Aggregation aggregation) {
        Set<String> labels = new TreeSet<>(aggregation.expr().accept(this));
        if (aggregation.parameter() != null) {
            aggregation.parameter().accept(this);
        }
        need(aggregation.labels(), labels, aggregation.operator().symbol());
        if (SELECTIONS.contains(aggregation.operator())) {
            return labels;
        }
        if (aggregation.without()) {
            labels.removeAll(aggregation.labels());
            labels.remove(Labels.NAME);
        } else {
            labels.retainAll(aggregation.labels());
        }
        if (aggregation.operator() == AggregationOperator.COUNT_VALUES && aggregation.parameter() != null) {
            labels.add(text(aggregation.parameter()));
        }
        return labels;
    }

    @Override
    public Set<String> binary(Expr.Binary binary) {
        Set<String> left = binary.left().accept(this);
        Set<String> right = binary.right().accept(this);
        VectorMatching matching = binary.matching();
        if (matching == null) {
            return both(left, right);
        }
        String operator = binary.operator().symbol();
        if (matching.on()) {
            need(matching.labels(), left, "left of " + operator);
            need(matching.labels(), right, "right of " + operator);
        } else {
            need(matching.labels(), both(left, right), operator);
        }
        if (binary.operator().isSet()) {
            return binary.operator() == BinaryOperator.OR ? both(left, right) : left;
        }
        return switch (matching.cardinality()) {
            case MANY_TO_ONE -> grouped(left, right, matching, operator);
            case ONE_TO_MANY -> grouped(right, left, matching, operator);
            default -> {
                Set<String> labels = new TreeSet<>(left);
                if (matching.on()) {
                    labels.retainAll(matching.labels());
                } else {
                    labels.removeAll(matching.labels());
                }
                yield labels;
            }
        };
    }

    private Set<String> grouped(Set<String> many, Set<String> one, VectorMatching matching, String operator) {
        need(matching.include(), one, "group of " + operator);
        return both(many, new LinkedHashSet<>(matching.include()));
    }

    private static Set<String> both(Set<String> left, Set<String> right) {
        Set<String> all = new TreeSet<>(left);
        all.addAll(right);
        return all;
    }

    private void need(List<String> wanted, Set<String> there, String where) {
        for (String label : wanted) {
            if (!there.contains(label)) {
                problems.add(where + ": there is no label " + label + " among " + there);
            }
        }
    }
}
