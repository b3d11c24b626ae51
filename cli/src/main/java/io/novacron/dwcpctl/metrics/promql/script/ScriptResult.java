package io.novacron.dwcpctl.metrics.promql.script;

import java.util.List;

/** What came of the evaluations of a script, in their order. */
public record ScriptResult(List<Outcome> outcomes) {
    public ScriptResult {
        outcomes = List.copyOf(outcomes);
    }

    /** How one ended. */
    public enum Status {
        PASSED,
        FAILED,
        SKIPPED
    }

    /**
     * What came of one evaluation.
     *
     * @param line of the script, from 1
     * @param expression what was evaluated
     * @param details why it failed or was skipped, a difference each
     */
    public record Outcome(int line, String expression, Status status, List<String> details) {
        public Outcome {
            details = List.copyOf(details);
        }
    }

    public long passed() {
        return count(Status.PASSED);
    }

    public long failed() {
        return count(Status.FAILED);
    }

    public long skipped() {
        return count(Status.SKIPPED);
    }

    private long count(Status status) {
        return outcomes.stream().filter(o -> o.status() == status).count();
    }
}
