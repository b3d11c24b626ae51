package io.novacron.dwcpctl.ops.querytest;

import io.novacron.dwcpctl.base.error.CliException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one file.
 *
 * @param results in the order of the file
 * @param warnings what is odd about it but no failure
 * @param unreadable why it could not be run at all; null where it could
 * @param took to read and run it
 */
public record TestReport(
        String file,
        List<TestResult> results,
        List<String> warnings,
        @Nullable CliException unreadable,
        Duration took) {
    public TestReport {
        results = List.copyOf(results);
        warnings = List.copyOf(warnings);
    }

    public long count(TestResult.Status status) {
        return results.stream().filter(r -> r.status() == status).count();
    }
}
