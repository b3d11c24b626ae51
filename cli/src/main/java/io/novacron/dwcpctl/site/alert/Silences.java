package io.novacron.dwcpctl.site.alert;

import java.util.List;

/**
 * What silences there are.
 *
 * @param silences those in force first, then those to come, then the expired; within each the one that ends first
 */
public record Silences(List<Silence> silences, Origin origin) {
    public Silences {
        silences = List.copyOf(silences);
    }
}
