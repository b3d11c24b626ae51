package io.novacron.dwcpctl.site.kubectl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.ClusterException;
import io.novacron.dwcpctl.site.cluster.ClusterException.Kind;
import io.novacron.dwcpctl.site.cluster.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which kubectl, or who answers it, can fail: what is said, and with which code it ends. */
class KubectlFaultsTest {
    private static final ClusterChange SCALE = new ClusterChange.Scale("dwcp-v1", 3);
    private static final String CONFIG_MAP = "{\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"dwcp-v3-config\","
            + "\"resourceVersion\":\"7\"},\"data\":{\"mode\":\"hybrid\"}}";
    private static final String NOT_KNOWN = "; whether the change was made is not known";

    @TempDir
    Path folder;

    private FakeKubectl kubectl;

    @BeforeEach
    void setUp() {
        kubectl = new FakeKubectl(folder);
    }

    private static ClusterException failure(ThrowingCallable call) {
        ClusterException failure = assertThatExceptionOfType(ClusterException.class)
                .isThrownBy(call)
                .actual();
        assertThat(failure.getMessage()).isNotEmpty().doesNotContain("\n");
        assertThat(failure.suggestion()).isNotEmpty().doesNotContain("\n");
        return failure;
    }

    private ClusterException read() {
        return failure(() -> kubectl.cluster().configMap("dwcp-v3-config"));
    }

    private ClusterException change() {
        return failure(() -> kubectl.cluster().apply(SCALE));
    }

