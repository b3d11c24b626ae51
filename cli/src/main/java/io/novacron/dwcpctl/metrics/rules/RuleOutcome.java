package io.novacron.dwcpctl.metrics.rules;

import java.util.List;

/** What happened while rules were evaluated, in order of time. */
public record RuleOutcome(List<AlertChange> changes, List<RuleFailure> failures) {
    public RuleOutcome {
        changes = List.copyOf(changes);
        failures = List.copyOf(failures);
    }
}
