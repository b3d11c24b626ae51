package io.novacron.dwcpctl.metrics.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a number comes from.
 *
 * @param query the resolved PromQL that was asked
 * @param source who answered: a URL without credentials, or {@code demo}
 * @param evaluatedAt the moment the answer is about
 * @param age of the oldest series behind the answer at that moment; null where it is not known
 * @param warnings what the server warned of: the answer may be incomplete
 * @param infos what the server remarked
 * @param took from asking to the last byte
 */
public record Provenance(
        String query,
        String source,
        Instant evaluatedAt,
        @Nullable Duration age,
        List<String> warnings,
        List<String> infos,
        Duration took) {
    public Provenance {
        warnings = List.copyOf(warnings);
        infos = List.copyOf(infos);
    }

    /** The same with its age known, or not. */
    public Provenance withAge(@Nullable Duration known) {
        return new Provenance(query, source, evaluatedAt, known, warnings, infos, took);
    }
}
