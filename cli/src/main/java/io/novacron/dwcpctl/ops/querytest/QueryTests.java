package io.novacron.dwcpctl.ops.querytest;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.library.TextFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Runs test files: {@code *.test} as Prometheus's scripts, {@code *.yml} and {@code *.yaml} as promtool's unit tests. */
public final class QueryTests {
    private final Path directory;
    private final LongSupplier nanos;
    private final BooleanSupplier cancelled;

    /**
     * @param directory against which relative names are resolved
     * @param nanos a clock to measure with
     * @param cancelled asked often; once true the run ends
     */
    public QueryTests(Path directory, LongSupplier nanos, BooleanSupplier cancelled) {
        this.directory = directory;
        this.nanos = nanos;
        this.cancelled = cancelled;
    }

    /**
     * Runs one file to its end. One that cannot be read is reported, not thrown.
     *
     * @throws CliException with code 64 if its name says nothing of its kind
     */
    public TestReport run(String file) {
        boolean script = file.endsWith(".test");
        if (!script && !file.endsWith(".yml") && !file.endsWith(".yaml")) {
            throw CliException.usage(
                    "no test file: " + file, "Scripts end in .test, unit tests of rules in .yml or .yaml.");
        }
        long start = nanos.getAsLong();
        List<TestResult> results = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        CliException unreadable = null;
        try {
            Path path = directory.resolve(file);
            String text = TextFiles.read("test", path);
            results.addAll(
                    script
                            ? new ScriptTests(cancelled).run(file, text)
                            : new UnitTests(path, cancelled, warnings::add).run(file, text));
        } catch (CliException e) {
            unreadable = e;
        }
        return new TestReport(file, results, warnings, unreadable, Duration.ofNanos(nanos.getAsLong() - start));
    }
}
