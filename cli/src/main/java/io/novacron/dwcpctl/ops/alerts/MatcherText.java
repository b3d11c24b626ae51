package io.novacron.dwcpctl.ops.alerts;

import com.google.re2j.PatternSyntaxException;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.series.Matcher.Operator;
import java.util.List;

/** Conditions of a silence as they are typed: {@code region=eu-west}, {@code component=~"hde|amst"}, or an alert's name alone. */
public final class MatcherText {
    private static final List<Operator> LONGEST_FIRST =
            List.of(Operator.REGEX, Operator.NOT_REGEX, Operator.NOT_EQUAL, Operator.EQUAL);

    private MatcherText() {}

    /** @throws CliException with code 64 if it is none */
    public static Matcher parse(String text) {
        int from = 0;
        while (from < text.length() && isNamePart(text.charAt(from))) {
            from++;
        }
        String name = text.substring(0, from);
        if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
            throw wrong(text);
        }
        String rest = text.substring(from).strip();
        if (rest.isEmpty()) {
            return Matcher.equal("alertname", name);
        }
        for (Operator operator : LONGEST_FIRST) {
            if (rest.startsWith(operator.symbol())) {
                String value =
                        unquoted(rest.substring(operator.symbol().length()).strip());
                try {
                    return new Matcher(name, operator, value);
                } catch (PatternSyntaxException e) {
                    throw CliException.usage(
                            "not a regular expression in " + text + ": " + e.getMessage(), "Write it as RE2 has it.");
                }
            }
        }
        throw wrong(text);
    }

    /** Whether it is an alert's name and nothing else. */
    static boolean isName(String text) {
        return !text.isEmpty()
                && !Character.isDigit(text.charAt(0))
                && text.chars().allMatch(c -> isNamePart((char) c));
    }

    private static boolean isNamePart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static CliException wrong(String text) {
        return CliException.usage(
                "not a condition: " + text,
                "Write alertname=DWCPv3ComponentDown, region=~\"eu-.*\" or the alert's name.");
    }
}
