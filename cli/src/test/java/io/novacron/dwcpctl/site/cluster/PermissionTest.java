package io.novacron.dwcpctl.site.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** That these permissions are enough is shown against a real API server. */
class PermissionTest {
    @Test
    void a_change_says_what_it_needs_to_be_allowed() {
        assertThat(Permission.neededFor(new ClusterChange.Scale("dwcp-v1", 3)))
                .extracting(Permission::toString)
                .containsExactly("get deployments.apps/dwcp-v1", "patch deployments.apps/dwcp-v1 (scale)");
        assertThat(Permission.neededFor(new ClusterChange.UndoRollout("dwcp-v3", null)))
                .extracting(Permission::toString)
                .containsExactly(
                        "get deployments.apps/dwcp-v3", "patch deployments.apps/dwcp-v3", "list replicasets.apps");
        assertThat(Permission.neededFor(new ClusterChange.SelectVersion("dwcp-service", "v1", null)))
                .extracting(Permission::toString)
                .containsExactly("get services/dwcp-service", "patch services/dwcp-service");
    }
}
