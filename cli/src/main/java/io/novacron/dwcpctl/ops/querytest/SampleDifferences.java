package io.novacron.dwcpctl.ops.querytest;

import io.novacron.dwcpctl.metrics.promql.script.ScriptException;
import io.novacron.dwcpctl.metrics.promql.script.SeriesNotation;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.ops.querytest.UnitTestFile.ExpectedSample;
import java.util.ArrayList;
import java.util.List;

/** What differs between the samples that an expression should have and those that it has, a line each. */
final class SampleDifferences {
    private final boolean fuzzy;

    SampleDifferences(boolean fuzzy) {
        this.fuzzy = fuzzy;
    }

    private record Labelled(Labels labels, double value) {
        @Override
        public String toString() {
            return labels + " " + Numbers.format(value);
        }
    }

    List<String> between(List<ExpectedSample> expected, Value value) {
        List<Labelled> got = new ArrayList<>();
        if (value instanceof Value.Vector vector) {
            vector.points()
                    .forEach(p -> got.add(new Labelled(p.labels(), p.sample().value())));
        } else if (value instanceof Value.Scalar scalar) {
            got.add(new Labelled(Labels.EMPTY, scalar.sample().value()));
        } else {
            return List.of("rule result is not a vector or scalar");
        }
        List<String> lines = new ArrayList<>();
        for (ExpectedSample sample : expected) {
            try {
                compare(new Labelled(labels(sample.labels()), sample.value()), got, lines);
            } catch (ScriptException e) {
                return List.of("labels " + Labels.quote(sample.labels()) + ": " + e.reason());
            }
        }
        got.forEach(sample -> lines.add("not expected " + sample));
        return lines;
    }

    private static Labels labels(String text) {
        return SeriesNotation.parse(text.isBlank() ? "{}" : text).labels();
    }

    private void compare(Labelled wanted, List<Labelled> got, List<String> lines) {
        Labelled found = got.stream()
                .filter(g -> g.labels().equals(wanted.labels()))
                .findFirst()
                .orElse(null);
        if (found == null) {
            lines.add("expected " + wanted + ", got nothing");
            return;
        }
        got.remove(found);
        if (!equal(wanted.value(), found.value())) {
            lines.add(wanted.labels() + ": expected " + Numbers.format(wanted.value()) + ", got "
                    + Numbers.format(found.value())
                    + (Double.isNaN(wanted.value()) ? ": NaN is equal to nothing, as in promtool" : ""));
        }
    }

    private boolean equal(double a, double b) {
        return a == b || (fuzzy && (Math.nextDown(a) == b || Math.nextUp(a) == b));
    }
}
