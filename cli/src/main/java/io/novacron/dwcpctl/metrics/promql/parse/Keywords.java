package io.novacron.dwcpctl.metrics.promql.parse;

import io.novacron.dwcpctl.metrics.promql.tree.AggregationOperator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words that mean something, in any case, and where they may be names all the same. */
final class Keywords {
    private static final Map<String, TokenType> TYPES = types();
    private static final Map<String, AggregationOperator> AGGREGATIONS = aggregations();

    private static final Set<TokenType> METRIC_NAMES = EnumSet.of(
            TokenType.IDENTIFIER,
            TokenType.METRIC_IDENTIFIER,
            TokenType.AGGREGATOR,
            TokenType.AND,
            TokenType.BY,
            TokenType.END,
            TokenType.OFFSET,
            TokenType.OR,
            TokenType.START,
            TokenType.UNLESS,
            TokenType.WITHOUT);

    private static final Set<TokenType> LABEL_NAMES = EnumSet.of(
            TokenType.IDENTIFIER,
            TokenType.METRIC_IDENTIFIER,
            TokenType.AGGREGATOR,
            TokenType.AND,
            TokenType.ATAN2,
            TokenType.BOOL,
            TokenType.BY,
            TokenType.END,
            TokenType.GROUP_LEFT,
            TokenType.GROUP_RIGHT,
            TokenType.IGNORING,
            TokenType.OFFSET,
            TokenType.ON,
            TokenType.OR,
            TokenType.START,
            TokenType.UNLESS);

    private Keywords() {}

    /** The kind of a word that begins with a letter, an underscore or a colon. */
    static TokenType type(String word) {
        TokenType keyword = TYPES.get(word.toLowerCase(Locale.ROOT));
        if (keyword != null) {
            return keyword;
        }
        return word.indexOf(':') >= 0 ? TokenType.METRIC_IDENTIFIER : TokenType.IDENTIFIER;
    }

    static AggregationOperator aggregation(Token token) {
        AggregationOperator operator = AGGREGATIONS.get(token.text().toLowerCase(Locale.ROOT));
        if (operator == null) {
            throw new IllegalArgumentException(token.text());
        }
        return operator;
    }

    /** Whether such a token may be a metric's name. */
    static boolean isMetricName(TokenType type) {
        return METRIC_NAMES.contains(type);
    }

    /** Whether such a token may be a label's name in {@code by (…)}, {@code on (…)} and the like. */
    static boolean isLabelName(TokenType type) {
        return LABEL_NAMES.contains(type);
    }

    private static Map<String, TokenType> types() {
        Map<String, TokenType> types = new HashMap<>();
        for (AggregationOperator operator : AggregationOperator.values()) {
            types.put(operator.symbol(), TokenType.AGGREGATOR);
        }
        for (TokenType type : EnumSet.of(
                TokenType.OR,
                TokenType.AND,
                TokenType.UNLESS,
                TokenType.ATAN2,
                TokenType.BOOL,
                TokenType.BY,
                TokenType.GROUP_LEFT,
                TokenType.GROUP_RIGHT,
                TokenType.IGNORING,
                TokenType.OFFSET,
                TokenType.ON,
                TokenType.WITHOUT,
                TokenType.START,
                TokenType.END)) {
            types.put(type.name().toLowerCase(Locale.ROOT), type);
        }
        types.put("inf", TokenType.NUMBER);
        types.put("nan", TokenType.NUMBER);
        return types;
    }

    private static Map<String, AggregationOperator> aggregations() {
        Map<String, AggregationOperator> operators = new HashMap<>();
        for (AggregationOperator operator : AggregationOperator.values()) {
            operators.put(operator.symbol(), operator);
        }
        return operators;
    }
}
