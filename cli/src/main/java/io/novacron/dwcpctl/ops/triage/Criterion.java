package io.novacron.dwcpctl.ops.triage;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A headline figure in its worst region.
 *
 * @param answer all of it
 * @param region the worst; empty where there is no answer by region
 * @param value there; NaN where there is none
 * @param since when it has not met its target there; null where it does, or not within the hour looked back, or not known
 * @param longer whether it has been so for the whole hour looked back
 */
public record Criterion(
        Answer answer,
        String region,
        double value,
        Verdict verdict,
        @Nullable Instant since,
        boolean longer) {}
