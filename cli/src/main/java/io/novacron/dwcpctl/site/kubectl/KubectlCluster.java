package io.novacron.dwcpctl.site.kubectl;

import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.site.cluster.Autoscaler;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.ClusterException;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.cluster.ConfigMap;
import io.novacron.dwcpctl.site.cluster.Deployment;
import io.novacron.dwcpctl.site.cluster.Endpoints;
import io.novacron.dwcpctl.site.cluster.KubectlCommand;
import io.novacron.dwcpctl.site.cluster.ObjectNames;
import io.novacron.dwcpctl.site.cluster.Permission;
import io.novacron.dwcpctl.site.cluster.Pod;
import io.novacron.dwcpctl.site.cluster.Revision;
import io.novacron.dwcpctl.site.cluster.Service;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A cluster by kubectl, with the person's own kubeconfig. What is run for a change is what {@link KubectlCommand} shows, with
 * a {@code --request-timeout}. Thread-safe.
 */
public final class KubectlCluster implements Cluster {
    private static final String MANAGED_FIELDS = "--show-managed-fields";

    private final ClusterNames names;
    private final Kubectl kubectl;
    private final KubectlCommand commands;

    /** kubectl before 1.21 does not know the option: it shows them always. */
    private final AtomicBoolean knowsNoManagedFields = new AtomicBoolean();

    /**
     * Runs nothing yet.
     *
     * @param deadline of each call
     */
    public KubectlCluster(ClusterNames names, Environment environment, Supplier<Deadline> deadline) {
        this.names = names;
        this.kubectl = new Kubectl(environment, deadline);
        this.commands = new KubectlCommand(names);
    }

    @Override
    public ClusterNames names() {
        return names;
    }

    @Override
    public Deployment deployment(String name) {
        return object("deployment", "Deployment", name, ObjectReader::deployment);
    }

    @Override
    public List<Revision> rolloutHistory(String deployment) {
        Owner owner = owner(deployment);
        return read(
                commands.command("get", "replicasets", "--selector=" + owner.selector(), "--output=json"),
                answer -> answer.listed().stream()
                        .filter(set -> ObjectReader.isControlledBy(set, owner.uid()))
                        .flatMap(set -> ObjectReader.revision(set).stream())
                        .sorted(Comparator.comparingLong(Revision::number))
                        .toList());
    }

    @Override
    public List<Pod> pods(String deployment) {
        Owner owner = owner(deployment);
        return read(
                commands.command("get", "replicasets,pods", "--selector=" + owner.selector(), "--output=json"),
                answer -> {
                    // labels alone may be another deployment's too
                    List<String> sets = ofKind(answer, "ReplicaSet")
                            .filter(set -> ObjectReader.isControlledBy(set, owner.uid()))
                            .map(ObjectReader::uid)
                            .toList();
                    return ofKind(answer, "Pod")
                            .filter(pod -> sets.stream().anyMatch(uid -> ObjectReader.isControlledBy(pod, uid)))
                            .map(ObjectReader::pod)
                            .sorted(Comparator.comparing(Pod::name))
                            .toList();
                });
    }

    @Override
    public Service service(String name) {
        return object("service", "Service", name, ObjectReader::service);
    }

    @Override
    public Endpoints endpoints(String service) {
        ObjectNames.requireObject(service);
        List<String> command = commands.command(
                "get", "service/" + service, "endpoints/" + service, "--ignore-not-found", "--output=json");
        String output = output(command);
        if (output.isBlank()) {
            throw noService(service);
        }
        return decoded(command, output, answer -> {
            ApiObject found = ofKind(answer, "Service").findFirst().orElseThrow(() -> noService(service));
            List<ApiObject> subsets = ofKind(answer, "Endpoints")
                    .flatMap(endpoints -> endpoints.items("subsets").stream())
                    .toList();
            Map<String, String> versions = subsets.isEmpty()
                    ? Map.of()
                    : versionsOfPods(ObjectReader.service(found).selector());
            return new Endpoints(service, ObjectReader.addresses(subsets, versions));
        });
    }

    private ClusterException noService(String service) {
        return new ClusterException(
                ClusterException.Kind.NOT_FOUND,
                "kubectl get service/" + service + ": not found in the namespace " + names.namespace(),
                "Check the name, the namespace and the context in the config's kubernetes settings.");
    }

