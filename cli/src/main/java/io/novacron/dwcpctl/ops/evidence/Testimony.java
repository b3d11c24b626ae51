package io.novacron.dwcpctl.ops.evidence;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that was answered.
 *
 * @param replies by replica, in the order of the context, and question
 */
public record Testimony(Map<String, Map<Question, Reply>> replies) {
    public Testimony {
        Map<String, Map<Question, Reply>> copy = new LinkedHashMap<>();
        replies.forEach(
                (replica, answers) -> copy.put(replica, Collections.unmodifiableMap(new LinkedHashMap<>(answers))));
        replies = Collections.unmodifiableMap(copy);
    }
}
