package io.novacron.dwcpctl.metrics.promql.parse;

import io.novacron.dwcpctl.metrics.promql.tree.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Kinds of tokens, and how error messages name them. */
enum TokenType {
    EOF(Style.NAMED, "end of input"),
    IDENTIFIER(Style.NAMED, "identifier"),
    METRIC_IDENTIFIER(Style.NAMED, "metric identifier"),
    NUMBER(Style.NAMED, "number"),
    DURATION(Style.NAMED, "duration"),
    STRING(Style.NAMED, "string"),
    COMMA(Style.QUOTED),
    COLON(Style.QUOTED),
    LEFT_PAREN(Style.QUOTED),
    RIGHT_PAREN(Style.QUOTED),
    LEFT_BRACE(Style.QUOTED),
    RIGHT_BRACE(Style.QUOTED),
    LEFT_BRACKET(Style.QUOTED),
    RIGHT_BRACKET(Style.QUOTED),
    ASSIGN(Style.QUOTED),
    START(Style.QUOTED),
    END(Style.QUOTED),
    AGGREGATOR(Style.AGGREGATOR),
    BOOL(Style.KEYWORD),
    BY(Style.KEYWORD),
    GROUP_LEFT(Style.KEYWORD),
    GROUP_RIGHT(Style.KEYWORD),
    IGNORING(Style.KEYWORD),
    OFFSET(Style.KEYWORD),
    ON(Style.KEYWORD),
    WITHOUT(Style.KEYWORD),
    AT(Style.OPERATOR),
    MATCH(Style.OPERATOR),
    NOT_MATCH(Style.OPERATOR),
    OR(BinaryOperator.OR),
    AND(BinaryOperator.AND),
    UNLESS(BinaryOperator.UNLESS),
    EQUAL(BinaryOperator.EQUAL),
    NOT_EQUAL(BinaryOperator.NOT_EQUAL),
    LESS(BinaryOperator.LESS),
    LESS_OR_EQUAL(BinaryOperator.LESS_OR_EQUAL),
    GREATER(BinaryOperator.GREATER),
    GREATER_OR_EQUAL(BinaryOperator.GREATER_OR_EQUAL),
    ADD(BinaryOperator.ADD),
    SUBTRACT(BinaryOperator.SUBTRACT),
    MULTIPLY(BinaryOperator.MULTIPLY),
    DIVIDE(BinaryOperator.DIVIDE),
    MODULO(BinaryOperator.MODULO),
    ATAN2(BinaryOperator.ATAN2),
    POWER(BinaryOperator.POWER);

    /** How a message writes a token. */
    enum Style {
        /** {@code number "5"}. */
        NAMED,
        /** {@code ")"}. */
        QUOTED,
        /** {@code <by>}. */
        KEYWORD,
        /** {@code <op:+>}. */
        OPERATOR,
        /** {@code <aggr:sum>}. */
        AGGREGATOR
    }

    private final Style style;
    private final String description;
    private final @Nullable BinaryOperator binary;

    TokenType(Style style) {
        this(style, "");
    }

    TokenType(Style style, String description) {
        this.style = style;
        this.description = description;
        this.binary = null;
    }

    TokenType(BinaryOperator binary) {
        this.style = Style.OPERATOR;
        this.description = "";
        this.binary = binary;
    }

    Style style() {
        return style;
    }

    String description() {
        return description;
    }

    /** The operator it is between two expressions; null where it is none. */
    @Nullable
    BinaryOperator binary() {
        return binary;
    }

    boolean isSign() {
        return this == ADD || this == SUBTRACT;
    }
}
