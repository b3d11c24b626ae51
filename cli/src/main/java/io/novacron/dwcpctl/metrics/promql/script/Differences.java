package io.novacron.dwcpctl.metrics.promql.script;

import io.novacron.dwcpctl.metrics.promql.script.Expectations.Window;
import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What differs between a value and what was expected of it, a line each; nothing where they agree. */
final class Differences implements Value.Visitor<List<String>> {
    private final Command.Evaluate command;
    private final Expectations expected;
    private final List<String> found = new ArrayList<>();

    Differences(Command.Evaluate command) {
        this.command = command;
        this.expected = command.expected();
    }

    @Override
    public List<String> scalar(Value.Scalar scalar) {
        double got = scalar.sample().value();
        if (expected.scalar().isEmpty()) {
            found.add("expected no scalar, got " + Numbers.format(got));
        } else {
            compare("", expected.scalar().getAsDouble(), got);
        }
        return found;
    }

    @Override
    public List<String> text(Value.Text text) {
        if (!expected.string().equals(Optional.of(text.value()))) {
            found.add("expected " + expected.string().map(Labels::quote).orElse("no string") + ", got "
                    + Labels.quote(text.value()));
        }
        return found;
    }

    @Override
    public List<String> vector(Value.Vector vector) {
        unlessScalar();
        List<Series> got = new ArrayList<>();
        for (Value.Point point : vector.points()) {
            long[] millis = {command.window().start()};
            got.add(new Series(
                    point.labels(),
                    ArraySamples.of(millis, new double[] {point.sample().value()})));
        }
        expected.series().stream()
                .filter(s -> s.values().size() != 1)
                .forEach(s -> found.add("one value expected for each series of an instant query, not "
                        + s.values().size() + " for " + s.labels()));
        compare(got, command.window());
        return found;
    }

    @Override
    public List<String> matrix(Value.Matrix matrix) {
        unlessScalar();
        if (command.instant() && expected.window().isEmpty()) {
            found.add("got a range vector: say when its values are with: expect range vector from … to … step …");
            return found;
        }
        compare(matrix.series(), expected.window().orElse(command.window()));
        return found;
    }

    private void unlessScalar() {
        if (expected.scalar().isPresent() || expected.string().isPresent()) {
            found.add("expected a " + (expected.scalar().isPresent() ? "scalar" : "string") + ", got series");
        }
    }

    private void compare(List<Series> got, Window window) {
        Map<Labels, Integer> positions = new LinkedHashMap<>();
        for (int i = 0; i < expected.series().size(); i++) {
            positions.put(expected.series().get(i).labels(), i);
        }
        Map<Labels, Boolean> seen = new LinkedHashMap<>();
        for (int i = 0; i < got.size(); i++) {
            Series series = got.get(i);
            Integer position = positions.get(series.labels());
            if (seen.put(series.labels(), true) != null) {
                found.add(series.labels() + " came twice");
            } else if (position == null) {
                found.add("unexpected " + series.labels() + " " + values(series.samples()));
            } else {
                if (expected.ordered() && position != i) {
                    found.add(series.labels() + " expected at position " + (position + 1) + ", came at " + (i + 1));
                }
                compare(expected.series().get(position), series.samples(), window);
            }
        }
        for (SeriesNotation series : expected.series()) {
            if (!seen.containsKey(series.labels()) && hasSamples(series)) {
                found.add("missing " + series.labels());
            }
        }
    }

    private static boolean hasSamples(SeriesNotation series) {
        return series.values().stream().anyMatch(OptionalDouble::isPresent);
    }

    private void compare(SeriesNotation wanted, Samples got, Window window) {
        int next = 0;
        for (int i = 0; i < wanted.values().size(); i++) {
            OptionalDouble value = wanted.values().get(i);
            long at = window.start() + i * window.step();
            String where = wanted.labels() + " at " + at / 1000.0 + "s: ";
            boolean present = next < got.size() && got.millis(next) == at;
            if (value.isPresent() && present) {
                compare(where, value.getAsDouble(), got.value(next));
            } else if (value.isPresent()) {
                found.add(where + "expected " + Numbers.format(value.getAsDouble()) + ", got nothing");
            } else if (present) {
                found.add(where + "expected nothing, got " + Numbers.format(got.value(next)));
            }
            next += present ? 1 : 0;
        }
        if (next < got.size()) {
            found.add(wanted.labels() + ": unexpected " + Numbers.format(got.value(next)) + " at "
                    + got.millis(next) / 1000.0 + "s");
        }
    }

    private void compare(String where, double wanted, double got) {
        if (!AlmostEqual.test(wanted, got)) {
            found.add(where + "expected " + Numbers.format(wanted) + ", got " + Numbers.format(got));
        }
    }

    private static String values(Samples samples) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(samples.size(), 5); i++) {
            text.append(i == 0 ? "" : " ").append(Numbers.format(samples.value(i)));
        }
        return samples.size() > 5 ? text + " …" : text.toString();
    }
}
