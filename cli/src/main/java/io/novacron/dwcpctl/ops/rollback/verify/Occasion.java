package io.novacron.dwcpctl.ops.rollback.verify;

import io.novacron.dwcpctl.ops.rollback.baseline.Baseline;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the rollback whose result is judged.
 *
 * @param started when it began
 * @param served when v1 was first seen to serve after the switch; null where that was never seen
 * @param emergency whether it had two minutes for that, instead of three
 * @param before how both versions were when it began; null where nobody measured
 */
public record Occasion(
        String id,
        Instant started,
        @Nullable Instant served,
        boolean emergency,
        @Nullable Baseline before) {
    /** From the start to traffic on v1, at most: domain.md section 7. */
    public Duration allowed() {
        return emergency ? Duration.ofMinutes(2) : Duration.ofMinutes(3);
    }
}
