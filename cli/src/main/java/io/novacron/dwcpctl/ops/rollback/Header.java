package io.novacron.dwcpctl.ops.rollback;

import com.fasterxml.jackson.databind.JsonNode;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a rollback's journal.
 *
 * @param id unique to it
 * @param context of dwcpctl
 * @param simulated whether the cluster is
 * @param names the cluster's context and namespace, and what its objects are called
 * @param approver who asked for it, as they say
 * @param region that it is about; null for all
 * @param startedAt on the context's clock
 * @param reason that was given; the empty string where none was
 * @param baseline how v1 and v3 were before it began, of whoever verifies; JSON's null where nothing could be measured
 * @param preflight checks that did not pass, and what they said
 */
public record Header(
        String id,
        String context,
        boolean simulated,
        ClusterNames names,
        Mode mode,
        String approver,
        @Nullable String region,
        Instant startedAt,
        String reason,
        Aim aim,
        JsonNode baseline,
        List<String> preflight) {
    public Header {
        preflight = List.copyOf(preflight);
    }
}
