package io.novacron.dwcpctl.ops.rollback;

import com.fasterxml.jackson.databind.JsonNode;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rollback would do now. Nothing has been changed for it.
 *
 * @param madeAt on the context's clock
 * @param steps in their order; none where the cluster could not be asked
 * @param aim null where the cluster could not be asked
 * @param preflight the worst first
 * @param baseline how v1 and v3 are now, of whoever verifies
 */
public record RollbackPlan(
        Instant madeAt,
        ClusterNames names,
        Mode mode,
        @Nullable String region,
        List<PlannedStep> steps,
        @Nullable Aim aim,
        List<Check> preflight,
        JsonNode baseline) {
    public RollbackPlan {
        steps = List.copyOf(steps);
        preflight = List.copyOf(preflight);
    }

    /** What keeps it from beginning. */
    public List<Check> obstacles() {
        return preflight.stream().filter(check -> check.blocks(mode)).toList();
    }

    public Verdict verdict() {
        return Verdict.worst(preflight.stream().map(Check::verdict).toList());
    }

    /** From the beginning until v1 has the traffic, as it usually is. */
    public Duration untilTrafficOnV1() {
        return steps.stream()
                .filter(step -> step.step().compareTo(Step.CONFIRM_V1) <= 0)
                .map(PlannedStep::usually)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** All of it, as it usually is. */
    public Duration inAll() {
        return steps.stream().map(PlannedStep::usually).reduce(Duration.ZERO, Duration::plus);
    }
}
