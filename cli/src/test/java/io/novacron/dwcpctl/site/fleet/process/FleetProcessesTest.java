package io.novacron.dwcpctl.site.fleet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.fleet.demo.Demo;
import io.novacron.dwcpctl.site.process.ProcessException;
import io.novacron.dwcpctl.site.process.ProcessReply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of playbooks, asked of the demo. */
class FleetProcessesTest {
    private static final Clock WALL = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private static Demo demo(@Nullable String scenario) {
        return Demo.open(WALL, null, scenario, null, remark -> {});
    }

    private static ProcessReply run(Demo demo, String command) {
        return new FleetProcesses(demo).run(List.of(command.split(" ", -1)), Duration.ofSeconds(10));
    }

    private static String out(Demo demo, String command) {
        ProcessReply reply = run(demo, command);
        assertThat(reply.err()).isEmpty();
        assertThat(reply.exitCode()).isZero();
        assertThat(reply.truncated()).isFalse();
        return reply.out();
    }

    @Test
    void theRolloutsHistory() {
        Demo demo = demo("error-burst");
        assertThat(out(demo, "kubectl -n dwcp-v3-production rollout history deployment/dwcp-v3"))
                .isEqualTo("""
                        deployment.apps/dwcp-v3
                        REVISION   CHANGE-CAUSE
                        1          rollout to 50 %
                        2          rollout to 100 %
                        3          RPC_TIMEOUT_MS=50
                        """);
        assertThat(out(demo, "kubectl rollout history deployment dwcp-v3 --revision=3"))
                .isEqualTo("""
                        deployment.apps/dwcp-v3 with revision #3
                        Pod Template:
                          Containers:
                           dwcp-v3:
                            Image:\tregistry.novacron.io/dwcp-v3:3.2.0
                            Environment:
                              FEATURE_FLAG_ROLLOUT:\t100
                              RPC_TIMEOUT_MS:\t50
                        """);
        assertThat(out(demo, "kubectl rollout status deployment/dwcp-v3"))
                .isEqualTo("deployment \"dwcp-v3\" successfully rolled out\n");
        demo.cluster().apply(new ClusterChange.UndoRollout("dwcp-v3", null));
        demo.awaitUntil(demo.now().plusSeconds(15));
        assertThat(out(demo, "kubectl rollout status deployment/dwcp-v3"))
                .isEqualTo("Waiting for deployment \"dwcp-v3\" rollout to finish: 2 of 12 new replicas have been"
                        + " updated, 12 are available...\n");
        assertThat(out(demo, "kubectl rollout history deployment/dwcp-v3"))
                .endsWith("1          rollout to 50 %\n3          RPC_TIMEOUT_MS=50\n4          <none>\n");
    }

    @Test
    void theConfigMap() {
        assertThat(out(demo(null), "kubectl get configmap dwcp-v3-config -o yaml"))
                .isEqualTo("""
                        apiVersion: v1
                        data:
                          log_level: "info"
                          migration_timeout: "300s"
                          rollout_stage: "100"
                        kind: ConfigMap
                        metadata:
                          name: dwcp-v3-config
                          namespace: dwcp-v3-production
                          resourceVersion: "48001"
                        """);
        assertThat(out(demo(null), "kubectl get cm/dwcp-v3-config"))
                .isEqualTo("NAME             DATA   AGE\ndwcp-v3-config   3      15d\n");
    }

    @Test
    void logsTellTheErrorsThatTheMetricsCount() {
        Demo steady = demo(null);
        Demo burst = demo("error-burst");
        String pods = "kubectl logs -l app=dwcp-v3 --since=1m --tail=5000 --prefix";
        List<String> many = out(burst, pods).lines().toList();
        // 120 errors a second in one of two regions, all of whose pods are asked
        assertThat((double) many.size()).isBetween(60 * 100.0, 60 * 140.0);
        assertThat(out(steady, pods).lines().count()).isLessThan(60);
        assertThat(many.stream().filter(l -> l.contains("amst network_timeout")).count())
                .isGreaterThan(many.size() / 2);
        assertThat(many.get(0))
                .matches("\\[pod/dwcp-v3-[0-9a-f]{9}-[0-9a-f]{5}/dwcp-v3\\] 2026-03-01T11:59:\\d\\d\\.000Z"
                        + " (WARN |ERROR) [a-z]+ [a-z_]+: .+ \\(m-[0-9a-f]{6}\\)");
        assertThat(out(burst, pods)).isEqualTo(out(burst, pods));
        assertThat(out(burst, "kubectl logs deployment/dwcp-v3 --tail 20")
                        .lines()
                        .count())
                .isLessThanOrEqualTo(20);
        assertThat(out(burst, "kubectl logs -l app=dwcp-v3-hde --since=1m").lines())
                .isNotEmpty()
                .allMatch(l -> l.contains(" hde compression_error: "));
        assertThat(out(demo("component-down"), "kubectl logs -l app=dwcp-v3-hde"))
                .contains("FATAL cannot serve, exiting with code 1\n");
    }

