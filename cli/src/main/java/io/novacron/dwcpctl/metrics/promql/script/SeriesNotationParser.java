package io.novacron.dwcpctl.metrics.promql.script;

import io.novacron.dwcpctl.metrics.promql.PromqlParseException;
import io.novacron.dwcpctl.metrics.promql.Staleness;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlParser;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.series.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The grammar of {@link SeriesNotation}: a selector of equal signs, then values between spaces. */
final class SeriesNotationParser {
    private static final int MAX_VALUES = 1_000_000;

    private static final String NUMBER = "(?:\\d+(?:_\\d+)*\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?|(?i:inf|nan)";
    private static final Pattern ITEM = Pattern.compile(
            "(?<value>_|stale|[+-]?(?:" + NUMBER + "))(?<change>[+-](?:" + NUMBER + "))?(?:x(?<times>\\d{1,9}))?");

    private final String line;

    SeriesNotationParser(String line) {
        this.line = line.strip();
    }

    SeriesNotation parse() {
        int end = endOfSelector();
        Labels labels = labels(line.substring(0, end).strip());
        String rest = line.substring(end).strip();
        if (rest.contains("{{")) {
            return new SeriesNotation(labels, List.of(), true);
        }
        List<OptionalDouble> values = new ArrayList<>();
        for (String item : rest.isEmpty() ? List.<String>of() : List.of(rest.split("\\s+", -1))) {
            item(item, values);
        }
        return new SeriesNotation(labels, values, false);
    }

    private int endOfSelector() {
        int i = 0;
        while (i < line.length() && !Character.isWhitespace(line.charAt(i)) && line.charAt(i) != '{') {
            i++;
        }
        int brace = i;
        while (brace < line.length() && Character.isWhitespace(line.charAt(brace))) {
            brace++;
        }
        boolean braces = line.startsWith("{", brace) && !line.startsWith("{{", brace);
        return braces ? endOfBraces(brace) : i;
    }

    private int endOfBraces(int brace) {
        char quote = 0;
        for (int i = brace; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                if (c == '\\' && quote != '`') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '\'' || c == '`') {
                quote = c;
            } else if (c == '}') {
                return i + 1;
            }
        }
        throw new ScriptException(0, "unclosed brace in series " + line);
    }

    private static Labels labels(String selector) {
        if (selector.replace(" ", "").equals("{}")) {
            return Labels.EMPTY;
        }
        Expr expr;
        try {
            expr = PromqlParser.parse(selector);
        } catch (PromqlParseException e) {
            throw new ScriptException(0, "bad series " + selector + ": " + e.getMessage());
        }
        if (!(expr instanceof Expr.VectorSelector vector)) {
            throw new ScriptException(0, "bad series " + selector);
        }
        Map<String, String> labels = new TreeMap<>();
        for (Matcher matcher : vector.matchers()) {
            if (matcher.operator() != Matcher.Operator.EQUAL) {
                throw new ScriptException(0, "bad series " + selector + ": labels are given with = only");
            }
            if (labels.put(matcher.name(), matcher.value()) != null) {
                throw new ScriptException(0, "bad series " + selector + ": " + matcher.name() + " twice");
            }
        }
        return Labels.of(labels);
    }

    private void item(String item, List<OptionalDouble> into) {
        java.util.regex.Matcher parts = ITEM.matcher(item);
        if (!parts.matches()) {
            throw bad(item);
        }
        String value = parts.group("value");
        String change = parts.group("change");
        String timesText = parts.group("times");
        int times = timesText == null ? 0 : Integer.parseInt(timesText);
        boolean omitted = value.equals("_");
        // As in Prometheus's lexer, an x after a word belongs to the word: NaNx3 is none
        String beforeTimes = change == null ? value : change;
        boolean word = Character.isLetter(beforeTimes.charAt(beforeTimes.length() - 1));
        if ((change != null && (timesText == null || omitted)) || (word && timesText != null)) {
            throw bad(item);
        }
        // _x3 is three gaps, but 1x3 is 1 and then three more
        int count = omitted && timesText != null ? times : times + 1;
        if (into.size() + (long) count > MAX_VALUES) {
            throw new ScriptException(0, "more than " + MAX_VALUES + " values in " + excerpt(line));
        }
        double current = omitted ? 0 : value.equals("stale") ? Staleness.MARKER : number(value);
        double step = change == null ? 0 : number(change);
        for (int i = 0; i < count; i++) {
            into.add(omitted ? OptionalDouble.empty() : OptionalDouble.of(current));
            current = change == null ? current : current + step;
        }
    }

    private static double number(String text) {
        return Numbers.parse(text.replace("_", ""));
    }

    private static ScriptException bad(String item) {
        return new ScriptException(0, "bad value " + excerpt(item) + ": expected a number, _ or stale, as in 1+2x10");
    }

    private static String excerpt(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
