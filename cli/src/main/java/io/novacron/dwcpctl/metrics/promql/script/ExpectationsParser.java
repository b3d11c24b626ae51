package io.novacron.dwcpctl.metrics.promql.script;

import io.novacron.dwcpctl.metrics.promql.PromqlParseException;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlParser;
import io.novacron.dwcpctl.metrics.promql.script.Expectations.Comparison;
import io.novacron.dwcpctl.metrics.promql.script.Expectations.Kind;
import io.novacron.dwcpctl.metrics.promql.script.Expectations.Note;
import io.novacron.dwcpctl.metrics.promql.script.Expectations.Window;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.series.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lines below an {@code eval}. */
final class ExpectationsParser {
    private static final Pattern NOTE =
            Pattern.compile("expect\\s+(fail|warn|no_warn|info|no_info)(?:\\s+(regex|msg):(.+))?");
    private static final Pattern OLD_FAIL = Pattern.compile("expected_fail_(message|regexp)\\s+(.+)");
    private static final Pattern WINDOW =
            Pattern.compile("expect\\s+range\\s+vector\\s+from\\s+(\\S+)\\s+to\\s+(\\S+)\\s+step\\s+(\\S+)");
    private static final Pattern STRING = Pattern.compile("expect\\s+string\\s+(.+)");

    private final List<Note> notes = new ArrayList<>();
    private final List<SeriesNotation> series = new ArrayList<>();
    private boolean ordered;
    private OptionalDouble scalar = OptionalDouble.empty();
    private Optional<String> string = Optional.empty();
    private Optional<Window> window = Optional.empty();

    void note(Kind kind) {
        notes.add(new Note(kind, Comparison.ANY, ""));
    }

    void ordered() {
        ordered = true;
    }

    void line(String line) {
        Matcher note = NOTE.matcher(line);
        Matcher oldFail = OLD_FAIL.matcher(line);
        Matcher range = WINDOW.matcher(line);
        Matcher text = STRING.matcher(line);
        if (note.matches()) {
            Kind kind = Kind.valueOf(note.group(1).toUpperCase(Locale.ROOT));
            add(kind, note.group(2) == null ? "" : note.group(2), note.group(3) == null ? "" : note.group(3));
        } else if (oldFail.matches()) {
            add(Kind.FAIL, oldFail.group(1).equals("regexp") ? "regex" : "msg", oldFail.group(2));
        } else if (range.matches()) {
            window = Optional.of(ScriptParser.window(range.group(1), range.group(2), range.group(3)));
        } else if (text.matches()) {
            string = Optional.of(literal(text.group(1)));
        } else if (line.matches("expect\\s+ordered")) {
            ordered = true;
        } else if (line.startsWith("expect ")) {
            throw new ScriptException(0, "no expectation: " + line);
        } else {
            value(line);
        }
    }

    private void add(Kind kind, String comparison, String text) {
        notes.removeIf(n -> n.kind() == kind && n.comparison() == Comparison.ANY);
        Comparison how = switch (comparison) {
            case "msg" -> Comparison.EQUAL;
            case "regex" -> Comparison.REGEX;
            default -> Comparison.ANY;
        };
        notes.add(new Note(kind, how, text.strip()));
    }

    private static String literal(String text) {
        try {
            if (PromqlParser.parse(text) instanceof Expr.StringLiteral literal) {
                return literal.value();
            }
        } catch (PromqlParseException e) {
            throw new ScriptException(0, "no string: " + text + ": " + e.getMessage());
        }
        throw new ScriptException(0, "no string: " + text);
    }

    private void value(String line) {
        try {
            scalar = OptionalDouble.of(Numbers.parse(line));
        } catch (NumberFormatException e) {
            series.add(SeriesNotation.parse(line));
        }
    }

    Expectations build() {
        return new Expectations(List.copyOf(notes), ordered, List.copyOf(series), scalar, string, window);
    }
}
