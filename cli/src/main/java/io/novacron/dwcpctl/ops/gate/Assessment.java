package io.novacron.dwcpctl.ops.gate;

import java.util.List;

/**
 * What a gate came to.
 *
 * @param decision the worst of {@code steps}
 * @param steps the decision at each moment
 * @param summary why, in a line
 * @param regions those that were looked at
 * @param results worst first
 * @param warnings what the reader must know beside
 * @param undecided why there is no decision though the criteria would make one; empty where they stand
 */
public record Assessment(
        Gate gate,
        Inquiry inquiry,
        Decision decision,
        List<Decision> steps,
        String summary,
        List<String> regions,
        List<Result> results,
        List<String> warnings,
        String undecided) {
    public Assessment {
        steps = List.copyOf(steps);
        regions = List.copyOf(regions);
        results = List.copyOf(results);
        warnings = List.copyOf(warnings);
    }

    /** Whether the decision was the same at every moment. */
    public boolean isSteady() {
        return steps.stream().distinct().count() == 1;
    }

    /** The same, but nothing is decided by it: UNKNOWN, and why. */
    public Assessment undecided(String why) {
        return new Assessment(
                gate, inquiry, Decision.UNKNOWN, steps, why + "; last: " + summary, regions, results, warnings, why);
    }
}
