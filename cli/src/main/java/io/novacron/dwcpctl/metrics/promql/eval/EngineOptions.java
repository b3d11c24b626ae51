package io.novacron.dwcpctl.metrics.promql.eval;

import java.util.function.BooleanSupplier;

/**
 * How an engine evaluates.
 *
 * @param lookbackMillis how old a sample may nearly be to stand for the present
 * @param subqueryIntervalMillis the step of subqueries that name none
 * @param maxSamples how many values may be held at once
 * @param maxSteps how many steps a range may have
 * @param experimental whether experimental functions and aggregations are allowed
 * @param timedOut asked often; once it is true the evaluation ends
 */
public record EngineOptions(
        long lookbackMillis,
        long subqueryIntervalMillis,
        long maxSamples,
        int maxSteps,
        boolean experimental,
        BooleanSupplier timedOut) {
    /** As Prometheus is set up unless told otherwise; without a time limit. */
    public static final EngineOptions DEFAULT =
            new EngineOptions(5 * 60_000, 60_000, 50_000_000, 11_000, false, () -> false);

    public EngineOptions {
        if (lookbackMillis <= 0 || subqueryIntervalMillis <= 0 || maxSamples <= 0 || maxSteps <= 0) {
            throw new IllegalArgumentException("lookback, subquery interval and limits must be greater than 0");
        }
    }

    public EngineOptions withLookback(long millis) {
        return new EngineOptions(millis, subqueryIntervalMillis, maxSamples, maxSteps, experimental, timedOut);
    }

    public EngineOptions withSubqueryInterval(long millis) {
        return new EngineOptions(lookbackMillis, millis, maxSamples, maxSteps, experimental, timedOut);
    }

    public EngineOptions withMaxSamples(long samples) {
        return new EngineOptions(lookbackMillis, subqueryIntervalMillis, samples, maxSteps, experimental, timedOut);
    }

    public EngineOptions withMaxSteps(int steps) {
        return new EngineOptions(lookbackMillis, subqueryIntervalMillis, maxSamples, steps, experimental, timedOut);
    }

    public EngineOptions withExperimental(boolean allowed) {
        return new EngineOptions(lookbackMillis, subqueryIntervalMillis, maxSamples, maxSteps, allowed, timedOut);
    }

    public EngineOptions withTimedOut(BooleanSupplier asked) {
        return new EngineOptions(lookbackMillis, subqueryIntervalMillis, maxSamples, maxSteps, experimental, asked);
    }
}
