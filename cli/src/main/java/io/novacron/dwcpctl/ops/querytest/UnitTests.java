package io.novacron.dwcpctl.ops.querytest;

import io.novacron.dwcpctl.base.library.TextFiles;
import io.novacron.dwcpctl.metrics.promql.eval.EngineOptions;
import io.novacron.dwcpctl.metrics.promql.eval.PromqlEngine;
import io.novacron.dwcpctl.metrics.rules.RuleFileReader;
import io.novacron.dwcpctl.metrics.rules.RuleGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Runs files of promtool's unit tests of rules, with promtool 3.5's verdicts. */
final class UnitTests {
    // promtool's own limit on what one query may hold
    private static final long MAX_SAMPLES = 10_000;

    private final Path directory;
    private final BooleanSupplier cancelled;
    private final Consumer<String> warnings;

    UnitTests(Path file, BooleanSupplier cancelled, Consumer<String> warnings) {
        this.directory = Objects.requireNonNullElse(file.getParent(), Path.of(""));
        this.cancelled = cancelled;
        this.warnings = warnings;
    }

    List<TestResult> run(String name, String text) {
        UnitTestFile file = UnitTestReader.read(name, text);
        List<RuleGroup> groups = groups(file);
        PromqlEngine engine = new PromqlEngine(EngineOptions.DEFAULT
                .withSubqueryInterval(file.interval().toMillis())
                .withMaxSamples(MAX_SAMPLES)
                .withTimedOut(cancelled));
        List<TestResult> results = new ArrayList<>();
        for (UnitTestFile.Test test : file.tests()) {
            if (test.usesHistograms()) {
                results.add(TestResult.skipped(test.name(), test.line(), "native histograms are not supported"));
            } else if (test.alerts().isEmpty() && test.expressions().isEmpty()) {
                results.add(TestResult.skipped(test.name(), test.line(), "nothing is expected of it"));
            } else {
                results.addAll(new UnitTestRun(file, test, groups, engine).results());
            }
        }
        return results;
    }

    private List<RuleGroup> groups(UnitTestFile file) {
        List<RuleGroup> groups = new ArrayList<>();
        for (String pattern : file.ruleFiles()) {
            List<Path> paths = RuleFilePaths.matching(directory, pattern);
            if (paths.isEmpty()) {
                warnings.accept("no file matches " + pattern);
            }
            for (Path path : paths) {
                groups.addAll(RuleFileReader.read(path.toString(), TextFiles.read("rules", path))
                        .groups());
            }
        }
        groups.sort(
                Comparator.comparingInt(group -> Math.max(0, file.groupOrder().indexOf(group.name()))));
        return groups;
    }
}
