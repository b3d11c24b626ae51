package io.novacron.dwcpctl.site.alert;

import io.novacron.dwcpctl.metrics.series.Labels;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An alert that is active.
 *
 * @param labels {@code alertname} among them
 * @param annotations sorted by name
 * @param since when it became active: in Prometheus's eyes when its condition began to hold, in Alertmanager's when it first
 *     fired; null where the source does not say
 * @param generator a link to what raised it; empty where there is none
 * @param silences those in force that hide it
 * @param inhibited whether another alert mutes it; it is active all the same
 */
public record Alert(
        Labels labels,
        Map<String, String> annotations,
        State state,
        @Nullable Instant since,
        String generator,
        List<Silence> silences,
        boolean inhibited) {
    private static final String NAME = "alertname";

    public Alert {
        annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
        silences = List.copyOf(silences);
    }

    /** How far it is. */
    public enum State {
        /** Its condition holds, but not yet for as long as its rule demands. */
        PENDING,
        FIRING;

        /** As the label {@code alertstate} has it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The rule's name. */
    public String name() {
        return labels.get(NAME);
    }

    public boolean isFiring() {
        return state == State.FIRING;
    }

    public boolean isSilenced() {
        return !silences.isEmpty();
    }
}
