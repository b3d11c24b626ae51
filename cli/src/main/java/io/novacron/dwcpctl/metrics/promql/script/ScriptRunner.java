package io.novacron.dwcpctl.metrics.promql.script;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.novacron.dwcpctl.metrics.promql.Evaluation;
import io.novacron.dwcpctl.metrics.promql.Evaluator;
import io.novacron.dwcpctl.metrics.promql.MemoryStorage;
import io.novacron.dwcpctl.metrics.promql.PromqlException;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlParser;
import io.novacron.dwcpctl.metrics.promql.script.Expectations.Note;
import io.novacron.dwcpctl.metrics.promql.script.Expectations.Window;
import io.novacron.dwcpctl.metrics.promql.script.ScriptResult.Outcome;
import io.novacron.dwcpctl.metrics.promql.script.ScriptResult.Status;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.promql.tree.Leaf;
import io.novacron.dwcpctl.metrics.series.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Runs test scripts in Prometheus's format against an evaluator. Evaluations that touch native histograms, which this
 * evaluator does not have, are skipped. Annotations are compared only where the script says something of them.
 */
public final class ScriptRunner {
    private final Evaluator evaluator;

    public ScriptRunner(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /**
     * Runs a script to its end, whatever fails.
     *
     * @throws ScriptException if it cannot be read
     */
    public ScriptResult run(String script) {
        Run run = new Run();
        ScriptParser.parse(script).forEach(command -> command.accept(run));
        return new ScriptResult(run.outcomes);
    }

    private final class Run implements Command.Visitor {
        private final List<Outcome> outcomes = new ArrayList<>();
        private final List<Labels> histograms = new ArrayList<>();
        private MemoryStorage storage = new MemoryStorage();

        @Override
        public void clear(Command.Clear clear) {
            storage = new MemoryStorage();
            histograms.clear();
        }

        @Override
        public void load(Command.Load load) {
            for (SeriesNotation series : load.series()) {
                if (series.histogram()) {
                    histograms.add(series.labels());
                }
                for (int i = 0; i < series.values().size(); i++) {
                    OptionalDouble value = series.values().get(i);
                    if (value.isPresent()) {
                        append(load, series.labels(), i * load.stepMillis(), value.getAsDouble());
                    }
                }
            }
        }

        private void append(Command.Load load, Labels labels, long millis, double value) {
            try {
                storage.append(labels, millis, value);
            } catch (IllegalArgumentException e) {
                throw new ScriptException(load.line(), String.valueOf(e.getMessage()));
            }
        }

        @Override
        public void evaluate(Command.Evaluate command) {
            Expr expr;
            try {
                expr = PromqlParser.parse(command.text());
            } catch (PromqlException e) {
                add(command, failure(command.expected(), e));
                return;
            }
            boolean histogram = command.expected().series().stream().anyMatch(SeriesNotation::histogram)
                    || Leaf.of(expr).stream().anyMatch(this::selectsHistogram);
            if (histogram) {
                outcomes.add(new Outcome(
                        command.line(),
                        command.text(),
                        Status.SKIPPED,
                        List.of("native histograms are not supported")));
                return;
            }
            try {
                Evaluation evaluation = evaluation(command, expr);
                add(command, differences(command, evaluation));
            } catch (PromqlException e) {
                add(command, failure(command.expected(), e));
            }
        }

        private boolean selectsHistogram(Leaf leaf) {
            return histograms.stream()
                    .anyMatch(labels -> leaf.selector().matchers().stream().allMatch(m -> m.matches(labels)));
        }

        private Evaluation evaluation(Command.Evaluate command, Expr expr) {
            Window window = command.window();
            return command.instant()
                    ? evaluator.instant(expr, storage, window.start())
                    : evaluator.range(expr, storage, window.start(), window.end(), window.step());
        }

        private void add(Command.Evaluate command, List<String> details) {
            Status status = details.isEmpty() ? Status.PASSED : Status.FAILED;
            outcomes.add(new Outcome(command.line(), command.text(), status, details));
        }
    }

    private static List<String> failure(Expectations expected, PromqlException error) {
        if (!expected.isFailure()) {
            return List.of("failed: " + error.getMessage());
        }
        return expected.notes().stream()
                .filter(n -> n.kind() == Expectations.Kind.FAIL && !matches(n, error.getMessage()))
                .map(n -> "expected to fail with " + n.text() + ", failed with " + error.getMessage())
                .toList();
    }

    private static List<String> differences(Command.Evaluate command, Evaluation evaluation) {
        if (command.expected().isFailure()) {
            return List.of("expected to fail, but it did not");
        }
        List<String> details = new ArrayList<>(evaluation.value().accept(new Differences(command)));
        for (Note note : command.expected().notes()) {
            switch (note.kind()) {
                case WARN -> some(note, "warning", evaluation.warnings(), details);
                case INFO -> some(note, "info", evaluation.infos(), details);
                case NO_WARN -> none("warning", evaluation.warnings(), details);
                case NO_INFO -> none("info", evaluation.infos(), details);
                case FAIL -> {}
            }
        }
        return details;
    }

    private static void some(Note note, String kind, List<String> annotations, List<String> details) {
        if (annotations.stream().noneMatch(a -> matches(note, a))) {
            details.add("expected " + kind + " " + note.text() + ", got " + annotations);
        }
    }

    private static void none(String kind, List<String> annotations, List<String> details) {
        if (!annotations.isEmpty()) {
            details.add("expected no " + kind + ", got " + annotations);
        }
    }

    private static boolean matches(Note note, String message) {
        return switch (note.comparison()) {
            case ANY -> true;
            case EQUAL -> message.equals(note.text());
            case REGEX -> find(note.text(), message);
        };
    }

    private static boolean find(String regex, String message) {
        try {
            return Pattern.compile(regex).matcher(message).find();
        } catch (PatternSyntaxException e) {
            throw new ScriptException(0, "bad regular expression " + regex + ": " + e.getMessage());
        }
    }
}
