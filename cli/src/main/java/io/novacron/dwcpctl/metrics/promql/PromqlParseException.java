package io.novacron.dwcpctl.metrics.promql;

import io.novacron.dwcpctl.metrics.promql.tree.Span;
import java.nio.charset.StandardCharsets;

/** The text is no expression, or one whose types do not fit. The message is Prometheus's, {@code 1:5: parse error: …}. */
public final class PromqlParseException extends PromqlException {
    private static final long serialVersionUID = 1L;

    private final transient Span span;
    private final int line;
    private final int column;
    private final String reason;

    /**
     * At a place in a text.
     *
     * @param text the whole text
     * @param reason what is wrong there, without the position
     */
    public PromqlParseException(String text, Span span, String reason) {
        this(span, line(text, span.start()), column(text, span.start()), reason);
    }

    private PromqlParseException(Span span, int line, int column, String reason) {
        super(line + ":" + column + ": parse error: " + reason);
        this.span = span;
        this.line = line;
        this.column = column;
        this.reason = reason;
    }

    private static int line(String text, int position) {
        return 1
                + (int) text.substring(0, Math.min(position, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private static int column(String text, int position) {
        int lineStart = text.lastIndexOf('\n', position - 1) + 1;
        return 1 + text.substring(lineStart, position).getBytes(StandardCharsets.UTF_8).length;
    }

    /** The part of the text that is wrong. */
    public Span span() {
        return span;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** From 1, in bytes of UTF-8 as Prometheus counts. */
    public int column() {
        return column;
    }

    /** The message without the position. */
    public String reason() {
        return reason;
    }
}
