package io.novacron.dwcpctl.metrics.exposition;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Numbers;

/**
 * Writes metrics in Prometheus's text format 0.0.4: one call for a family, then one for each of its samples, in the order
 * in which they are to stand.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format">Exposition formats</a>
 */
public final class ExpositionWriter {
    /** What the header {@code Content-Type} says of such a text. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text;

    /** @param text receives what is written */
    public ExpositionWriter(StringBuilder text) {
        this.text = text;
    }

    /** Begins a family. Its samples follow; those of a histogram have names of their own ({@code _bucket} …). */
    public ExpositionWriter family(String name, MetricType type, String help) {
        text.append("# HELP ").append(name).append(' ');
        escape(help, false);
        text.append("\n# TYPE ").append(name).append(' ').append(type.text()).append('\n');
        return this;
    }

    /**
     * One sample without a time of its own.
     *
     * @param labels the sample's name and labels; {@code le} comes last, where readers look for it
     * @param value any double
     */
    public ExpositionWriter sample(Labels labels, double value) {
        text.append(labels.metric());
        boolean[] any = {false};
        labels.forEach((name, labelValue) -> {
            if (!name.equals(Labels.NAME) && !name.equals("le")) {
                label(any, name, labelValue);
            }
        });
        if (labels.has("le")) {
            label(any, "le", labels.get("le"));
        }
        text.append(any[0] ? "} " : " ").append(Numbers.format(value)).append('\n');
        return this;
    }

    private void label(boolean[] any, String name, String value) {
        text.append(any[0] ? "," : "{").append(name).append("=\"");
        escape(value, true);
        text.append('"');
        any[0] = true;
    }

    // in help texts a quotation mark stands for itself, in label values it is escaped
    private void escape(String raw, boolean quoted) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\\') {
                text.append("\\\\");
            } else if (c == '\n') {
                text.append("\\n");
            } else if (c == '"' && quoted) {
                text.append("\\\"");
            } else {
                text.append(c);
            }
        }
    }
}
