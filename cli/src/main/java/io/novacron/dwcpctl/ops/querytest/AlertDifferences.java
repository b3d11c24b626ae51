package io.novacron.dwcpctl.ops.querytest;

import io.novacron.dwcpctl.metrics.rules.ActiveAlert;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.ops.querytest.UnitTestFile.ExpectedAlert;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What differs between the alerts that should fire and those that do, a line each. */
final class AlertDifferences {
    private AlertDifferences() {}

    static List<String> between(List<ExpectedAlert> expected, List<ActiveAlert> firing) {
        List<ExpectedAlert> got = new ArrayList<>();
        firing.forEach(a -> got.add(new ExpectedAlert(a.labels().toMap(), new TreeMap<>(a.annotations()))));
        List<ExpectedAlert> missing = new ArrayList<>();
        for (ExpectedAlert alert : expected) {
            if (!got.remove(alert)) {
                missing.add(alert);
            }
        }
        List<String> lines = new ArrayList<>();
        for (ExpectedAlert alert : missing) {
            ExpectedAlert similar = got.stream()
                    .filter(g -> g.labels().equals(alert.labels()))
                    .findFirst()
                    .orElse(null);
            if (similar == null) {
                lines.add("expected " + text(alert) + ", it does not fire");
            } else {
                got.remove(similar);
                annotations(alert, similar, lines);
            }
        }
        got.forEach(alert -> lines.add("not expected " + text(alert)));
        return lines;
    }

    private static void annotations(ExpectedAlert expected, ExpectedAlert got, List<String> lines) {
        TreeSet<String> names = new TreeSet<>(expected.annotations().keySet());
        names.addAll(got.annotations().keySet());
        for (String name : names) {
            String wanted = expected.annotations().get(name);
            String found = got.annotations().get(name);
            if (wanted == null || !wanted.equals(found)) {
                lines.add(text(expected.labels()) + " annotation " + name + ": expected " + quoted(wanted) + ", got "
                        + quoted(found));
            }
        }
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "none" : Labels.quote(text);
    }

    private static String text(ExpectedAlert alert) {
        return text(alert.labels())
                + (alert.annotations().isEmpty() ? "" : " with annotations " + text(alert.annotations()));
    }

    private static String text(Map<String, String> map) {
        return map.entrySet().stream()
                .map(e -> e.getKey() + "=" + Labels.quote(e.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
