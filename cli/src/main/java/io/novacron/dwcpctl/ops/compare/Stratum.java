package io.novacron.dwcpctl.ops.compare;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * A metric in one stratum of a region.
 *
 * @param labels of the stratum, without the region; empty where there is only one
 * @param effect null where there is none to tell of
 * @param reason why it is not PASS, or what is to be said of it; may be empty
 * @param counts whether its verdict counts: too little was seen in one that does not
 */
public record Stratum(
        Labels labels,
        Verdict verdict,
        @Nullable Effect effect,
        Sampled baseline,
        Sampled candidate,
        String reason,
        boolean counts) {}
