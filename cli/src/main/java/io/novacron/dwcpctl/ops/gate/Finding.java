package io.novacron.dwcpctl.ops.gate;

import io.novacron.dwcpctl.base.verdict.Verdict;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a criterion stands in one region at one moment, as one replica sees it.
 *
 * @param region the empty string where it is of all together
 * @param value null where there is none
 * @param age of the oldest series behind it; null where it is not known
 * @param count what it rests on; null where that is not asked or not known
 * @param window over which it was measured; null where it has none
 * @param replica who answered
 * @param reason why it is not PASS, or what is to be said of it; may be empty
 */
public record Finding(
        String region,
        Verdict verdict,
        @Nullable Double value,
        @Nullable Duration age,
        @Nullable Double count,
        @Nullable Duration window,
        String replica,
        String reason) {

    /** One that nothing but its reason is known of. */
    static Finding without(String region, Verdict verdict, String replica, String reason) {
        return new Finding(region, verdict, null, null, null, null, replica, reason);
    }

    Finding with(Verdict other, String why) {
        String both = reason.isEmpty() ? why : reason + "; " + why;
        return new Finding(region, other, value, age, count, window, replica, both);
    }
}
