package io.novacron.dwcpctl.ops.rollback;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** Measures before a rollback what it will be judged by afterwards. */
@FunctionalInterface
public interface Baseline {
    /** How v1 and v3 are at a moment, for {@link Verification}; JSON's null where nothing could be measured. */
    JsonNode at(Instant moment) throws InterruptedException;
}
