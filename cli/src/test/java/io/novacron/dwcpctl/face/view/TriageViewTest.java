package io.novacron.dwcpctl.face.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.face.output.Block;
import io.novacron.dwcpctl.ops.alerts.AlertBoard;
import io.novacron.dwcpctl.ops.gate.Assessment;
import io.novacron.dwcpctl.ops.gate.Decision;
import io.novacron.dwcpctl.ops.gate.Gate;
import io.novacron.dwcpctl.ops.gate.Inquiry;
import io.novacron.dwcpctl.ops.health.HealthReport;
import io.novacron.dwcpctl.ops.health.TargetHealth;
import io.novacron.dwcpctl.ops.triage.TriageReport;
import io.novacron.dwcpctl.site.alert.Alerts;
import io.novacron.dwcpctl.site.alert.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A decision of the gate beside what the gate does not look at. */
final class TriageViewTest {
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");
    private static final AlertBoard NO_ALERTS = AlertBoard.of(
            new Alerts(List.of(), true, true, new Origin(List.of("a"), NOW, List.of(), Duration.ZERO)), NOW);

    private static TriageReport report(Decision decision, Verdict grafana, @Nullable AlertBoard alerts) {
        Gate gate = new Gate("rollout", "", Duration.ZERO, Duration.ZERO, "up", List.of(), "");
        Assessment assessment = new Assessment(
                gate,
                new Inquiry(NOW, Duration.ZERO, true, Set.of(), null),
                decision,
                List.of(decision),
                "",
                List.of(),
                List.of(),
                List.of(),
                "");
        TargetHealth target = new TargetHealth("grafana", "grafana", "", "http://g", grafana, "", Duration.ZERO);
        return new TriageReport(
                new HealthReport(List.of(target)), assessment, List.of(), alerts, List.of(), List.of(), List.of());
    }

    private static String headline(TriageReport report) {
        Block first = new TriageView(new Asked("c", false, NOW, null, ZoneOffset.UTC), "")
                .of(report)
                .blocks()
                .get(0);
        return ((Block.Paragraph) first).spans().stream().map(Block.Span::text).collect(Collectors.joining());
    }

    @Test
    void a_GO_is_healthy_only_where_all_else_is_known_to_be_well() {
        assertThat(headline(report(Decision.GO, Verdict.PASS, NO_ALERTS)))
                .isEqualTo("healthy  2026-01-31 09:30:00 +00:00");
        assertThat(headline(report(Decision.GO, Verdict.FAIL, NO_ALERTS)))
                .isEqualTo("GO, but not all is well: grafana down  2026-01-31 09:30:00 +00:00");
        assertThat(headline(report(Decision.GO, Verdict.ERROR, NO_ALERTS)))
                .isEqualTo("GO, but not all is well: grafana not known  2026-01-31 09:30:00 +00:00");
        assertThat(headline(report(Decision.GO, Verdict.PASS, null)))
                .isEqualTo("GO, but not all is well: alerts not known  2026-01-31 09:30:00 +00:00");
    }

    @Test
    void every_other_decision_is_what_it_is() {
        assertThat(headline(report(Decision.UNKNOWN, Verdict.PASS, NO_ALERTS))).startsWith("unknown");
        assertThat(headline(report(Decision.NO_GO, Verdict.PASS, NO_ALERTS))).startsWith("critical");
        assertThat(headline(report(Decision.CAUTION, Verdict.FAIL, NO_ALERTS))).startsWith("degraded");
        assertThat(report(Decision.UNKNOWN, Verdict.PASS, NO_ALERTS).verdict()).isEqualTo(Verdict.ERROR);
    }
}
