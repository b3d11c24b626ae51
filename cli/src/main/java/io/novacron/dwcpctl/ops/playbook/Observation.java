package io.novacron.dwcpctl.ops.playbook;

import io.novacron.dwcpctl.base.verdict.Condition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number to see beside a step.
 *
 * @param query of the cookbook
 * @param with values of its parameters
 * @param warn where the value is worth a warning; where both are null, the query's own target judges
 * @param fail where it is bad
 * @param where file and line
 */
public record Observation(
        String query,
        Map<String, Wording> with,
        @Nullable Condition warn,
        @Nullable Condition fail,
        String where) {
    public Observation {
        with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
    }
}
