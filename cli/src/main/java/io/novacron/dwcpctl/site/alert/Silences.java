package io.novacron.dwcpctl.site.alert;

import java.util.Comparator;
import java.util.List;

/**
 * What silences there are.
 *
 * @param silences in {@link #ORDER}
 */
public record Silences(List<Silence> silences, Origin origin) {
    /** Those in force first, then those to come, then the expired; within each the one that ends first. */
    public static final Comparator<Silence> ORDER = Comparator.comparing(
                    (Silence s) -> List.of(Silence.State.ACTIVE, Silence.State.PENDING, Silence.State.EXPIRED)
                            .indexOf(s.state()))
            .thenComparing(Silence::end)
            .thenComparing(Silence::id);

    public Silences {
        silences = List.copyOf(silences);
    }
}
