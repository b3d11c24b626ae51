package io.novacron.dwcpctl.ops.evidence;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.metrics.source.SourceException;
import java.util.Set;

/**
 * Why a question was not answered.
 *
 * @param kind in upper case: that of a {@link SourceException}, or {@code OTHER}
 * @param message what happened
 * @param suggestion what to do about it
 */
public record Failure(String kind, String message, String suggestion) {
    /** Those for which another replica may stand in: a refusal would only be hidden by it. */
    private static final Set<String> DOWN = Set.of("UNREACHABLE", "TIMEOUT", "UNINTELLIGIBLE");

    static Failure of(CliException failure) {
        String kind = failure instanceof SourceException known ? known.kind().name() : "OTHER";
        return new Failure(kind, failure.getMessage(), failure.suggestion());
    }

    /** Whether the source was not there, or not in its senses. */
    public boolean isDown() {
        return DOWN.contains(kind);
    }
}
