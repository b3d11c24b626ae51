package io.novacron.dwcpctl.metrics.promql.parse;

import io.novacron.dwcpctl.metrics.promql.parse.Tokens.Place;
import io.novacron.dwcpctl.metrics.promql.tree.BinaryOperator;
import io.novacron.dwcpctl.metrics.promql.tree.VectorMatching;
import io.novacron.dwcpctl.metrics.promql.tree.VectorMatching.Cardinality;
import java.util.ArrayList;
import java.util.List;

/** Lists of labels in parentheses, and the modifiers of binary operators that have them. */
final class GroupingParser {
    private final Tokens tokens;

    GroupingParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /** <code>(a, "b.c", …)</code>, a comma at the end allowed. */
    List<String> labels() {
        Place outer = tokens.enter(Place.GROUPING);
        tokens.take(TokenType.LEFT_PAREN);
        List<String> labels = new ArrayList<>();
        while (!tokens.isNext(TokenType.RIGHT_PAREN)) {
            tokens.enter(Place.GROUPING_LABEL);
            labels.add(label());
            tokens.enter(Place.GROUPING_SEPARATOR);
            if (!tokens.isNext(TokenType.RIGHT_PAREN)) {
                tokens.take(TokenType.COMMA);
            }
        }
        tokens.next();
        tokens.leave(outer);
        return labels;
    }

    private String label() {
        Token token = tokens.peek();
        if (Keywords.isLabelName(token.type())) {
            return tokens.next().text();
        }
        String label = Literals.string(tokens.take(TokenType.STRING));
        if (label.isEmpty()) {
            throw tokens.error(token.span(), "invalid label name for grouping: \"\"");
        }
        return label;
    }

    /** {@code on}, {@code ignoring}, {@code group_left}, {@code group_right}; plain matching where there is none. */
    VectorMatching matching(BinaryOperator operator) {
        Cardinality plain = operator.isSet() ? Cardinality.MANY_TO_MANY : Cardinality.ONE_TO_ONE;
        boolean on = tokens.isNext(TokenType.ON);
        if (!on && !tokens.isNext(TokenType.IGNORING)) {
            return new VectorMatching(plain, false, List.of(), List.of());
        }
        tokens.next();
        List<String> labels = labels();
        boolean left = tokens.isNext(TokenType.GROUP_LEFT);
        if (!left && !tokens.isNext(TokenType.GROUP_RIGHT)) {
            return new VectorMatching(plain, on, labels, List.of());
        }
        tokens.next();
        boolean operandFollows = !tokens.isNext(TokenType.LEFT_PAREN) && ExpressionParser.canBegin(tokens.peek());
        List<String> include = operandFollows ? List.of() : labels();
        return new VectorMatching(left ? Cardinality.MANY_TO_ONE : Cardinality.ONE_TO_MANY, on, labels, include);
    }
}
