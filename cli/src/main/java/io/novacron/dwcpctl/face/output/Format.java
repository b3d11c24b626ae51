package io.novacron.dwcpctl.face.output;

/** The formats that {@code --output} offers. */
public enum Format {
    /** For people at a terminal. */
    TABLE,
    /** For programs. */
    JSON,
    /** The tree of {@link #JSON}, for people who edit. */
    YAML,
    /** For spreadsheets: RFC 4180. */
    CSV,
    /** For tickets and reports: GitHub's dialect. */
    MARKDOWN,
    /** For browsers and for printing: one page that needs nothing else. */
    HTML
}
