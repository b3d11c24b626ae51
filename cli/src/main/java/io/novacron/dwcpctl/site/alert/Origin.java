package io.novacron.dwcpctl.site.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Who an answer comes from.
 *
 * @param answered who answered: URLs without credentials, or {@code demo}; at least one
 * @param at the moment that the answer is about
 * @param warnings in what the answer may be incomplete: who did not answer and why, who was asked instead
 * @param took from asking to the last byte of the last answer
 */
public record Origin(List<String> answered, Instant at, List<String> warnings, Duration took) {
    public Origin {
        answered = List.copyOf(answered);
        warnings = List.copyOf(warnings);
    }
}
