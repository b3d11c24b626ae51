package io.novacron.dwcpctl.site.kubectl;

import io.novacron.dwcpctl.site.cluster.Autoscaler;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.cluster.ConfigMap;
import io.novacron.dwcpctl.site.cluster.Deployment;
import io.novacron.dwcpctl.site.cluster.Endpoints;
import io.novacron.dwcpctl.site.cluster.Pod;
import io.novacron.dwcpctl.site.cluster.Revision;
import io.novacron.dwcpctl.site.cluster.Service;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The API server's objects in the terms of the port.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/">Kubernetes API</a>: apps/v1, core v1, autoscaling
 */
final class ObjectReader {
    /** The deployment controller numbers the templates with it, on the deployment and on each replica set. */
    static final String REVISION = "deployment.kubernetes.io/revision";

    private static final String CHANGE_CAUSE = "kubernetes.io/change-cause";

    private ObjectReader() {}

    static String name(ApiObject object) {
        return object.object("metadata").text("name");
    }

    static String uid(ApiObject object) {
        return object.object("metadata").text("uid");
    }

    /** Whether that object is the one that controls this one. */
    static boolean isControlledBy(ApiObject object, String uid) {
        return object.object("metadata").items("ownerReferences").stream()
                .anyMatch(owner -> owner.flag("controller") && owner.text("uid").equals(uid));
    }

    static Deployment deployment(ApiObject object) {
        ApiObject metadata = object.object("metadata");
        ApiObject spec = object.object("spec");
        ApiObject status = object.object("status");
        ApiObject container = container(object);
        Map<String, String> annotations = metadata.texts("annotations");
        // the controller may not have seen it yet
        long observed = status.field("observedGeneration").isPresent() ? status.number("observedGeneration") : 0;
        return new Deployment(
                name(object),
                new Deployment.Replicas(
                        spec.count("replicas"),
                        status.count("replicas", 0),
                        status.count("updatedReplicas", 0),
                        status.count("readyReplicas", 0),
                        status.count("availableReplicas", 0)),
                spec.flag("paused"),
                observed >= metadata.number("generation"),
                container.text("name"),
                container.text("image"),
                env(container),
                metadata.texts("labels"),
                annotations,
                metadata.text("resourceVersion"),
                number(annotations).orElse(0L),
                LastChange.ofIntent(object));
    }

    private static ApiObject container(ApiObject workload) {
        return workload.object("spec").object("template").object("spec").items("containers").stream()
                .findFirst()
                .orElseThrow(() -> new ApiObject.Malformed("no container at spec.template.spec.containers"));
    }

    private static Map<String, String> env(ApiObject container) {
        Map<String, String> env = new LinkedHashMap<>();
        for (ApiObject variable : container.items("env")) {
            if (variable.field("valueFrom").isEmpty()) {
                // an empty value is left out
                env.put(variable.text("name"), variable.optionalText("value").orElse(""));
            }
        }
        return env;
    }

