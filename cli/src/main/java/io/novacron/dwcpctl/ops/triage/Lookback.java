package io.novacron.dwcpctl.ops.triage;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.ops.gate.Criterion;
import io.novacron.dwcpctl.ops.gate.Finding;
import io.novacron.dwcpctl.ops.gate.Result;
import io.novacron.dwcpctl.site.Replica;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Since when a criterion has been as bad as it is in its worst region: asked of the replica that said so. */
final class Lookback {
    static final Duration BACK = Duration.ofHours(1);

    private static final Duration STEP = Duration.ofSeconds(15);
    private static final String REGION = "region";

    private final List<Replica> replicas;
    private final Instant at;

    Lookback(List<Replica> replicas, Instant at) {
        this.replicas = replicas;
        this.at = at;
    }

    /** Asks for the past only where a value was measured that is not as it should be. */
    Measure of(Result result) {
        Criterion criterion = result.criterion();
        Finding worst = result.worst();
        boolean bad = result.verdict() == Verdict.WARN || result.verdict() == Verdict.FAIL;
        Samples past = criterion == null || !bad || worst.value() == null ? null : past(result, worst);
        if (criterion == null || past == null) {
            return new Measure(result, null, false);
        }
        Instant since = since(past, criterion);
        return new Measure(result, since, since == null);
    }

    private @Nullable Samples past(Result result, Finding worst) {
        MetricSource source = replicas.stream()
                .filter(replica -> replica.name().equals(worst.replica()))
                .map(Replica::source)
                .findFirst()
                .orElse(null);
        if (source == null) {
            return null;
        }
        try {
            Value value = source.queryRange(result.promql(), new Range(at.minus(BACK), at, STEP))
                    .value();
            return value instanceof Value.Matrix matrix
                    ? matrix.series().stream()
                            .filter(s -> s.labels().get(REGION).equals(worst.region()))
                            .findFirst()
                            .map(Series::samples)
                            .orElse(null)
                    : null;
        } catch (CliException e) {
            return null; // the present is known; since when it is so is said to be unknown
        }
    }

    /** The first moment after the last good one; null where there was none. */
    private static @Nullable Instant since(Samples samples, Criterion criterion) {
        for (int i = samples.size() - 1; i >= 0; i--) {
            if (criterion.judge(samples.value(i)) == Verdict.PASS) {
                return i + 1 < samples.size() ? Instant.ofEpochMilli(samples.millis(i + 1)) : null;
            }
        }
        return null;
    }
}
