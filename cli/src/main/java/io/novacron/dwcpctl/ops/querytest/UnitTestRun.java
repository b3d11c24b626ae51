package io.novacron.dwcpctl.ops.querytest;

import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.metrics.promql.Evaluator;
import io.novacron.dwcpctl.metrics.promql.PromqlException;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlParser;
import io.novacron.dwcpctl.metrics.promql.script.SeriesNotation;
import io.novacron.dwcpctl.metrics.rules.ActiveAlert;
import io.novacron.dwcpctl.metrics.rules.AlertState;
import io.novacron.dwcpctl.metrics.rules.RuleEvaluator;
import io.novacron.dwcpctl.metrics.rules.RuleFailure;
import io.novacron.dwcpctl.metrics.rules.RuleGroup;
import io.novacron.dwcpctl.metrics.rules.RuleStorage;
import io.novacron.dwcpctl.metrics.rules.Server;
import io.novacron.dwcpctl.ops.querytest.UnitTestFile.AlertCheck;
import io.novacron.dwcpctl.ops.querytest.UnitTestFile.ExpressionCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** One test of a file: series grow, rules are evaluated at every interval, and what is expected is compared. */
final class UnitTestRun {
    private final UnitTestFile file;
    private final UnitTestFile.Test test;
    private final Evaluator evaluator;
    private final RuleStorage storage = RuleStorage.empty();
    private final RuleEvaluator rules;
    private final Map<AlertCheck, List<String>> alertDifferences = new HashMap<>();
    private final List<String> failures = new ArrayList<>();
    private final int[] loaded;

    UnitTestRun(UnitTestFile file, UnitTestFile.Test test, List<RuleGroup> groups, Evaluator evaluator) {
        this.file = file;
        this.test = test;
        this.evaluator = evaluator;
        this.loaded = new int[test.series().size()];
        this.rules = new RuleEvaluator(
                groups, evaluator, storage, new Server(test.externalLabels(), test.externalUrl(), null));
    }

    List<TestResult> results() {
        long interval = file.interval().toMillis();
        for (long at = 0; at <= test.end().toMillis() && failures.isEmpty(); at += interval) {
            load(at);
            for (RuleFailure failure : rules.step(test.startMillis() + at).failures()) {
                failures.add(
                        "rule " + failure.rule().name() + " (" + failure.rule().location() + ") at "
                                + PromDuration.format(Duration.ofMillis(at)) + ": " + failure.reason());
            }
            if (failures.isEmpty()) {
                compareAlerts(at, interval);
            }
        }
        return failures.isEmpty() ? checked() : broken();
    }

    // Samples are there only once their time has come, so that no rule sees the future
    private void load(long until) {
        long step = test.interval().toMillis();
        for (int i = 0; i < loaded.length; i++) {
            SeriesNotation series = test.series().get(i);
            for (; loaded[i] < series.values().size() && loaded[i] * step <= until; loaded[i]++) {
                OptionalDouble value = series.values().get(loaded[i]);
                if (value.isPresent()) {
                    storage.append(series.labels(), test.startMillis() + loaded[i] * step, value.getAsDouble())
                            .ifPresent(why -> failures.add(series.labels() + ": " + why + ": a rule records it too"));
                }
            }
        }
    }

    private void compareAlerts(long at, long interval) {
        for (AlertCheck check : test.alerts()) {
            long wanted = check.at().toMillis();
            if (at <= wanted && wanted < at + interval) {
                List<ActiveAlert> firing = rules.alerts().stream()
                        .filter(a -> a.state() == AlertState.FIRING
                                && a.rule().name().equals(check.alert()))
                        .toList();
                alertDifferences.put(check, AlertDifferences.between(check.expected(), firing));
            }
        }
    }

    private List<TestResult> checked() {
        List<TestResult> results = new ArrayList<>();
        for (AlertCheck check : test.alerts()) {
            results.add(TestResult.checked(name(check), check.line(), alertDifferences.getOrDefault(check, List.of())));
        }
        for (ExpressionCheck check : test.expressions()) {
            results.add(TestResult.checked(name(check), check.line(), differences(check)));
        }
        return results;
    }

    private List<TestResult> broken() {
        List<TestResult> results = new ArrayList<>();
        results.add(TestResult.checked(test.name() + ": rules are evaluated", test.line(), failures));
        String reason = "the rules could not be evaluated";
        test.alerts().forEach(c -> results.add(TestResult.skipped(name(c), c.line(), reason)));
        test.expressions().forEach(c -> results.add(TestResult.skipped(name(c), c.line(), reason)));
        return results;
    }

    private List<String> differences(ExpressionCheck check) {
        try {
            return new SampleDifferences(file.fuzzy())
                    .between(
                            check.samples(),
                            evaluator
                                    .instant(
                                            PromqlParser.parseStable(check.expression()),
                                            storage,
                                            test.startMillis() + check.at().toMillis())
                                    .value());
        } catch (PromqlException e) {
            return List.of(e.getMessage());
        }
    }

    private String name(AlertCheck check) {
        return test.name() + ": alert " + check.alert() + " at " + PromDuration.format(check.at());
    }

    private String name(ExpressionCheck check) {
        return test.name() + ": " + check.expression().strip() + " at " + PromDuration.format(check.at());
    }
}