    private static void assertIs(
            ClusterException failure, Kind kind, ExitCode code, String message, String suggestion) {
        assertThat(failure).hasMessage(message);
        assertThat(failure.suggestion()).isEqualTo(suggestion);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.exitCode()).isEqualTo(code);
    }

    @Test
    void one_that_is_missing_or_cannot_be_executed_is_said() {
        assertIs(
                read(),
                Kind.NOT_CONFIGURED,
                ExitCode.BAD_INPUT,
                "kubectl is in no folder of PATH",
                "Install kubectl, or add its folder to PATH.");
        Path program = kubectl.write("kubectl", "#!/bin/sh\n");
        assertIs(
                change(),
                Kind.NOT_CONFIGURED,
                ExitCode.BAD_INPUT,
                program + " cannot be executed",
                "Make it executable, or install kubectl anew.");
        kubectl.exactly("#!/nonexistent/interpreter\n");
        assertThat(change().kind()).isEqualTo(Kind.NOT_CONFIGURED);
        assertThat(change().getMessage())
                .startsWith("kubectl scale deployment/dwcp-v1: " + program + " cannot be started: ");
    }

    @Test
    void one_in_a_folder_that_is_not_named_whole_is_not_run() throws IOException {
        Files.createDirectory(folder.resolve("relative"));
        Files.writeString(folder.resolve("relative/kubectl"), "#!/bin/sh\n");
        assertThat(folder.resolve("relative/kubectl").toFile().setExecutable(true))
                .isTrue();
        assertThat(read()).hasMessage("kubectl is in no folder of PATH");
    }

    @Test
    void one_that_hangs_is_killed_at_the_deadline_with_all_that_it_started() throws Exception {
        kubectl.doing("/bin/sleep 600 &\necho $! > child\necho $$ > self\nwait");
        Duration limit = Duration.ofSeconds(3);
        assertIs(
                failure(() -> kubectl.cluster(limit).configMap("dwcp-v3-config")),
                Kind.UNREACHABLE,
                ExitCode.UNAVAILABLE,
                "kubectl get configmap/dwcp-v3-config: no answer within 3s",
                "Raise --timeout, or look at the cluster's API server.");
        assertGone("self");
        assertGone("child");
        assertThat(Files.readString(folder.resolve("asked"))).contains("--request-timeout=2");
    }

    @Test
    void a_change_that_hangs_may_have_been_made() {
        kubectl.doing("exec /bin/sleep 600");
        assertIs(
                failure(() -> kubectl.cluster(Duration.ofMillis(500)).apply(SCALE)),
                Kind.UNREACHABLE,
                ExitCode.UNAVAILABLE,
                "kubectl scale deployment/dwcp-v1: no answer within 500ms" + NOT_KNOWN,
                "Look at the object before you try again.");
    }

    private void assertGone(String pidFile) throws Exception {
        long pid = Long.parseLong(Files.readString(folder.resolve(pidFile)).strip());
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isPresent()) {
            // killed; whoever inherits it may take a moment to see it
            process.get().onExit().get();
        }
    }

    @Test
    void one_that_is_interrupted_is_killed() throws Exception {
        kubectl.doing("echo $$ > self.new\n/bin/mv self.new self\nexec /bin/sleep 600");
        Thread interrupts = new Thread(() -> {
            while (!Files.exists(folder.resolve("self"))) {
                Thread.onSpinWait();
            }
            kubectl.cancellation.cancel();
        });
        interrupts.start();
        assertThatThrownBy(() -> kubectl.cluster().apply(SCALE))
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INTERRUPTED))
                .hasMessage("kubectl scale deployment/dwcp-v1: interrupted before it answered" + NOT_KNOWN);
        interrupts.join();
        assertGone("self");
        Files.delete(folder.resolve("asked"));
        assertThatThrownBy(() -> kubectl.cluster().configMap("dwcp-v3-config"))
                .hasMessage("kubectl get configmap/dwcp-v3-config: interrupted before it answered");
        assertThat(folder.resolve("asked")).doesNotExist();
    }

    @Test
    void an_endless_answer_is_cut_off() {
        kubectl.doing("exec /usr/bin/head -c 104857600 /dev/zero");
        assertIs(
                read(),
                Kind.UNREACHABLE,
                ExitCode.UNAVAILABLE,
                "kubectl get configmap/dwcp-v3-config: the answer is larger than 16 MiB",
                "Run kubectl by hand; check that it talks to a Kubernetes API server.");
    }

    @Test
    void endless_complaints_do_not_stand_in_its_way() {
        kubectl.write("stdout", CONFIG_MAP);
        kubectl.doing("/usr/bin/head -c 10485760 /dev/zero >&2\nexec /bin/cat stdout");
        assertThat(kubectl.cluster().configMap("dwcp-v3-config").data()).isEqualTo(Map.of("mode", "hybrid"));
    }

    @Test
    void warnings_beside_an_answer_are_no_failure() {
        kubectl.saying(
                0,
                CONFIG_MAP,
                "WARNING: version difference between client (1.32) and server (1.20) exceeds the supported minor"
                        + " version skew of +/-1\n"
                        + "Warning: v1 Endpoints is deprecated in v1.33+\n");
        assertThat(kubectl.cluster().configMap("dwcp-v3-config").resourceVersion())
                .isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "'' | it answered nothing",
                "<html><body>Log in</body></html> | the answer is not JSON: Unexpected character ('<' (code 60)):"
                        + " expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or"
                        + " 'false')",
                "[] | the answer is no JSON object",
                "{\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"dwcp- | the answer breaks off after 45 characters",
                "{} | no text at kind",
                "{\"kind\":\"Secret\",\"metadata\":{\"name\":\"dwcp-v3-config\"}} | the answer is about something else",
                "{\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"other\"}} | the answer is about something else",
                "{\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"dwcp-v3-config\"}} | no text at"
                        + " metadata.resourceVersion",
                "{\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"dwcp-v3-config\",\"resourceVersion\":\"1\"},\"data\":[]}"
                        + " | no object at data",
                "{\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"dwcp-v3-config\",\"resourceVersion\":\"1\"},\"data\":{\"a\":1}}"
                        + " | no text at data.a",
                "{\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"dwcp-v3-config\",\"resourceVersion\":\"1\"}} {} |"
                        + " something follows the answer's JSON",
            })
    void an_answer_that_cannot_be_understood_is_none(String answer, String problem) {
        kubectl.saying(0, answer.equals("''") ? "" : answer, "");
        assertIs(
                read(),
                Kind.UNREACHABLE,
                ExitCode.UNAVAILABLE,
                "kubectl get configmap/dwcp-v3-config: " + problem,
                "Run kubectl by hand; check that it talks to a Kubernetes API server.");
    }

    @Test
    void a_list_without_items_is_no_empty_list() {
        kubectl.saying(0, "{}", "");
        assertThat(failure(() -> kubectl.cluster().autoscalers("dwcp-v1")))
                .hasMessage("kubectl get horizontalpodautoscalers.autoscaling: no list at items");
        assertThat(failure(() -> kubectl.cluster().endpoints("dwcp-service")))
                .hasMessage("kubectl get service/dwcp-service: no list at items");
    }

    @Test
    void an_answer_beside_a_failure_does_not_count() {
        kubectl.saying(1, CONFIG_MAP, "error: You must be logged in to the server (Unauthorized)\n");
        assertIs(
                read(),
                Kind.FORBIDDEN,
                ExitCode.NO_PERMISSION,
                "kubectl get configmap/dwcp-v3-config: You must be logged in to the server (Unauthorized)",
                "Log in to the cluster again: it does not accept the kubeconfig's credentials.");
    }

    private static final String REFUSED_CONNECTION = """
        E1122 11:41:16.879133    7387 memcache.go:265] "Unhandled Error" err="couldn't get current server API group list"
        The connection to the server 10.0.0.1:6443 was refused - did you specify the right host or port?
        """;

    @Test
    void nobody_there_is_unreachable_and_the_change_was_not_made() {
        kubectl.saying(1, "", REFUSED_CONNECTION);
        assertIs(
                change(),
                Kind.UNREACHABLE,
                ExitCode.UNAVAILABLE,
                "kubectl scale deployment/dwcp-v1: The connection to the server 10.0.0.1:6443 was refused - did you"
                        + " specify the right host or port?",
                "Check the server in the kubeconfig, the network and the API server.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "Error from server (NotFound): configmaps \"x\" not found | NOT_FOUND | configmaps \"x\" not found",
                "Error from server (NotFound): the server could not find the requested resource | UNREACHABLE | the"
                        + " server could not find the requested resource",
                "Error from server (Conflict): Operation cannot be fulfilled on services \"s\": the object has been"
                        + " modified | CONFLICT | Operation cannot be fulfilled on services \"s\": the object has been"
                        + " modified",
                "Error from server (Forbidden): deployments.apps \"x\" is forbidden: User \"a\" cannot get it |"
                        + " FORBIDDEN | deployments.apps \"x\" is forbidden: User \"a\" cannot get it",
                "error: no objects passed to scale deployments.apps \"x\" is forbidden: User \"a\" cannot get it |"
                        + " FORBIDDEN | no objects passed to scale deployments.apps \"x\" is forbidden: User \"a\" cannot"
                        + " get it",
                "error: no objects passed to scale deployments.apps \"x\" not found | NOT_FOUND | no objects passed to"
                        + " scale deployments.apps \"x\" not found",
                "error: You must be logged in to the server (the server has asked for the client to provide"
                        + " credentials) | FORBIDDEN | You must be logged in to the server (the server has asked for the"
                        + " client to provide credentials)",
                "Unable to connect to the server: getting credentials: exec: executable aws failed with exit code 255"
                        + " | FORBIDDEN | Unable to connect to the server: getting credentials: exec: executable aws"
                        + " failed with exit code 255",
                "Unable to connect to the server: dial tcp: lookup k.invalid: no such host | UNREACHABLE | Unable to"
                        + " connect to the server: dial tcp: lookup k.invalid: no such host",
                "Unable to connect to the server: x509: certificate signed by unknown authority | UNREACHABLE | Unable"
                        + " to connect to the server: x509: certificate signed by unknown authority",
                "Unable to connect to the server: context deadline exceeded | UNREACHABLE | Unable to connect to the"
                        + " server: context deadline exceeded",
                "Error in configuration: context was not found for specified context: nope | NOT_CONFIGURED | context"
                        + " was not found for specified context: nope",
                "error: context \"nope\" does not exist | NOT_CONFIGURED | context \"nope\" does not exist",
                "error: stat /nonexistent: no such file or directory | NOT_CONFIGURED | stat /nonexistent: no such"
                        + " file or directory",
                "error: error loading config file \"k\": yaml: line 3 | NOT_CONFIGURED | error loading config file"
                        + " \"k\": yaml: line 3",
                "Error: unknown flag: --bogus | NOT_CONFIGURED | unknown flag: --bogus",
                "Error from server (ServiceUnavailable): the server is currently unable to handle the request |"
                        + " UNREACHABLE | the server is currently unable to handle the request",
                "Error from server (InternalError): an error on the server | UNREACHABLE | an error on the server",
                "Error from server (BadRequest): invalid | REFUSED | invalid",
                "Error from server: admission webhook \"w\" denied the request: frozen | REFUSED | admission webhook"
                        + " \"w\" denied the request: frozen",
                "The Deployment \"d\" is invalid: spec.template: Required value | REFUSED | The Deployment \"d\" is"
                        + " invalid: spec.template: Required value",
                "error: the server doesn't have a resource type \"deployment\" | UNREACHABLE | the server doesn't have"
                        + " a resource type \"deployment\"",
                "error: unable to find specified revision 99 in history | NOT_FOUND | unable to find specified"
                        + " revision 99 in history",
                "error: no rollout history found for deployment \"d\" | NOT_FOUND | no rollout history found for"
                        + " deployment \"d\"",
                "error: you cannot rollback a paused deployment; resume it first | REFUSED | you cannot rollback a"
                        + " paused deployment; resume it first",
                "error: deployments.apps \"d\" can't restart paused deployment (run rollout resume first) | REFUSED |"
                        + " deployments.apps \"d\" can't restart paused deployment (run rollout resume first)",
                "something new | UNREACHABLE | something new",
            })
    void a_complaint_is_understood(String stderr, Kind kind, String said) {
        kubectl.saying(1, "", "Warning: skew\n" + stderr + "\n\nSee 'kubectl --help' for usage.\n");
        ClusterException failure = read();
        assertThat(failure).hasMessage("kubectl get configmap/dwcp-v3-config: " + said);
        assertThat(failure.kind()).isEqualTo(kind);
    }

    @Test
    void a_change_whose_end_is_not_understood_may_have_been_made() {
        kubectl.saying(1, "", "Error from server (Timeout): the server was unable to return a response in time\n");
        assertThat(change())
                .hasMessage("kubectl scale deployment/dwcp-v1: the server was unable to return a response in time"
                        + NOT_KNOWN);
        kubectl.doing("kill -9 $$");
        assertIs(
                change(),
                Kind.UNREACHABLE,
                ExitCode.UNAVAILABLE,
                "kubectl scale deployment/dwcp-v1: it was ended by signal 9 and did not say why" + NOT_KNOWN,
                "Look at the object before you try again.");
        kubectl.doing("exit 3");
        assertThat(read()).hasMessage("kubectl get configmap/dwcp-v3-config: it ended with 3 and did not say why");
    }

    @Test
    void the_words_of_a_credential_plugin_are_not_taken_for_kubectls() {
        kubectl.saying(
                1,
                "",
                "The SSO session has expired.\n"
                        + "\033[31mtoken: not found\n"
                        + "Unable to connect to the server: getting credentials: exec: executable aws failed with exit"
                        + " code 255\n");
        assertThat(read())
                .hasMessage(
                        "kubectl get configmap/dwcp-v3-config: Unable to connect to the server: getting credentials:"
                                + " exec: executable aws failed with exit code 255");
    }

    @Test
    void what_is_so_already_is_accepted() {
        kubectl.saying(1, "", "error: deployments.apps \"dwcp-v3\" is already paused\n");
        kubectl.cluster().apply(new ClusterChange.PauseRollout("dwcp-v3"));
        assertThat(failure(() -> kubectl.cluster().apply(new ClusterChange.ResumeRollout("dwcp-v3")))
                        .kind())
                .isEqualTo(Kind.UNREACHABLE);
        kubectl.saying(1, "", "error: deployments.apps \"dwcp-v3\" is not paused\n");
        kubectl.cluster().apply(new ClusterChange.ResumeRollout("dwcp-v3"));
    }

    @Test
    void what_is_allowed_is_only_what_it_says_yes_to() {
        Permission permission = new Permission("patch", "services", "dwcp-service", null);
        kubectl.saying(0, "yes\n", "");
        assertThat(kubectl.cluster().permits(permission)).isTrue();
        kubectl.saying(
                1, "no - no RBAC policy matched\n", "Warning: the server doesn't have a resource type 'services'\n");
        assertThat(kubectl.cluster().permits(permission)).isFalse();
        kubectl.saying(0, "maybe\n", "");
        assertThat(failure(() -> kubectl.cluster().permits(permission)))
                .hasMessage("kubectl auth can-i patch services/dwcp-service: neither yes nor no");
        kubectl.saying(1, "", REFUSED_CONNECTION);
        assertThat(failure(() -> kubectl.cluster().permits(permission)).kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(kubectl.asked().get(0))
                .isEqualTo("--context=prod --namespace=dwcp auth can-i patch services/dwcp-service");
    }

    @Test
    void a_cluster_that_knows_no_autoscalers_is_not_one_without() {
        kubectl.saying(1, "", "error: the server doesn't have a resource type \"horizontalpodautoscalers\"\n");
        assertThat(kubectl.cluster().autoscalers("dwcp-v1")).isEmpty();
    }

    @Test
    void an_older_kubectl_is_asked_without_the_option_it_lacks() {
        kubectl.write("stdout", CONFIG_MAP);
        kubectl.doing("case \"$*\" in *--show-managed-fields*)"
                + " echo \"Error: unknown flag: --show-managed-fields\" >&2; exit 1;; esac\n/bin/cat stdout");
        KubectlCluster cluster = kubectl.cluster();
        assertThat(cluster.configMap("dwcp-v3-config").changed()).isNull();
        assertThat(cluster.configMap("dwcp-v3-config").data()).isEqualTo(Map.of("mode", "hybrid"));
        String plain = "--context=prod --namespace=dwcp get configmap/dwcp-v3-config --output=json";
        assertThat(kubectl.asked()).containsExactly(plain + " --show-managed-fields", plain, plain);
    }

    @Test
    void the_persons_own_environment_is_kubectls_and_nothing_waits_on_its_input() throws IOException {
        kubectl.variable("KUBECONFIG", "/etc/kube/config").variable("HTTPS_PROXY", "http://proxy:3128");
        kubectl.doing("/usr/bin/env | /usr/bin/sort > env\n/bin/cat > input");
        kubectl.cluster().apply(SCALE);
        assertThat(Files.readString(folder.resolve("input"))).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("env")))
                .contains("KUBECONFIG=/etc/kube/config", "HTTPS_PROXY=http://proxy:3128")
                .noneMatch(line -> line.startsWith("HOME="));
        assertThat(kubectl.asked())
                .containsExactly("--context=prod --namespace=dwcp scale deployment/dwcp-v1 --replicas=3");
    }

    @Test
    void a_name_that_nothing_can_have_is_never_run() {
        kubectl.saying(0, "", "");
        KubectlCluster cluster = kubectl.cluster();
        List<ThrowingCallable> calls = List.of(
                () -> cluster.deployment("--all"),
                () -> cluster.deployment("a,service/b"),
                () -> cluster.pods("A"),
                () -> cluster.rolloutHistory(""),
                () -> cluster.service("a b"),
                () -> cluster.endpoints("../x"),
                () -> cluster.configMap("a/b"),
                () -> cluster.autoscalers("-o"),
                () -> cluster.permits(new Permission("get", "services", "x,y", null)),
                () -> cluster.apply(new ClusterChange.Scale("a/b", 1)),
                () -> cluster.apply(new ClusterChange.SetEnv("a", Map.of("--all", "b"))),
                () -> cluster.apply(new ClusterChange.SetEnv("a", Map.of("X-", ""))),
                () -> cluster.apply(new ClusterChange.ResumeWithEnv("a", "--", Map.of("X", ""))),
                () -> cluster.apply(new ClusterChange.Annotate("a", "--all", "b", null)),
                () -> cluster.apply(new ClusterChange.Annotate("a", "b/c/d", "b", null)),
                () -> cluster.apply(new ClusterChange.SelectVersion("a", "v1,v2", null)));
        for (ThrowingCallable call : calls) {
            assertThat(failure(call).kind()).isEqualTo(Kind.NOT_FOUND);
            assertThat(failure(call).getMessage()).contains(" cannot be the name of a");
        }
        assertThat(folder.resolve("asked")).doesNotExist();
    }
}
