package io.novacron.dwcpctl.ops.playbook.trial;

import io.novacron.dwcpctl.ops.playbook.lint.Problem;
import java.util.List;

/**
 * What came of trying a playbook.
 *
 * @param problems what lint finds, what cases came to otherwise than they should, and what no case went through
 * @param cases how many there are
 * @param steps how many there are, and how many were entered
 * @param branches ways out of decisions and waits
 */
public record TrialReport(String id, List<Problem> problems, int cases, Count steps, Count branches) {
    public TrialReport {
        problems = List.copyOf(problems);
    }

    /** So many of so many. */
    public record Count(int covered, int all) {}

    public boolean passed() {
        return problems.isEmpty();
    }
}
