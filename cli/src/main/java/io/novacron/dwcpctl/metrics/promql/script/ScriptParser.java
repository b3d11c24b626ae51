package io.novacron.dwcpctl.metrics.promql.script;

import io.novacron.dwcpctl.metrics.promql.parse.Durations;
import io.novacron.dwcpctl.metrics.promql.script.Expectations.Kind;
import io.novacron.dwcpctl.metrics.promql.script.Expectations.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the commands of a script. A blank line, or one with a comment, ends a command. */
final class ScriptParser {
    private static final int MAX_LENGTH = 10 * 1024 * 1024;

    private static final Pattern LOAD = Pattern.compile("load(_with_nhcb)?\\s+(\\S+)");
    private static final Pattern INSTANT =
            Pattern.compile("eval(?:_(fail|warn|ordered|info))?\\s+instant\\s+at\\s+(\\S+)\\s+(.+)");
    private static final Pattern RANGE = Pattern.compile(
            "eval(?:_(fail|warn|info))?\\s+range\\s+from\\s+(\\S+)\\s+to\\s+(\\S+)\\s+step\\s+(\\S+)\\s+(.+)");

    private final List<String> lines;
    private int next;

    private ScriptParser(String text) {
        this.lines = text.lines()
                .map(String::strip)
                .map(line -> line.startsWith("#") ? "" : line)
                .toList();
    }

    /**
     * The commands of a script.
     *
     * @throws ScriptException if a line cannot be read
     */
    static List<Command> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new ScriptException(0, "script is longer than " + MAX_LENGTH + " characters");
        }
        return new ScriptParser(text).commands();
    }

    private List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        while (next < lines.size()) {
            int line = ++next;
            String text = lines.get(line - 1);
            if (!text.isEmpty()) {
                try {
                    commands.add(command(line, text));
                } catch (ScriptException e) {
                    throw e.line() == 0 ? e.at(next) : e;
                }
            }
        }
        return commands;
    }

    private Command command(int line, String text) {
        if (text.equals("clear")) {
            return new Command.Clear(line);
        }
        Matcher load = LOAD.matcher(text);
        if (load.matches()) {
            return load(line, load);
        }
        Matcher instant = INSTANT.matcher(text);
        if (instant.matches()) {
            long at = millis(instant.group(2));
            return evaluate(line, instant.group(1), true, new Window(at, at, 1), instant.group(3));
        }
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            Window window = window(range.group(2), range.group(3), range.group(4));
            return evaluate(line, range.group(1), false, window, range.group(5));
        }
        throw new ScriptException(line, "no command: " + text);
    }

    private Command load(int line, Matcher load) {
        if (load.group(1) != null) {
            throw new ScriptException(line, "load_with_nhcb is not supported: no native histograms here");
        }
        long step = millis(load.group(2));
        if (step <= 0) {
            throw new ScriptException(line, "the step must be greater than 0");
        }
        List<SeriesNotation> series = new ArrayList<>();
        for (String body = body(); !body.isEmpty(); body = body()) {
            series.add(SeriesNotation.parse(body));
        }
        return new Command.Load(line, step, List.copyOf(series));
    }

    private Command evaluate(int line, @Nullable String suffix, boolean instant, Window window, String text) {
        ExpectationsParser expected = new ExpectationsParser();
        if (suffix != null) {
            switch (suffix) {
                case "fail" -> expected.note(Kind.FAIL);
                case "warn" -> expected.note(Kind.WARN);
                case "info" -> expected.note(Kind.INFO);
                default -> expected.ordered();
            }
        }
        for (String body = body(); !body.isEmpty(); body = body()) {
            expected.line(body);
        }
        return new Command.Evaluate(line, instant, window, text, expected.build());
    }

    /** The next line of the command in work; empty at its end. */
    private String body() {
        return next < lines.size() ? lines.get(next++) : "";
    }

    static Window window(String from, String to, String step) {
        Window window = new Window(millis(from), millis(to), millis(step));
        if (window.step() <= 0 || window.end() < window.start()) {
            throw new ScriptException(0, "no range: from " + from + " to " + to + " step " + step);
        }
        return window;
    }

    private static long millis(String text) {
        try {
            return text.startsWith("-") ? -Durations.millis(text.substring(1)) : Durations.millis(text);
        } catch (IllegalArgumentException e) {
            throw new ScriptException(0, String.valueOf(e.getMessage()));
        }
    }
}
