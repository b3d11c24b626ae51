package io.novacron.dwcpctl.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlParser;
import io.novacron.dwcpctl.metrics.promql.tree.Leaf;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.gate.Criterion;
import io.novacron.dwcpctl.ops.gate.Gates;
import io.novacron.dwcpctl.ops.gate.Role;
import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RealPrometheus;
import io.novacron.dwcpctl.testing.RealPushgateway;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Pushgateway holds copies of our metrics under our jobs, and a real Prometheus believes their labels. */
final class PushedCopiesIT {
    private static final Duration SCRAPED = Duration.ofSeconds(20);
    private static final String APPLICATION = """
            dwcp_v3_migration_latency_seconds_bucket{region="eu-west",mode="datacenter",le="0.5"} 900
            dwcp_v3_migration_latency_seconds_count{region="eu-west",mode="datacenter"} 900
            dwcp_v3_migrations_total{region="eu-west",status="failed"} 0
            dwcp_v3_throughput_bytes_per_second{region="eu-west",component="amst",direction="tx"} 9e9
            dwcp_v3_active_migrations{region="eu-west"} 12
            dwcp_v3_component_health{region="eu-west",component="hde"} 1
            dwcp_v3_errors_total{region="eu-west"} 0
            up{region="eu-west"} 1
            """;
    private static final String CONSENSUS = """
            dwcp_v3_acp_consensus_failures_total{region="eu-west"} 0
            dwcp_v3_acp_quorum_size{region="eu-west"} 5
            dwcp_v3_acp_quorum_required{region="eu-west"} 3
            dwcp_v3_acp_byzantine_detections_total{region="eu-west"} 0
            """;

    @TempDir
    static Path data;

    @Test
    void count_for_no_vote_and_no_veto() {
        List<Criterion> deciding = rollout().stream()
                .filter(criterion -> criterion.role() != Role.CAUTION)
                .toList();
        Criterion veto = deciding.stream()
                .filter(criterion -> criterion.id().equals("pushed-copy"))
                .findFirst()
                .orElseThrow();
        try (RealPushgateway pushgateway = RealPushgateway.start(RealPrograms.INSTALLED, data);
                RealPrometheus prometheus =
                        RealPrometheus.start(RealPrograms.INSTALLED, data, believing(pushgateway))) {
            pushgateway.push("job/dwcp-v3", APPLICATION);
            pushgateway.push("job/dwcp-v3-acp", CONSENSUS);
            prometheus.await("copies scraped", SCRAPED, () -> prometheus.scalar("count({job=~\"dwcp-v3.*\"})") >= 14);
            for (Criterion criterion : deciding) {
                for (Leaf leaf : leaves(criterion)) {
                    String selector = selector(leaf, true);
                    assertThat(prometheus.query(selector).path("result"))
                            .as(selector)
                            .isEmpty();
                    if (!criterion.equals(veto)) {
                        String unguarded = selector(leaf, false);
                        assertThat(prometheus.query(unguarded).path("result"))
                                .as(unguarded)
                                .isNotEmpty();
                    }
                }
            }

            pushgateway.push("job/dwcp-v3/instance/dwcp-v3.eu-west:8080", APPLICATION);
            String told = veto.expression().resolve("5m", null);
            prometheus.await("the copy of a target seen", SCRAPED, () -> prometheus.scalar(told) == 1);
            assertThat(Objects.requireNonNull(veto.fail()).holds(1)).isTrue();
        }
    }

    private static String believing(RealPushgateway pushgateway) {
        return """
                scrape_configs:
                  - job_name: pushgateway
                    honor_labels: true
                    scrape_interval: 1s
                    static_configs: [{targets: ["%s"]}]
                """.formatted(pushgateway.url().getAuthority());
    }

    private static List<Criterion> rollout() {
        Library library = new Library(new ShippedFiles(), null);
        return new Gates(library, new Cookbook(library)).get("rollout").criteria();
    }

    private static List<Leaf> leaves(Criterion criterion) {
        return Leaf.of(PromqlParser.parse(criterion.expression().resolve("5m", null)));
    }

    private static String selector(Leaf leaf, boolean guarded) {
        return leaf.selector().matchers().stream()
                .map(Object::toString)
                .filter(matcher -> guarded || !matcher.startsWith("instance"))
                .distinct()
                .reduce((a, b) -> a + ", " + b)
                .map(all -> "{" + all + "}")
                .orElseThrow();
    }
}
