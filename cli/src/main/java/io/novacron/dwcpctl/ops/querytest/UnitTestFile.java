package io.novacron.dwcpctl.ops.querytest;

import io.novacron.dwcpctl.metrics.promql.script.SeriesNotation;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A file of promtool's unit tests.
 *
 * @param ruleFiles patterns of paths, relative to the file
 * @param interval at which rules are evaluated
 * @param groupOrder names of groups, first to last; a group that is not named counts as the first
 * @param fuzzy whether the neighbours of a float are equal to it
 */
record UnitTestFile(
        List<String> ruleFiles, Duration interval, List<String> groupOrder, boolean fuzzy, List<Test> tests) {
    /**
     * Series, and what is expected of the rules on them.
     *
     * @param interval between the values of the series
     * @param startMillis the moment that all times count from, since the epoch
     */
    record Test(
            String name,
            int line,
            Duration interval,
            List<SeriesNotation> series,
            Map<String, String> externalLabels,
            String externalUrl,
            long startMillis,
            List<AlertCheck> alerts,
            List<ExpressionCheck> expressions) {
        /** The last moment that something is expected of. */
        Duration end() {
            Duration end = Duration.ZERO;
            for (AlertCheck check : alerts) {
                end = check.at().compareTo(end) > 0 ? check.at() : end;
            }
            for (ExpressionCheck check : expressions) {
                end = check.at().compareTo(end) > 0 ? check.at() : end;
            }
            return end;
        }

        boolean usesHistograms() {
            return series.stream().anyMatch(SeriesNotation::histogram)
                    || expressions.stream().flatMap(e -> e.samples().stream()).anyMatch(ExpectedSample::histogram);
        }
    }

    /** The alerts of one name that are to fire at a moment: these and no others. */
    record AlertCheck(int line, Duration at, String alert, List<ExpectedAlert> expected) {}

    /** One of them; labels without the alert's name, empty ones kept. */
    record ExpectedAlert(Map<String, String> labels, Map<String, String> annotations) {}

    /** The value of an expression at a moment. */
    record ExpressionCheck(int line, Duration at, String expression, List<ExpectedSample> samples) {}

    /** One series of it; its labels as they are written. */
    record ExpectedSample(String labels, double value, boolean histogram) {}
}