    private static Optional<Long> number(Map<String, String> annotations) {
        String text = annotations.get(REVISION);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            throw new ApiObject.Malformed("no number in the annotation " + REVISION);
        }
    }

    /** The template of a replica set; not present before the controller has numbered it. */
    static Optional<Revision> revision(ApiObject replicaSet) {
        ApiObject metadata = replicaSet.object("metadata");
        Map<String, String> annotations = metadata.texts("annotations");
        ApiObject container = container(replicaSet);
        return number(annotations)
                .map(number -> new Revision(
                        number,
                        metadata.time("creationTimestamp"),
                        annotations.get(CHANGE_CAUSE),
                        container.text("image"),
                        env(container)));
    }

    static Pod pod(ApiObject object) {
        ApiObject metadata = object.object("metadata");
        ApiObject status = object.object("status");
        boolean leaving = metadata.field("deletionTimestamp").isPresent();
        boolean ready = status.items("conditions").stream()
                .anyMatch(condition -> condition.text("type").equals("Ready")
                        && condition.text("status").equals("True"));
        int restarts = 0;
        Instant lastRestart = null;
        for (ApiObject container : status.items("containerStatuses")) {
            restarts += container.count("restartCount", 0);
            lastRestart = later(
                    lastRestart,
                    container.object("lastState").object("terminated").optionalTime("finishedAt"));
        }
        return new Pod(
                name(object),
                metadata.texts("labels"),
                ready && !leaving,
                metadata.time("creationTimestamp"),
                restarts,
                restarts == 0 ? null : lastRestart);
    }

    private static @Nullable Instant later(@Nullable Instant time, Optional<Instant> other) {
        return other.isPresent() && (time == null || other.get().isAfter(time)) ? other.get() : time;
    }

    static Service service(ApiObject object) {
        ApiObject metadata = object.object("metadata");
        return new Service(
                name(object),
                object.object("spec").texts("selector"),
                metadata.texts("labels"),
                metadata.texts("annotations"),
                metadata.text("resourceVersion"),
                LastChange.ofIntent(object));
    }

    static ConfigMap configMap(ApiObject object) {
        return new ConfigMap(
                name(object),
                object.texts("data"),
                object.object("metadata").text("resourceVersion"),
                LastChange.ofData(object));
    }

    /** The version that a pod's label names; the empty string where it has none. */
    static String version(ApiObject pod) {
        return pod.object("metadata")
                .object("labels")
                .optionalText(ClusterNames.VERSION)
                .orElse("");
    }

    /**
     * The addresses of an Endpoints object.
     *
     * @param versions by the name of the pod
     */
    static List<Endpoints.Address> addresses(List<ApiObject> subsets, Map<String, String> versions) {
        List<Endpoints.Address> addresses = new ArrayList<>();
        for (ApiObject subset : subsets) {
            for (ApiObject address : subset.items("addresses")) {
                addresses.add(address(address, versions, true));
            }
            for (ApiObject address : subset.items("notReadyAddresses")) {
                addresses.add(address(address, versions, false));
            }
        }
        return addresses;
    }

    private static Endpoints.Address address(ApiObject address, Map<String, String> versions, boolean ready) {
        ApiObject target = address.object("targetRef");
        String pod = target.optionalText("kind").orElse("").equals("Pod") ? target.text("name") : "";
        return new Endpoints.Address(address.text("ip"), pod, versions.getOrDefault(pod, ""), ready);
    }

    /** An autoscaler of a deployment; not present where it scales something else. */
    static Optional<Autoscaler> autoscaler(ApiObject object) {
        ApiObject spec = object.object("spec");
        ApiObject target = spec.object("scaleTargetRef");
        return target.text("kind").equals("Deployment")
                ? Optional.of(new Autoscaler(
                        name(object), target.text("name"), spec.count("minReplicas", 1), spec.count("maxReplicas")))
                : Optional.empty();
    }

    /** What {@code kubectl --selector} takes for a deployment's own selector. */
    static String selector(ApiObject deployment) {
        ApiObject selector = deployment.object("spec").object("selector");
        List<String> terms = new ArrayList<>();
        selector.texts("matchLabels").forEach((key, value) -> terms.add(key + "=" + value));
        for (ApiObject expression : selector.items("matchExpressions")) {
            String key = expression.text("key");
            String values = "(" + String.join(",", expression.list("values")) + ")";
            terms.add(
                    switch (expression.text("operator")) {
                        case "In" -> key + " in " + values;
                        case "NotIn" -> key + " notin " + values;
                        case "Exists" -> key;
                        case "DoesNotExist" -> "!" + key;
                        default ->
                            throw new ApiObject.Malformed("an unknown operator at spec.selector.matchExpressions");
                    });
        }
        if (terms.isEmpty()) {
            throw new ApiObject.Malformed("no label at spec.selector");
        }
        return String.join(",", terms);
    }
}
