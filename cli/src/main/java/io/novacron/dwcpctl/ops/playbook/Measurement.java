package io.novacron.dwcpctl.ops.playbook;

import io.novacron.dwcpctl.base.verdict.Condition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A query of the cookbook with a condition on its value.
 *
 * @param with values of its parameters
 * @param is what is asked of the value; of a branch one series that meets it is enough, of a wait all must
 * @param where file and line
 */
public record Measurement(String query, Map<String, Wording> with, Condition is, String where) {
    public Measurement {
        with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
    }
}
