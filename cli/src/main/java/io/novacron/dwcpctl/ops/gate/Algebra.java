package io.novacron.dwcpctl.ops.gate;

import io.novacron.dwcpctl.base.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How verdicts on criteria make one: each is mapped by its role, and the worst counts, so that what is not known is never
 * softened unless NO-GO is certain already. The order of the criteria does not matter.
 */
public final class Algebra {
    /** So many failed votes are NO-GO. */
    private static final int MAJORITY = 2;

    private Algebra() {}

    /** A criterion's role and how it was judged. */
    public record Judged(Role role, Verdict verdict) {}

    /** The verdict on all of them; NO_DATA where there is none. */
    public static Verdict worst(Collection<Judged> criteria) {
        List<Verdict> mapped = new ArrayList<>();
        int failedVotes = 0;
        for (Judged one : criteria) {
            switch (one.role()) {
                case VOTE -> {
                    boolean failed = one.verdict() == Verdict.FAIL;
                    failedVotes += failed ? 1 : 0;
                    mapped.add(failed ? Verdict.WARN : one.verdict());
                }
                case VETO -> mapped.add(one.verdict());
                case CAUTION -> mapped.add(one.verdict() == Verdict.PASS ? Verdict.PASS : Verdict.WARN);
            }
        }
        if (failedVotes >= MAJORITY) {
            mapped.add(Verdict.FAIL);
        }
        return Verdict.worst(mapped);
    }
}
