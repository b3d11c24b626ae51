package io.novacron.dwcpctl.ops.health;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.verdict.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How everything is.
 *
 * @param targets the application and its components by region, then the monitoring
 */
public record HealthReport(List<TargetHealth> targets) {
    public HealthReport {
        targets = List.copyOf(targets);
    }

    /** The worst of all. */
    public Verdict verdict() {
        return Verdict.worst(targets.stream().map(TargetHealth::verdict).toList());
    }

    /** Those that are not well, in their order. */
    public List<TargetHealth> unwell() {
        return targets.stream().filter(t -> t.verdict() != Verdict.PASS).toList();
    }

    /**
     * Names that mean something here, or else none of them does.
     *
     * @throws CliException with code 64, naming the nearest, if one is neither kind, region nor id
     */
    public void refuseUnknown(List<String> names) {
        Set<String> known = new LinkedHashSet<>();
        targets.forEach(t -> known.add(t.kind()));
        targets.forEach(t -> known.add(t.region()));
        known.remove("");
        Set<String> ids = new LinkedHashSet<>(known);
        targets.forEach(t -> ids.add(t.id()));
        for (String name : names) {
            if (!ids.contains(name)) {
                throw CliException.usage(
                        "there is no \"" + name + "\" in this context",
                        Nearest.hint(name, ids) + "Name one or more of " + String.join(", ", known)
                                + ", or one alone as hde/eu-west.");
            }
        }
    }

    /** What is named, by kind, region or id; all of it where nothing is. */
    public HealthReport only(List<String> names) {
        return names.isEmpty()
                ? this
                : new HealthReport(targets.stream()
                        .filter(t -> names.contains(t.kind()) || names.contains(t.region()) || names.contains(t.id()))
                        .toList());
    }
}