    /** By pod, of all that the service could select: while its selector moves, addresses of either version are there. */
    private Map<String, String> versionsOfPods(Map<String, String> selector) {
        Map<String, String> anyVersion = new TreeMap<>(selector);
        anyVersion.remove(ClusterNames.VERSION);
        String labels = anyVersion.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(","));
        List<String> command = labels.isEmpty()
                ? commands.command("get", "pods", "--output=json")
                : commands.command("get", "pods", "--selector=" + labels, "--output=json");
        return read(
                command,
                answer ->
                        answer.listed().stream().collect(Collectors.toMap(ObjectReader::name, ObjectReader::version)));
    }

    @Override
    public ConfigMap configMap(String name) {
        return object("configmap", "ConfigMap", name, ObjectReader::configMap);
    }

    @Override
    public boolean permits(Permission permission) {
        String name = permission.name();
        if (name != null) {
            ObjectNames.requireObject(name);
        }
        String resource = permission.resource() + (name == null ? "" : "/" + name);
        List<String> command = permission.subresource() == null
                ? commands.command("auth", "can-i", permission.verb(), resource)
                : commands.command(
                        "auth", "can-i", permission.verb(), resource, "--subresource=" + permission.subresource());
        Kubectl.Said said = kubectl.run(command, false);
        String answer = said.output().strip();
        if (said.isDone() && answer.equals("yes")) {
            return true;
        }
        // it may say why, behind a hyphen
        if (answer.equals("no") || answer.startsWith("no ")) {
            return false;
        }
        Complaint complaint = new Complaint(command, false);
        throw said.isDone()
                ? complaint.unintelligible("neither yes nor no")
                : complaint.failed(said.exitCode(), said.complaint());
    }

    @Override
    public Optional<List<Autoscaler>> autoscalers(String deployment) {
        ObjectNames.requireObject(deployment);
        // without a version: the one that the API server prefers; what is read here is the same in v1 and v2
        List<String> command = commands.command("get", "horizontalpodautoscalers.autoscaling", "--output=json");
        Kubectl.Said said = kubectl.run(command, false);
        if (!said.isDone() && new Stderr(said.complaint()).says("doesn't have a resource type")) {
            return Optional.empty();
        }
        return Optional.of(decoded(
                command,
                done(command, said),
                answer -> answer.listed().stream()
                        .flatMap(item -> ObjectReader.autoscaler(item).stream())
                        .filter(autoscaler -> autoscaler.deployment().equals(deployment))
                        .toList()));
    }

    @Override
    public void apply(ClusterChange change) {
        ObjectNames.require(change);
        List<String> command = commands.of(change);
        Kubectl.Said said = kubectl.run(command, true);
        if (!said.isDone() && !isSoAlready(change, new Stderr(said.complaint()))) {
            throw new Complaint(command, true).failed(said.exitCode(), said.complaint());
        }
    }

    /** kubectl will neither pause what is paused nor resume what is not; the port accepts both. */
    private static boolean isSoAlready(ClusterChange change, Stderr said) {
        return (change instanceof ClusterChange.PauseRollout && said.says("is already paused"))
                || (change instanceof ClusterChange.ResumeRollout && said.says("is not paused"));
    }

    /** What finds a deployment's replica sets and pods: its own labels, and its identity as their owner. */
    private record Owner(String selector, String uid) {}

    private Owner owner(String deployment) {
        return object(
                "deployment",
                "Deployment",
                deployment,
                found -> new Owner(ObjectReader.selector(found), ObjectReader.uid(found)));
    }

    /** One object by its name, with what the API server notes of who changed it when. */
    private <T> T object(String type, String kind, String name, Function<ApiObject, T> reader) {
        ObjectNames.requireObject(name);
        List<String> plain = commands.command("get", type + "/" + name, "--output=json");
        List<String> command = knowsNoManagedFields.get()
                ? plain
                : commands.command("get", type + "/" + name, "--output=json", MANAGED_FIELDS);
        Kubectl.Said said = kubectl.run(command, false);
        if (!said.isDone() && new Stderr(said.complaint()).says("unknown flag: " + MANAGED_FIELDS)) {
            knowsNoManagedFields.set(true);
            said = kubectl.run(plain, false);
        }
        return decoded(plain, done(plain, said), answer -> {
            if (!answer.text("kind").equals(kind) || !ObjectReader.name(answer).equals(name)) {
                throw new ApiObject.Malformed("the answer is about something else");
            }
            return reader.apply(answer);
        });
    }

    private static Stream<ApiObject> ofKind(ApiObject list, String kind) {
        return list.listed().stream().filter(item -> item.text("kind").equals(kind));
    }

    private <T> T read(List<String> command, Function<ApiObject, T> reader) {
        return decoded(command, output(command), reader);
    }

    private String output(List<String> command) {
        return done(command, kubectl.run(command, false));
    }

    private static String done(List<String> command, Kubectl.Said said) {
        if (!said.isDone()) {
            throw new Complaint(command, false).failed(said.exitCode(), said.complaint());
        }
        return said.output();
    }

    private static <T> T decoded(List<String> command, String output, Function<ApiObject, T> reader) {
        try {
            return reader.apply(Json.object(output));
        } catch (ApiObject.Malformed e) {
            throw new Complaint(command, false).unintelligible(e.problem());
        }
    }
}
