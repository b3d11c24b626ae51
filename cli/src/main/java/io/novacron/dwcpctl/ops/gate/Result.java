package io.novacron.dwcpctl.ops.gate;

import io.novacron.dwcpctl.base.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a criterion stands.
 *
 * @param criterion null for what the gate itself adds: that replicas are missing
 * @param id the criterion's
 * @param verdict the worst over its regions, the replicas and the moments
 * @param findings the worst of each region, the worst region first; at least one
 * @param promql what was asked, over the narrow window
 * @param took the longest answer
 */
public record Result(
        @Nullable Criterion criterion,
        String id,
        Role role,
        Verdict verdict,
        List<Finding> findings,
        String promql,
        Duration took) {
    public Result {
        findings = List.copyOf(findings);
    }

    /** The finding that stands for the criterion. */
    public Finding worst() {
        return findings.get(0);
    }

    /** What to do next: nothing where all is well. */
    public List<String> next() {
        if (criterion == null || verdict == Verdict.PASS) {
            return List.of();
        }
        String region = worst().region();
        return criterion.next().stream()
                .map(line -> region.isEmpty()
                        ? line.replace(" --region {{region}}", "").replace("{{region}}", "")
                        : line.replace("{{region}}", region))
                .toList();
    }
}