    @Test
    void whoUsesHowMuch() {
        Demo demo = demo(null);
        List<String> nodes = out(demo, "kubectl top nodes").lines().toList();
        assertThat(nodes).hasSize(7);
        assertThat(nodes.get(0)).matches("NAME +CPU\\(cores\\) +CPU% +MEMORY\\(bytes\\) +MEMORY%");
        assertThat(nodes.get(1)).matches("eu-west-node-1 +\\d{4,5}m +[4-7]\\d% +\\d{5}Mi +[56]\\d%");
        List<String> pods = out(demo, "kubectl top pods --selector=app=dwcp-v1 --no-headers")
                .lines()
                .toList();
        assertThat(pods).hasSize(2).allMatch(p -> p.matches("dwcp-v1-[0-9a-f-]+ +\\d{3,4}m +\\d{4}Mi"));
        double leaking = memory(out(demo("memory-leak"), "kubectl top nodes --no-headers"));
        assertThat(leaking).isGreaterThan(memory(out(demo, "kubectl top nodes --no-headers")) + 10);
    }

    /** Of the first node, in percent. */
    private static double memory(String nodes) {
        String first = nodes.lines().findFirst().orElseThrow();
        return Double.parseDouble(
                first.substring(first.lastIndexOf(' ')).strip().replace("%", ""));
    }

    @Test
    void podsAndDeployments() {
        Demo demo = demo("component-down");
        assertThat(out(demo, "kubectl get pods -l app=dwcp-v3-hde").lines().toList())
                .hasSize(5)
                .filteredOn(l -> l.matches("dwcp-v3-hde-[0-9a-f-]+ +0/1 +CrashLoopBackOff +4 +15d"))
                .hasSize(2);
        assertThat(out(demo, "kubectl get deployment dwcp-v3-hde"))
                .isEqualTo("NAME          READY   UP-TO-DATE   AVAILABLE\ndwcp-v3-hde   2/4     4            2\n");
        demo.cluster().apply(new ClusterChange.SetEnv("dwcp-v1", Map.of("A", "1")));
        List<String> deployments =
                out(demo, "kubectl get deployments --no-headers").lines().toList();
        assertThat(deployments).hasSize(8);
        assertThat(deployments.get(7)).matches("dwcp-v1 +2/2 +1 +2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubectl rollout history deployment/dwcp-v9 | deployments.apps \"dwcp-v9\"",
                "kubectl get configmap nothing | configmaps \"nothing\"",
                "kubectl logs dwcp-v3-0 | pods \"dwcp-v3-0\"",
                "kubectl get pods -n elsewhere | namespaces \"elsewhere\"",
            })
    void whatIsNotThereIsNotFound(String commandAndObject) {
        int bar = commandAndObject.indexOf(" | ");
        assertThat(run(demo(null), commandAndObject.substring(0, bar)))
                .isEqualTo(ProcessReply.of(
                        1,
                        "",
                        "Error from server (NotFound): " + commandAndObject.substring(bar + 3) + " not found\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rm -rf /",
                "kubectl delete pod x",
                "kubectl logs -f deployment/dwcp-v3",
                "kubectl rollout undo deployment/dwcp-v3",
                "kubectl get pods -o json",
                "kubectl get pods -l tier=1",
                "kubectl exec x -- sh",
                "kubectl logs deployment/dwcp-v3 --tail=x",
            })
    void whatIsNotSimulatedIsRefusedAndNothingIsMadeUp(String command) {
        assertThatThrownBy(() -> run(demo(null), command))
                .isInstanceOfSatisfying(ProcessException.class, e -> {
                    assertThat(e.kind()).isEqualTo(ProcessException.Kind.NOT_SIMULATED);
                    assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
                })
                .hasMessageStartingWith("the simulated system has no answer to ");
    }
}
