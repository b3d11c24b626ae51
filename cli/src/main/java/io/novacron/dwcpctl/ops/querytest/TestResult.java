package io.novacron.dwcpctl.ops.querytest;

import java.util.List;

/**
 * One thing that was checked.
 *
 * @param name what, in a line
 * @param line of its file, from 1
 * @param details why it failed or was skipped, a line each; empty where it passed
 */
public record TestResult(String name, int line, Status status, List<String> details) {
    /** How it ended. */
    public enum Status {
        PASSED,
        FAILED,
        SKIPPED
    }

    public TestResult {
        details = List.copyOf(details);
    }

    static TestResult checked(String name, int line, List<String> differences) {
        return new TestResult(name, line, differences.isEmpty() ? Status.PASSED : Status.FAILED, differences);
    }

    static TestResult skipped(String name, int line, String reason) {
        return new TestResult(name, line, Status.SKIPPED, List.of(reason));
    }
}
