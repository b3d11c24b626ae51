package io.novacron.dwcpctl.ops.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.site.cluster.Autoscaler;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.ClusterException;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.cluster.ConfigMap;
import io.novacron.dwcpctl.site.cluster.Deployment;
import io.novacron.dwcpctl.site.cluster.Endpoints;
import io.novacron.dwcpctl.site.cluster.Permission;
import io.novacron.dwcpctl.site.cluster.Pod;
import io.novacron.dwcpctl.site.cluster.Revision;
import io.novacron.dwcpctl.site.cluster.Service;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What changed within the last hour, by what a cluster remembers. */
final class ClusterChangesTest {
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");
    private static final Instant HOUR_AGO = NOW.minusSeconds(3600);

    /** Knows revisions, pods and a config map, and nothing else. */
    private static final class StillCluster implements Cluster {
        private final List<Revision> revisions = new ArrayList<>();
        private final List<Pod> pods = new ArrayList<>();
        private @Nullable ConfigMap settings;

        @Override
        public ClusterNames names() {
            return ClusterNames.USUAL;
        }

        @Override
        public Deployment deployment(String name) {
            throw unknown(name);
        }

        @Override
        public List<Revision> rolloutHistory(String deployment) {
            return revisions;
        }

        @Override
        public List<Pod> pods(String deployment) {
            return pods;
        }

        @Override
        public Service service(String name) {
            throw unknown(name);
        }

        @Override
        public Endpoints endpoints(String service) {
            throw unknown(service);
        }

        @Override
        public ConfigMap configMap(String name) {
            if (settings == null) {
                throw unknown(name);
            }
            return settings;
        }

        @Override
        public boolean permits(Permission permission) {
            throw new AssertionError("looking needs no leave");
        }

        @Override
        public Optional<List<Autoscaler>> autoscalers(String deployment) {
            return Optional.empty();
        }

        @Override
        public void apply(ClusterChange change) {
            throw new AssertionError("nothing is changed by looking");
        }

        private static ClusterException unknown(String name) {
            return new ClusterException(ClusterException.Kind.NOT_FOUND, "there is no " + name, "Name another.");
        }
    }

    private final StillCluster cluster = new StillCluster();

    private static Revision revision(long number, int minutesAgo, @Nullable String cause, String tag, String flag) {
        return new Revision(
                number,
                NOW.minusSeconds(60L * minutesAgo),
                cause,
                "registry:5000/dwcp-v3:" + tag,
                Map.of("FEATURE_FLAG_ROLLOUT", flag));
    }

    private static Pod pod(String name, int restarts, @Nullable Instant last) {
        return new Pod(name, Map.of(), true, NOW.minusSeconds(90_000), restarts, last);
    }

    private List<Change> changes() throws Exception {
        List<Change> changes = new ArrayList<>();
        for (Callable<List<Change>> call : new ClusterChanges(cluster, HOUR_AGO).of("hde")) {
            changes.addAll(call.call());
        }
        return changes;
    }

    @Test
    void a_revision_says_what_it_changed_and_why() throws Exception {
        cluster.revisions.add(revision(6, 600, null, "3.1.0", "25"));
        cluster.revisions.add(revision(7, 40, null, "3.1.0", "50"));
        cluster.revisions.add(revision(8, 12, "hotfix 4711", "3.1.1", "50"));

        assertThat(changes())
                .containsExactly(
                        new Change(NOW.minusSeconds(2400), "dwcp-v3-hde", "revision 7, FEATURE_FLAG_ROLLOUT 25 to 50"),
                        new Change(
                                NOW.minusSeconds(720),
                                "dwcp-v3-hde",
                                "revision 8, image 3.1.0 to 3.1.1, \"hotfix 4711\""));
    }

    @Test
    void older_revisions_and_restarts_are_left_out() throws Exception {
        cluster.revisions.add(revision(6, 61, null, "3.1.0", "25"));
        cluster.pods.add(pod("a", 3, HOUR_AGO.minusSeconds(1)));
        cluster.pods.add(pod("b", 0, null));

        assertThat(changes()).isEmpty();
    }

    @Test
    void pods_that_restarted() throws Exception {
        cluster.pods.add(pod("a", 1, NOW.minusSeconds(300)));
        assertThat(changes())
                .containsExactly(new Change(NOW.minusSeconds(300), "dwcp-v3-hde", "pod a restarted, once in all"));

        cluster.pods.add(pod("b", 9, NOW.minusSeconds(60)));
        assertThat(changes()).containsExactly(new Change(NOW.minusSeconds(60), "dwcp-v3-hde", "2 pods restarted"));
    }

    @Test
    void a_config_map_that_was_changed_and_none_at_all() throws Exception {
        Callable<List<Change>> settings =
                new ClusterChanges(cluster, HOUR_AGO).ofTheRollout().get(3);
        assertThat(settings.call()).isEmpty();

        cluster.settings = new ConfigMap("dwcp-v3-config", Map.of(), "1", NOW.minusSeconds(60));
        assertThat(settings.call())
                .containsExactly(new Change(NOW.minusSeconds(60), "dwcp-v3-config", "the config map was changed"));

        cluster.settings = new ConfigMap("dwcp-v3-config", Map.of(), "1", HOUR_AGO.minusSeconds(60));
        assertThat(settings.call()).isEmpty();
    }
}
