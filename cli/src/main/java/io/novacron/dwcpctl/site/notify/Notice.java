package io.novacron.dwcpctl.site.notify;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message, ready to be carried.
 *
 * @param event what it is about: the id of its template
 * @param context whose system it is about
 * @param at when it happened
 * @param subject one line, in the notifier's markup
 * @param text in the notifier's markup
 * @param facts what the text says, by name, as plain text
 */
public record Notice(
        String event,
        Severity severity,
        String context,
        Instant at,
        String subject,
        String text,
        Map<String, String> facts) {
    public Notice {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
