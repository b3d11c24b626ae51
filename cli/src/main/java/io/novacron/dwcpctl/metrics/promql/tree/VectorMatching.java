package io.novacron.dwcpctl.metrics.promql.tree;

import java.util.List;

/**
 * How the series of two vectors are paired.
 *
 * @param on whether {@code labels} are the ones that must agree ({@code on}) or those that need not ({@code ignoring},
 *     also where nothing is written)
 * @param include the labels that {@code group_left} or {@code group_right} copies from the "one" side
 */
public record VectorMatching(Cardinality cardinality, boolean on, List<String> labels, List<String> include) {
    /** How many series of each side may form a pair. */
    public enum Cardinality {
        ONE_TO_ONE,
        /** {@code group_left}: many on the left. */
        MANY_TO_ONE,
        /** {@code group_right}: many on the right. */
        ONE_TO_MANY,
        /** Set operators. */
        MANY_TO_MANY
    }

    public VectorMatching {
        labels = List.copyOf(labels);
        include = List.copyOf(include);
    }
}
