package io.novacron.dwcpctl.ops.cookbook;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.metrics.series.Numbers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a query.
 *
 * @param preset its value where none is given; null, for a {@link Type#VALUE} only, means any
 * @param min least value of a number
 * @param max greatest value of a number
 * @param help what it is, for people
 */
public record Parameter(String name, Type type, @Nullable String preset, double min, double max, String help) {
    /** What a parameter's text must be, and how it is escaped. */
    public enum Type {
        /** A duration longer than zero. */
        DURATION,
        /** A finite number. */
        NUMBER,
        /** A label's value; it lands inside quotes, and is escaped for a string or for a regular expression. */
        VALUE,
        /** One or several names of labels, with commas. */
        LABELS
    }

    private static final int MAX_LENGTH = 1024;

    /**
     * The text as it goes into PromQL outside quotes, or, for a VALUE, as it is.
     *
     * @throws CliException with code 64 if the text is not of the type
     */
    String check(String text) {
        if (text.length() > MAX_LENGTH) {
            throw wrong(text.substring(0, 20) + "…", "at most " + MAX_LENGTH + " characters");
        }
        return switch (type) {
            case DURATION ->
                PromDuration.tryParse(text)
                        .filter(d -> !d.isZero())
                        .map(PromDuration::format)
                        .orElseThrow(() -> wrong(text, "a duration such as 5m or 1h30m"));
            case NUMBER -> number(text);
            case VALUE -> text;
            case LABELS -> labels(text);
        };
    }

    private String number(String text) {
        double value;
        try {
            value = Numbers.parse(text);
        } catch (NumberFormatException e) {
            throw wrong(text, "a number");
        }
        if (!Double.isFinite(value) || value < min || value > max) {
            throw wrong(text, "a number from " + Numbers.format(min) + " to " + Numbers.format(max));
        }
        return Numbers.format(value);
    }

    private String labels(String text) {
        List<String> names =
                List.of(text.split(",", -1)).stream().map(String::strip).toList();
        for (String label : names) {
            if (!isLabelName(label)) {
                throw wrong(text, "names of labels with commas, such as region,component");
            }
        }
        return String.join(", ", names);
    }

    private static boolean isLabelName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private CliException wrong(String text, String wanted) {
        return CliException.usage(
                "parameter " + name + ": \"" + text + "\" is not " + wanted, "Give " + name + " as " + wanted + ".");
    }
}
