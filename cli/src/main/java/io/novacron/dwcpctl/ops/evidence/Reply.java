package io.novacron.dwcpctl.ops.evidence;

import io.novacron.dwcpctl.metrics.series.Value;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a question.
 *
 * @param value null where names were asked for, or there is no answer
 * @param names the answer where names were asked for
 * @param warnings what the server warned of
 * @param took from asking to the last byte
 * @param failure null where there is an answer
 */
public record Reply(
        @Nullable Value value,
        List<String> names,
        List<String> warnings,
        Duration took,
        @Nullable Failure failure) {
    public Reply {
        names = List.copyOf(names);
        warnings = List.copyOf(warnings);
    }

    static Reply failed(Failure failure) {
        return new Reply(null, List.of(), List.of(), Duration.ZERO, failure);
    }
}
