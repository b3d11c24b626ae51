package io.novacron.dwcpctl.metrics.promql.eval.step;

import io.novacron.dwcpctl.metrics.series.Labels;
import java.util.StringJoiner;

/** Labels and strings as Prometheus's error messages write them. */
public final class LabelText {
    private LabelText() {}

    /** <code>{__name__="up", job="dwcp-v3"}</code>: the name is a label like any other. */
    public static String braces(Labels labels) {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        labels.forEach((name, value) -> text.add((isPlain(name) ? name : quote(name)) + "=" + quote(value)));
        return text.toString();
    }

    public static String quote(String value) {
        return Labels.quote(value);
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
