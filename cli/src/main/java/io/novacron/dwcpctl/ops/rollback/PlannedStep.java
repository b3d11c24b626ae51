package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.site.cluster.ClusterChange;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A step as it is going to be.
 *
 * @param present how it is now
 * @param then from what to what; the empty string where it only observes, or it is so already
 * @param change null as above
 * @param command the kubectl command that the change amounts to; the empty string as above
 * @param usually how long it usually takes
 * @param atMost when it is given up
 */
public record PlannedStep(
        Step step,
        String present,
        String then,
        @Nullable ClusterChange change,
        String command,
        Duration usually,
        Duration atMost) {}
