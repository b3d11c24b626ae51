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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to run next, each command ready to be copied; those of dwcpctl begin with its name, without the context's options. */
final class NextCommands {
    private static final int MOST_PLAYBOOKS = 2;

    private final KubectlCommand kubectl;
    private final ClusterNames names;

    NextCommands(ClusterNames names) {
        this.names = names;
        this.kubectl = new KubectlCommand(names);
    }

    List<String> of(HealthReport health, List<Criterion> criteria, @Nullable AlertBoard alerts) {
        Set<String> playbooks = new LinkedHashSet<>();
        List<TargetHealth> down = health.unwell().stream()
                .filter(t -> t.verdict() == Verdict.FAIL && (t.isComponent() || t.isApplication()))
                .toList();
        if (!down.isEmpty()) {
            playbooks.add("component-down");
        }
        List<Criterion> failing =
                criteria.stream().filter(c -> c.verdict() == Verdict.FAIL).toList();
        failing.forEach(c -> playbooks.add(playbook(c)));
        if (alerts != null) {
            alerts.firing().stream()
                    .filter(o -> o.severity() == OpenAlert.Severity.CRITICAL)
                    .forEach(o -> o.playbook().ifPresent(playbooks::add));
        }
        List<String> commands = new ArrayList<>();
        playbooks.stream().limit(MOST_PLAYBOOKS).forEach(id -> commands.add("dwcpctl playbook run " + id));
        failing.stream().limit(2).forEach(c -> commands.add(look(c)));
        down.stream().map(TargetHealth::kind).distinct().limit(2).forEach(kind -> commands.add(logs(kind)));
        if (commands.isEmpty() && !health.unwell().isEmpty()) {
            commands.add("dwcpctl health " + health.unwell().get(0).id() + " -o json");
        }
        if (commands.isEmpty() && alerts != null && !alerts.firing().isEmpty()) {
            commands.add("dwcpctl alerts");
        }
        return commands;
    }

    private static String playbook(Criterion criterion) {
        return switch (criterion.answer().question().query().category()) {
            case "latency" -> "latency-p99-critical";
            case "throughput" -> "throughput-critical-low";
            default -> "error-rate-critical";
        };
    }

    private static String look(Criterion criterion) {
        String category = criterion.answer().question().query().category();
        String by = category.equals("throughput") ? "transport" : "component";
        return "dwcpctl " + category + " --by " + by
                + (criterion.region().isEmpty() ? "" : " --region " + criterion.region());
    }

    private String logs(String kind) {
        String deployment = kind.equals("application") ? names.application() : names.component(kind);
        return KubectlCommand.text(kubectl.command("logs", "deployment/" + deployment, "--tail=100"));
    }
}
