package io.novacron.dwcpctl.ops.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadOnlyCommandTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubectl logs deployment/dwcp-v3 --since=10m --tail=50",
                "kubectl logs -l=app=dwcp-v3-hde --all-containers --previous",
                "kubectl top pods",
                "kubectl get configmap dwcp-v3-config -o=yaml",
                "kubectl describe deployment dwcp-v3",
                "kubectl rollout history deployment/dwcp-v3 --revision=2",
                "kubectl rollout status deployment/dwcp-v3 --timeout=5s",
            })
    void these_only_read(String line) {
        assertThat(ReadOnlyCommand.fault(words(line))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sh -c ls",
                "kubectl delete pod x",
                "kubectl exec pod/x",
                "kubectl rollout undo deployment/dwcp-v3",
                "kubectl get secrets",
                "kubectl get secret/token",
                "kubectl logs -f deployment/dwcp-v3",
                "kubectl get pods --watch",
                "kubectl get pods --kubeconfig=/tmp/other",
                "kubectl get pods --context=other",
                "kubectl get pods --namespace=kube-system",
                "kubectl get pods -o=jsonpath={.x}",
                "kubectl get pods --as=root",
                "kubectl get",
                "kubectl get pods ../x",
                "kubectl logs --tail 50",
            })
    void these_are_refused(String line) {
        assertThat(ReadOnlyCommand.fault(words(line))).isNotEmpty();
    }

    @Test
    void names_are_those_of_the_context() {
        ClusterNames names = new ClusterNames("prod", "ns", "app", "old", "svc", "map", "FLAG");

        assertThat(ReadOnlyCommand.resolve(
                        words("kubectl logs deployment/dwcp-v3-hde -l=app=dwcp-v1"), names, Map.of()))
                .containsExactly(
                        "kubectl", "--context=prod", "--namespace=ns", "logs", "deployment/app-hde", "-l=app=old");
    }

    @Test
    void what_was_put_in_cannot_make_it_another_command() {
        List<Wording> command =
                List.of(Wording.verbatim("kubectl"), Wording.verbatim("logs"), Wording.verbatim("--kubeconfig=/evil"));

        assertThatThrownBy(() -> ReadOnlyCommand.resolve(command, ClusterNames.USUAL, Map.of()))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("may not be run");
    }

    private static List<Wording> words(String line) {
        return Stream.of(line.split(" ")).map(Wording::verbatim).toList();
    }
}
