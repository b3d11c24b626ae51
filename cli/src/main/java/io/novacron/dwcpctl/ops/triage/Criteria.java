package io.novacron.dwcpctl.ops.triage;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.verdict.Condition;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.metrics.source.Reading;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.cookbook.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the headline figures come to: the worst region of each, and since when it is so bad. */
final class Criteria {
    /** The cookbook's ids, in the order of the contract's votes. */
    static final List<String> IDS = List.of("latency-p99", "throughput-current", "errors-ratio", "errors-rate");

    static final Duration BACK = Duration.ofHours(1);

    private static final Duration STEP = Duration.ofSeconds(15);
    private static final String REGION = "region";

    private final MetricSource source;
    private final Instant at;

    Criteria(MetricSource source, Instant at) {
        this.source = source;
        this.at = at;
    }

    /** Asks for the past only where the present is not as it should be. */
    Criterion of(Answer answer) {
        Reading reading = answer.reading();
        Target target = answer.question().query().target();
        String region =
                answer.missing().isEmpty() ? "" : answer.missing().iterator().next();
        double worst = Double.NaN;
        Verdict verdict = answer.verdict();
        if (reading != null && reading.value() instanceof Value.Vector vector) {
            for (Value.Point point : vector.points()) {
                if (target.judge(point.sample().value()) == verdict
                        && (Double.isNaN(worst)
                                || isWorse(target, point.sample().value(), worst))) {
                    worst = point.sample().value();
                    region = point.labels().get(REGION);
                }
            }
        }
        boolean bad = verdict == Verdict.WARN || verdict == Verdict.FAIL;
        Series past = bad ? past(answer, region) : null;
        Instant since = past == null ? null : since(past.samples(), target);
        boolean longer = past != null && since == null;
        return new Criterion(answer, region, worst, verdict, since, longer);
    }

    /** Of two values that are equally judged, the one further from what is wanted. */
    private static boolean isWorse(Target target, double value, double other) {
        Condition wanted = target.wanted();
        boolean lowIsBad = wanted != null
                && (wanted.operator() == Condition.Operator.GREATER
                        || wanted.operator() == Condition.Operator.AT_LEAST);
        return lowIsBad ? value < other : value > other;
    }

    private @Nullable Series past(Answer answer, String region) {
        try {
            Value value = source.queryRange(answer.question().promql(), new Range(at.minus(BACK), at, STEP))
                    .value();
            return value instanceof Value.Matrix matrix
                    ? matrix.series().stream()
                            .filter(s -> s.labels().get(REGION).equals(region))
                            .findFirst()
                            .orElse(null)
                    : null;
        } catch (CliException e) {
            return null; // the present is known; since when it is so is said to be unknown
        }
    }

    /** The first moment after the last good one; null where there was none. */
    private static @Nullable Instant since(Samples samples, Target target) {
        for (int i = samples.size() - 1; i >= 0; i--) {
            if (target.judge(samples.value(i)) == Verdict.PASS) {
                return i + 1 < samples.size() ? Instant.ofEpochMilli(samples.millis(i + 1)) : null;
            }
        }
        return null;
    }
}
