package io.novacron.dwcpctl.ops.triage;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.ops.alerts.AlertBoard;
import io.novacron.dwcpctl.ops.alerts.OpenAlert;
import io.novacron.dwcpctl.ops.health.HealthReport;
import io.novacron.dwcpctl.ops.health.TargetHealth;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.cluster.KubectlCommand;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to run next, each command ready to be copied; those of dwcpctl begin with its name, without the context's options. */
final class NextCommands {
    private static final int MOST_PLAYBOOKS = 2;
    private static final String COMPONENT_DOWN = "component-down";

    /** The playbook of a criterion of the rollout gate. What an alert says goes without it. */
    private static final Map<String, String> PLAYBOOKS = Map.of(
            "latency-p99", "latency-p99-critical",
            "throughput", "throughput-critical-low",
            "error-rate", "error-rate-critical",
            "errors", "error-rate-critical",
            "targets", COMPONENT_DOWN,
            "components", COMPONENT_DOWN);

    private final KubectlCommand kubectl;
    private final ClusterNames names;

    NextCommands(ClusterNames names) {
        this.names = names;
        this.kubectl = new KubectlCommand(names);
    }

    List<String> of(HealthReport health, List<Measure> measures, @Nullable AlertBoard alerts) {
        Set<String> playbooks = new LinkedHashSet<>();
        List<TargetHealth> down = health.unwell().stream()
                .filter(t -> t.verdict() == Verdict.FAIL && (t.isComponent() || t.isApplication()))
                .toList();
        if (!down.isEmpty()) {
            playbooks.add(COMPONENT_DOWN);
        }
        List<Measure> failing = measures.stream().filter(Measure::isFailing).toList();
        failing.forEach(m -> {
            String playbook = PLAYBOOKS.get(m.result().id());
            if (playbook != null) {
                playbooks.add(playbook);
            }
        });
        if (alerts != null) {
            alerts.firing().stream()
                    .filter(o -> o.severity() == OpenAlert.Severity.CRITICAL)
                    .forEach(o -> o.playbook().ifPresent(playbooks::add));
        }
        Set<String> commands = new LinkedHashSet<>();
        playbooks.stream().limit(MOST_PLAYBOOKS).forEach(id -> commands.add("dwcpctl playbook run " + id));
        down.stream().map(TargetHealth::kind).distinct().limit(2).forEach(kind -> commands.add(logs(kind)));
        // who is down has been named: that somebody is need not be asked
        List<Measure> asked = measures.stream()
                .filter(m -> down.isEmpty()
                        || !COMPONENT_DOWN.equals(PLAYBOOKS.get(m.result().id())))
                .toList();
        asked.stream()
                .filter(Measure::isFailing)
                .forEach(m -> commands.addAll(m.result().next()));
        asked.stream()
                .filter(m -> !m.isFailing())
                .forEach(m -> commands.addAll(m.result().next()));
        if (commands.isEmpty() && !health.unwell().isEmpty()) {
            commands.add("dwcpctl health " + health.unwell().get(0).id() + " -o json");
        }
        if (commands.isEmpty() && alerts != null && !alerts.firing().isEmpty()) {
            commands.add("dwcpctl alerts");
        }
        if (commands.isEmpty() && measures.stream().anyMatch(m -> m.verdict() != Verdict.PASS)) {
            commands.add("dwcpctl gonogo");
        }
        return new ArrayList<>(commands);
    }

    private String logs(String kind) {
        String deployment = kind.equals("application") ? names.application() : names.component(kind);
        return KubectlCommand.text(kubectl.command("logs", "deployment/" + deployment, "--tail=100"));
    }
}
