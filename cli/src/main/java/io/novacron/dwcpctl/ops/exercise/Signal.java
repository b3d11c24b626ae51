package io.novacron.dwcpctl.ops.exercise;

import io.novacron.dwcpctl.base.verdict.Condition;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figure by which it is seen whether the trouble is over.
 *
 * @param query of the cookbook
 * @param with values of its parameters
 * @param healthy what every series of it meets where nothing is wrong
 */
public record Signal(String query, Map<String, String> with, Condition healthy) {
    public Signal {
        with = Collections.unmodifiableMap(new TreeMap<>(with));
    }
}
