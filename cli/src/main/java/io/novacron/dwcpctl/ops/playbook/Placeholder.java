package io.novacron.dwcpctl.ops.playbook;

import com.google.re2j.Pattern;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.time.PromDuration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is only known during a run. Its type says what it may be, so that a value from outside (an alert's label,
 * an option, an answer) can never be read as an option, a path or a second word of a command.
 *
 * @param preset its value where none is given; null where it must be
 * @param min least value of an integer
 * @param max greatest value of an integer
 * @param choices of a {@link Type#CHOICE}
 * @param where file and line
 */
public record Placeholder(
        String name,
        Type type,
        String help,
        @Nullable String preset,
        long min,
        long max,
        List<String> choices,
        String where) {
    /** The ids of the six components, as in the contract, section 1. */
    public static final List<String> COMPONENTS = List.of("amst", "hde", "pba", "acp", "ass", "itp");

    private static final Pattern WORD = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final int LONGEST_TEXT = 500;

    public Placeholder {
        choices = List.copyOf(choices);
    }

    /** What it may be. */
    public enum Type {
        /** Lower-case letters, digits and dashes. */
        REGION,
        /** One of the six. */
        COMPONENT,
        /** A whole number, 0 or more. */
        INTEGER,
        /** As Prometheus writes them, longer than zero. */
        DURATION,
        /** One of the playbook's own words. */
        CHOICE,
        /** One line of anything; only for people to read, never part of a command or a query. */
        TEXT
    }

    /**
     * The value as it is put in.
     *
     * @throws CliException with code 64 if it is not of the type
     */
    public String check(String value) {
        boolean fits = switch (type) {
            case REGION -> WORD.matches(value);
            case COMPONENT -> COMPONENTS.contains(value);
            case INTEGER -> isInteger(value);
            case DURATION ->
                PromDuration.tryParse(value).filter(d -> !d.isZero()).isPresent();
            case CHOICE -> choices.contains(value);
            case TEXT -> isLine(value);
        };
        if (!fits) {
            List<String> known = type == Type.COMPONENT ? COMPONENTS : choices;
            throw CliException.usage(
                    name + ": \"" + shortened(value) + "\" is not " + wanted(),
                    Nearest.hint(value, known) + "Give " + name + " as " + wanted() + ".");
        }
        return value;
    }

    /** What it may be, in words. */
    public String wanted() {
        return switch (type) {
            case REGION -> "a region such as eu-west";
            case COMPONENT -> "one of " + String.join(", ", COMPONENTS);
            case INTEGER -> "a whole number from " + min + " to " + max;
            case DURATION -> "a duration such as 5m or 1h30m";
            case CHOICE -> "one of " + String.join(", ", choices);
            case TEXT -> "one line of at most " + LONGEST_TEXT + " characters";
        };
    }

    private boolean isInteger(String value) {
        if (value.isEmpty() || value.length() > 9 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        long number = Long.parseLong(value);
        return number >= min && number <= max;
    }

    private static boolean isLine(String value) {
        return !value.isBlank()
                && value.length() <= LONGEST_TEXT
                && value.codePoints().noneMatch(c -> switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                });
    }

    private static String shortened(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }
}
