package io.novacron.dwcpctl.site.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What each change comes to on the command line. */
class KubectlCommandTest {
    private static final ClusterNames PRODUCTION = new ClusterNames("prod", "dwcp", "v3", "v1", "svc", "cm", "FLAG");

    private static String usual(ClusterChange change) {
        String text = KubectlCommand.text(new KubectlCommand(ClusterNames.USUAL).of(change));
        String prefix = "kubectl --namespace=dwcp-v3-production ";
        assertThat(text).startsWith(prefix);
        return text.substring(prefix.length());
    }

    @Test
    void everyChangeIsACommand() {
        assertThat(usual(new ClusterChange.Scale("dwcp-v1", 12))).isEqualTo("scale deployment/dwcp-v1 --replicas=12");
        assertThat(usual(new ClusterChange.SetEnv("dwcp-v3-amst", Map.of("STREAM_COUNT", "16"))))
                .isEqualTo("set env deployment/dwcp-v3-amst STREAM_COUNT=16");
        assertThat(usual(new ClusterChange.PauseRollout("dwcp-v3"))).isEqualTo("rollout pause deployment/dwcp-v3");
        assertThat(usual(new ClusterChange.ResumeRollout("dwcp-v3"))).isEqualTo("rollout resume deployment/dwcp-v3");
        assertThat(usual(new ClusterChange.UndoRollout("dwcp-v3", null))).isEqualTo("rollout undo deployment/dwcp-v3");
        assertThat(usual(new ClusterChange.UndoRollout("dwcp-v3", 4L)))
                .isEqualTo("rollout undo deployment/dwcp-v3 --to-revision=4");
        assertThat(usual(new ClusterChange.RestartRollout("dwcp-v3-hde")))
                .isEqualTo("rollout restart deployment/dwcp-v3-hde");
        assertThat(usual(new ClusterChange.SelectVersion("dwcp-service", "v1", null)))
                .isEqualTo("patch service/dwcp-service --type=merge"
                        + " '--patch={\"spec\":{\"selector\":{\"version\":\"v1\"}}}'");
        assertThat(usual(new ClusterChange.SetConfigKey("dwcp-v3-config", "note", "it's \"so\"")))
                .isEqualTo("patch configmap/dwcp-v3-config --type=merge"
                        + " '--patch={\"data\":{\"note\":\"it'\\''s \\\"so\\\"\"}}'");
    }

    @Test
    void theFlagIsSetInTheSameChangeThatResumes() {
        assertThat(new KubectlCommand(PRODUCTION)
                        .of(new ClusterChange.ResumeWithEnv("v3", "app", Map.of("FLAG", "0", "A", "1"))))
                .containsExactly(
                        "kubectl",
                        "--context=prod",
                        "--namespace=dwcp",
                        "patch",
                        "deployment/v3",
                        "--type=strategic",
                        "--patch={\"spec\":{\"paused\":false,\"template\":{\"spec\":{\"containers\":[{\"name\":\"app\","
                                + "\"env\":[{\"name\":\"A\",\"value\":\"1\"},{\"name\":\"FLAG\",\"value\":\"0\"}]}]}}}}");
    }

    @Test
    void aResourceVersionGoesWithTheChange() {
        assertThat(usual(new ClusterChange.Annotate("dwcp-v3", "dwcpctl/run", "a b", "1007")))
                .isEqualTo("annotate deployment/dwcp-v3 'dwcpctl/run=a b' --overwrite --resource-version=1007");
        assertThat(usual(new ClusterChange.Annotate("dwcp-v3", "dwcpctl/run", null, null)))
                .isEqualTo("annotate deployment/dwcp-v3 dwcpctl/run-");
        assertThat(usual(new ClusterChange.SelectVersion("dwcp-service", "v3", "12")))
                .endsWith("'--patch={\"metadata\":{\"resourceVersion\":\"12\"},"
                        + "\"spec\":{\"selector\":{\"version\":\"v3\"}}}'");
    }

    @Test
    void anOptionCannotBeSmuggledInByAValue() {
        List<String> command = new KubectlCommand(ClusterNames.USUAL)
                .of(new ClusterChange.SetEnv("dwcp-v3", new TreeMap<>(Map.of("A", "1 --all", "B", ""))));
        assertThat(command).endsWith("deployment/dwcp-v3", "A=1 --all", "B=");
        assertThat(KubectlCommand.text(command)).endsWith("'A=1 --all' B=");
        assertThat(KubectlCommand.text(List.of("a", "", "b"))).isEqualTo("a '' b");
    }

    @Test
    void whatMakesNoSenseIsNoChange() {
        assertThatThrownBy(() -> new ClusterChange.Scale("dwcp-v1", -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ClusterChange.SetEnv("dwcp-v3", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAbsentClusterSaysWhyWhateverIsAsked() {
        Cluster absent = new AbsentCluster(
                ClusterNames.USUAL,
                () -> new ClusterException(ClusterException.Kind.NOT_CONFIGURED, "no kubernetes", "Add it."));
        List<Runnable> calls = List.of(
                () -> absent.deployment("dwcp-v3"),
                () -> absent.rolloutHistory("dwcp-v3"),
                () -> absent.pods("dwcp-v3"),
                () -> absent.service("dwcp-service"),
                () -> absent.endpoints("dwcp-service"),
                () -> absent.configMap("dwcp-v3-config"),
                () -> absent.permits(new Permission("get", "services", null, null)),
                () -> absent.autoscalers("dwcp-v1"),
                () -> absent.apply(new ClusterChange.Scale("dwcp-v1", 1)));
        for (Runnable call : calls) {
            assertThatThrownBy(call::run)
                    .isInstanceOfSatisfying(
                            CliException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                    .hasMessage("no kubernetes");
        }
    }

    @Test
    void aDeploymentIsRolledOutWhenNothingElseIsLeft() {
        assertThat(deployment(true, new Deployment.Replicas(3, 3, 3, 3, 3)).isRolledOut())
                .isTrue();
        assertThat(deployment(false, new Deployment.Replicas(3, 3, 3, 3, 3)).isRolledOut())
                .isFalse();
        assertThat(deployment(true, new Deployment.Replicas(3, 4, 3, 4, 4)).isRolledOut())
                .isFalse();
        assertThat(deployment(true, new Deployment.Replicas(3, 3, 2, 3, 3)).isRolledOut())
                .isFalse();
        assertThat(deployment(true, new Deployment.Replicas(3, 3, 3, 3, 2)).isRolledOut())
                .isFalse();
    }

    private static Deployment deployment(boolean observed, Deployment.Replicas replicas) {
        return new Deployment("d", replicas, false, observed, "c", "i", Map.of(), Map.of(), Map.of(), "1", 1, null);
    }

    @Test
    void endpointsAreCountedByVersion() {
        Endpoints endpoints = new Endpoints(
                "s",
                List.of(
                        new Endpoints.Address("10.0.0.1", "a", "v1", true),
                        new Endpoints.Address("10.0.0.2", "b", "v3", true),
                        new Endpoints.Address("10.0.0.3", "c", "v1", false)));
        assertThat(endpoints.ready()).isEqualTo(2);
        assertThat(endpoints.ready("v1")).isEqualTo(1);
        assertThat(endpoints.ready("v2")).isZero();
    }
}
