package io.novacron.dwcpctl.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.library.YamlNode;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract, section 6, wants of the playbooks. */
final class PlaybooksContractTest {
    private static final ShippedFiles SHIPPED = new ShippedFiles();
    private static final List<String> RESTARTS = List.of("set-env", "undo", "restart");
    private static final Map<String, YamlNode> PLAYBOOKS = read();

    private static Map<String, YamlNode> read() {
        Map<String, YamlNode> playbooks = new TreeMap<>();
        Stream.concat(SHIPPED.list("playbooks/").stream(), SHIPPED.list("playbooks/workflows/").stream())
                .distinct()
                .filter(path -> path.matches("playbooks/(workflows/)?[a-z0-9-]+\\.yaml"))
                .filter(path -> !path.endsWith("/escalation.yaml"))
                .map(path -> Yaml.read(path, SHIPPED.text(path)))
                .forEach(root -> playbooks.put(root.required("id").text(), root));
        return playbooks;
    }

    private static List<YamlNode> steps(String playbook) {
        YamlNode root = PLAYBOOKS.get(playbook);
        assertThat(root).as(playbook).isNotNull();
        return root.required("steps").items();
    }

    /** By the alert's name: its runbook. */
    private static Map<String, String> runbooks() {
        Pattern rule = Pattern.compile("(?s)- alert: (\\w+)\\n.*?\\n +runbook: (\\S+)\\n");
        Map<String, String> runbooks = new TreeMap<>();
        SHIPPED.list("queries/rules/").stream()
                .filter(path -> path.endsWith(".yml") && !path.contains("/tests/"))
                .flatMap(path -> rule.matcher(SHIPPED.text(path)).results())
                .forEach(found -> runbooks.put(found.group(1), found.group(2)));
        return runbooks;
    }

    @Test
    void every_alert_has_its_playbook() {
        Map<String, String> alerts = PLAYBOOKS.entrySet().stream()
                .filter(each -> each.getValue().field("alert").isPresent())
                .collect(Collectors.toMap(
                        each -> each.getValue().required("alert").text(),
                        Map.Entry::getKey,
                        (a, b) -> a,
                        TreeMap::new));

        assertThat(alerts).isEqualTo(runbooks()).hasSize(32);
        assertThat(PLAYBOOKS).hasSize(40);
    }

    @Test
    void whatever_leads_to_a_playbook_finds_it() {
        List<CookbookQuery> cookbook = new Cookbook(new Library(SHIPPED, null)).all();
        Set<String> queries = cookbook.stream().map(CookbookQuery::id).collect(Collectors.toSet());

        assertThat(PLAYBOOKS.keySet())
                .containsAll(cookbook.stream()
                        .flatMap(query -> query.next().stream())
                        .filter(id -> !queries.contains(id))
                        .collect(Collectors.toSet()));
        // what triage says to run
        assertThat(PLAYBOOKS)
                .containsKeys(
                        "component-down", "latency-p99-critical", "throughput-critical-low", "error-rate-critical");
    }

    @ParameterizedTest
    @CsvSource({"high-latency, 7", "throughput-degradation, 7", "error-spike, 7", "memory-leak, 6"})
    void workflows_have_so_many_steps(String workflow, int steps) {
        List<String> numbers = steps(workflow).stream()
                .map(step -> step.required("title").text())
                .filter(title -> title.matches("\\d\\. .*"))
                .map(title -> title.substring(0, 1))
                .toList();

        assertThat(numbers)
                .containsExactlyElementsOf(Stream.iterate(1, i -> i + 1)
                        .limit(steps)
                        .map(String::valueOf)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollout-no-go", "latency-p99-critical", "throughput-critical-low", "error-rate-critical"})
    void the_critical_ones_go_all_the_way(String playbook) {
        List<YamlNode> steps = steps(playbook);

        assertThat(steps.stream().map(step -> step.required("phase").text()).distinct())
                .contains("immediate", "diagnosis", "decision", "mitigation", "communication", "resolution");
        assertThat(steps.stream().map(step -> step.required("id").text()))
                .contains("cause-found", "fix-time", "fix-risk", "v1-up", "which-fix", "say-rollback", "rollback");
        assertThat(steps.stream()
                        .flatMap(step -> step.field("wait-until").stream())
                        .filter(wait -> wait.required("query").text().equals("latency-p99")
                                && wait.required("is").text().equals("< 0.5")
                                && wait.required("for").text().equals("5m")))
                .as("P99 < 500 ms for 5 minutes running")
                .isNotEmpty();
        assertThat(steps.stream()
                        .flatMap(step -> step.field("done").stream())
                        .filter(done -> List.of("resolved", "rolled-back")
                                .contains(done.required("outcome").text()))
                        .flatMap(done -> done.required("next").texts().stream())
                        .distinct())
                .containsExactly("post-incident-1h");
        assertThat(steps.stream()
                        .flatMap(step -> step.field("notify").stream())
                        .map(notify -> notify.required("template").text()))
                .contains(
                        "emergency-notice",
                        "status-investigating",
                        "status-identified",
                        "status-monitoring",
                        "status-resolved",
                        "stakeholder-update");
    }

    /** A change of a pod template costs the migrations that run on its pods: the step must say so before it is done. */
    @Test
    void steps_that_restart_pods_say_so() {
        for (String playbook : PLAYBOOKS.keySet()) {
            for (YamlNode step : steps(playbook)) {
                YamlNode change = step.field("cluster").orElse(null);
                if (change != null
                        && RESTARTS.stream().anyMatch(kind -> change.field(kind).isPresent())) {
                    assertThat(step.required("text").text()).as(step.location()).contains("restart");
                }
            }
        }
    }

    @Test
    void every_step_has_one_action_to_read_and_not_a_page() {
        for (String playbook : PLAYBOOKS.keySet()) {
            for (YamlNode step : steps(playbook)) {
                assertThat(step.required("text").text().strip())
                        .as(step.location())
                        .hasSizeBetween(5, 330)
                        .matches("(?s).*[.?!]");
                assertThat(step.field("observe").map(YamlNode::items).orElse(List.of()))
                        .as(step.location())
                        .hasSizeLessThanOrEqualTo(4);
                boolean ends = step.field("done").isPresent();
                assertThat(step.field("budget").isPresent()).as(step.location()).isEqualTo(!ends);
            }
        }
    }
}
