package io.novacron.dwcpctl.metrics.promql.tree;

/**
 * A part of an expression's text.
 *
 * @param start the position of its first UTF-16 unit, from 0
 * @param end the position after its last
 */
public record Span(int start, int end) {
    /** From the start of this to the end of the other. */
    public Span to(Span other) {
        return new Span(start, other.end);
    }
}
