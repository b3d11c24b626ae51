package io.novacron.dwcpctl.ops.rollback;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Measures before a rollback what it will be judged by afterwards. */
@FunctionalInterface
public interface Baseline {
    /** Measures now; what could not be measured is said in the checks. Never longer than the present round's deadline. */
    Measured measure() throws InterruptedException;

    /**
     * How v1 and v3 are.
     *
     * @param evidence kept in the journal, for {@link Verification}; JSON's null where nothing could be measured
     * @param checks {@code metrics}, {@code v1-baseline} and the like, for the preflight
     */
    record Measured(JsonNode evidence, List<Check> checks) {
        public Measured {
            checks = List.copyOf(checks);
        }
    }
}
