package io.novacron.dwcpctl.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stands in for the scheduler and the kubelets of a {@link RealKubernetes}: binds each new pod to a node, gives it an address
 * and makes it ready, and lets go of those that are being deleted, a few times a second.
 */
final class KubeletStandIn implements AutoCloseable {
    private static final int EVERY_MILLIS = 100;

    private final RealKubernetes kubernetes;
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::work, "kubelets");
    private int addresses;

    KubeletStandIn(RealKubernetes kubernetes) {
        this.kubernetes = kubernetes;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void hold(String version) {
        held.add(version);
    }

    void release(String version) {
        held.remove(version);
    }

    /** A container of a pod has ended just now, and was started again. */
    void restart(String namespace, String pod) {
        String name = kubernetes
                .get("/api/v1/namespaces/" + namespace + "/pods/" + pod)
                .path("spec")
                .path("containers")
                .path(0)
                .path("name")
                .asText();
        kubernetes.send("PATCH", "/api/v1/namespaces/" + namespace + "/pods/" + pod + "/status", """
            {"status": {"containerStatuses": [{"name": "%s", "image": "i", "imageID": "i", "ready": true, "restartCount": 1,
              "state": {"running": {"startedAt": "%2$s"}},
              "lastState": {"terminated": {"exitCode": 137, "reason": "OOMKilled", "finishedAt": "%2$s"}}}]}}
            """.formatted(
                        name, Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    }

    private void work() {
        try {
            while (!closed.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                try {
                    kubernetes.get("/api/v1/pods").path("items").forEach(this::attend);
                } catch (UncheckedIOException | AssertionError e) {
                    // the server may be stopping, or busy: the next round sees to it
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            // interrupted in the middle of a request
        }
    }

    private void attend(JsonNode pod) {
        JsonNode metadata = pod.path("metadata");
        String namespace = metadata.path("namespace").asText();
        String name = metadata.path("name").asText();
        String path = "/api/v1/namespaces/" + namespace + "/pods/" + name;
        if (metadata.has("deletionTimestamp")) {
            kubernetes.send("DELETE", path, "{\"gracePeriodSeconds\":0}");
            return;
        }
        String version = metadata.path("labels").path("version").asText();
        if (pod.path("status").path("phase").asText().equals("Running") || held.contains(version)) {
            return;
        }
        kubernetes.send("POST", path + "/binding", """
            {"apiVersion": "v1", "kind": "Binding", "metadata": {"name": "%s"},
             "target": {"apiVersion": "v1", "kind": "Node", "name": "node-1"}}
            """.formatted(name));
        addresses++;
        String address = "10.0." + addresses / 250 + "." + (addresses % 250 + 1);
        kubernetes.send("PATCH", path + "/status", """
            {"status": {"phase": "Running", "podIP": "%s", "podIPs": [{"ip": "%s"}],
             "conditions": [{"type": "Ready", "status": "True", "lastTransitionTime": "2026-01-01T00:00:00Z"}]}}
            """.formatted(address, address));
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
    }
}
