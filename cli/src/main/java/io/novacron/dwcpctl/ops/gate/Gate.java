package io.novacron.dwcpctl.ops.gate;

import java.time.Duration;
import java.util.List;

/**
 * Criteria and how they are looked at.
 *
 * @param window over which votes are measured
 * @param widened the window where the first one saw too little
 * @param seen a selector of the series that tell which regions there are, where the context does not say
 * @param origin the file it was read from
 */
public record Gate(
        String id,
        String title,
        Duration window,
        Duration widened,
        String seen,
        List<Criterion> criteria,
        String origin) {
    public Gate {
        criteria = List.copyOf(criteria);
    }
}
