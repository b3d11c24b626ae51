package io.novacron.dwcpctl.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A real Kubernetes API on free ports of the loopback interface: etcd, kube-apiserver and kube-controller-manager, and a
 * {@linkplain KubeletStandIn stand-in for kubelets}. Ready when {@link #start} returns, gone when closed. Roles count (RBAC).
 */
public final class RealKubernetes implements AutoCloseable {
    /** The convention of controller-runtime's envtest. */
    private static final String ASSETS = "KUBEBUILDER_ASSETS";

    private static final Duration READY = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 3;

    private final Path folder;
    private final Path kubectl;
    private final List<Process> processes = new ArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private URI api = URI.create("http://127.0.0.1:1");
    private final KubeletStandIn kubelets = new KubeletStandIn(this);

    private RealKubernetes(Path folder, Path kubectl) {
        this.folder = folder;
        this.kubectl = kubectl;
    }

    /** An answer of the API server. */
    record Answer(int status, JsonNode body) {}

    /**
     * Starts one and waits until it is ready. Ends the test where a program is missing, see {@link RealPrograms}.
     *
     * @param folder an empty one
     */
    public static RealKubernetes start(Path folder) {
        Path apiServer = asset("kube-apiserver");
        Path controllers = asset("kube-controller-manager");
        Path etcd = anywhere("etcd");
        Path kubectl = anywhere("kubectl");
        for (int attempt = 1; ; attempt++) {
            RealKubernetes kubernetes = new RealKubernetes(folder.resolve("attempt-" + attempt), kubectl);
            try {
                kubernetes.launch(etcd, apiServer, controllers);
                return kubernetes;
            } catch (AssertionError e) {
                kubernetes.close();
                // somebody may have taken a free port between our looking for it and the server's binding it
                boolean portTaken = String.valueOf(e.getMessage()).contains("address already in use");
                if (!portTaken || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static Path asset(String name) {
        Optional<Path> program = RealPrograms.find(name, ASSETS);
        if (program.isEmpty()) {
            RealPrograms.missing(
                    name + " is not in the folder that $" + ASSETS + " names: this test needs the real one");
        }
        return program.orElseThrow();
    }

    /** kubectl and etcd come with envtest; distributions have them too. */
    private static Path anywhere(String name) {
        return RealPrograms.find(name, ASSETS).orElseGet(() -> RealPrograms.INSTALLED.require(name));
    }

    private void launch(Path etcd, Path apiServer, Path controllers) {
        write("sa.key", privateKey());
        write(
                "tokens.csv",
                "admin-token,admin,1,\"system:masters\"\nlimited-token,limited,2\noperator-token,operator,3\n");
        String store = "http://127.0.0.1:" + RealPrometheus.freePort();
        String peers = "http://127.0.0.1:" + RealPrometheus.freePort();
        int port = RealPrometheus.freePort();
        for (String user : List.of("admin", "limited", "operator")) {
            write("kubeconfig-" + user, kubeconfig(port, user));
        }
        run(
                "etcd",
                etcd,
                "--data-dir=" + folder.resolve("etcd"),
                "--listen-client-urls=" + store,
                "--advertise-client-urls=" + store,
                "--listen-peer-urls=" + peers,
                "--initial-advertise-peer-urls=" + peers,
                "--initial-cluster=default=" + peers,
                "--unsafe-no-fsync");
        run(
                "kube-apiserver",
                apiServer,
                "--etcd-servers=" + store,
                "--bind-address=127.0.0.1",
                "--advertise-address=127.0.0.1",
                "--secure-port=" + port,
                "--cert-dir=" + folder.resolve("certs"),
                "--service-cluster-ip-range=10.96.0.0/16",
                "--service-account-issuer=https://kubernetes.test",
                "--service-account-signing-key-file=" + folder.resolve("sa.key"),
                "--service-account-key-file=" + folder.resolve("sa.key"),
                "--token-auth-file=" + folder.resolve("tokens.csv"),
                "--authorization-mode=RBAC",
                "--disable-admission-plugins=ServiceAccount");
        // plain HTTP for the tests' own requests: the server's certificate is its own invention
        run("proxy", kubectl, "--kubeconfig=" + kubeconfig("admin"), "proxy", "--port=0");
        await("the proxy's port", () -> log("proxy").contains("Starting to serve on "));
        String started = log("proxy").strip();
        api = URI.create("http://" + started.substring(started.lastIndexOf(' ') + 1));
        await("the API server", this::isReady);
        List<String> flags = new ArrayList<>(List.of(
                "--kubeconfig=" + kubeconfig("admin"),
                "--controllers=deployment,replicaset,endpoint,garbagecollector,namespace",
                "--leader-elect=false",
                "--secure-port=0"));
        if (minorVersion() < 24) {
            flags.add("--port=0"); // it would listen on a fixed one; later versions have no such flag
        }
        run("kube-controller-manager", controllers, flags.toArray(String[]::new));
        kubelets.start();
    }

    private boolean isReady() {
        try {
            return reply("GET", "/readyz", "").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false; // a busy machine: it has not answered in time, and may the next time
        }
    }

    private int minorVersion() {
        return Integer.parseInt(get("/version").path("minor").asText().replaceAll("\\D", ""));
    }

    private static String privateKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String kubeconfig(int port, String user) {
        return """
            apiVersion: v1
            kind: Config
            current-context: test
            clusters: [{name: test, cluster: {server: "https://127.0.0.1:%d", insecure-skip-tls-verify: true}}]
            users: [{name: user, user: {token: %s-token}}]
            contexts: [{name: test, context: {cluster: test, user: user}}]
            """.formatted(port, user);
    }

    private void write(String name, String text) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(String name, Path program, String... flags) {
        List<String> line = new ArrayList<>(List.of(program.toString()));
        line.addAll(List.of(flags));
        try {
            processes.add(new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(name + ".log").toFile())
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String log(String name) {
        try {
            return Files.readString(folder.resolve(name + ".log"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + READY.toNanos();
        while (!condition.getAsBoolean()) {
            for (Process process : processes) {
                if (!process.isAlive()) {
                    throw new AssertionError("ended with " + process.exitValue() + " before there was " + what + ": "
                            + process.info() + "\n" + log("etcd") + log("kube-apiserver"));
                }
            }
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within " + READY + ": " + what + "\n" + log("kube-apiserver"));
            }
            pause(processes.get(0));
        }
    }

    private static void pause(Process process) {
        try {
            process.waitFor(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** kubectl's folder, for a PATH. */
    public Path kubectlFolder() {
        return Objects.requireNonNull(kubectl.toAbsolutePath().getParent());
    }

    /** @param user {@code admin}, {@code limited} (may do nothing) or {@code operator} (may do what a role says) */
    public Path kubeconfig(String user) {
        return folder.resolve("kubeconfig-" + user);
    }

    /** New pods whose label {@code version} is that one do not become ready from now on. */
    public void hold(String version) {
        kubelets.hold(version);
    }

    /** Those held back become ready after all. */
    public void release(String version) {
        kubelets.release(version);
    }

    /** A container of that pod runs out of memory, and is started again. */
    public void restart(String namespace, String pod) {
        kubelets.restart(namespace, pod);
    }

    /** Deletes an object, or all of a kind; fails unless the server accepts it. */
    public void delete(String path) {
        Answer answer = send("DELETE", path, "");
        if (answer.status() != 200 && answer.status() != 202) {
            throw new AssertionError(path + ": " + answer);
        }
    }

    /** Creates an object; fails unless the server accepts it. */
    public void create(String path, String json) {
        Answer answer = send("POST", path, json);
        if (answer.status() != 201) {
            throw new AssertionError(path + ": " + answer);
        }
    }

    /** Fails unless the server answers. */
    public JsonNode get(String path) {
        Answer answer = send("GET", path, "");
        if (answer.status() != 200) {
            throw new AssertionError(path + ": " + answer);
        }
        return answer.body();
    }

    /** Asks the API server, as an administrator. */
    Answer send(String method, String path, String body) {
        HttpResponse<String> response = reply(method, path, body);
        try {
            return new Answer(response.statusCode(), new ObjectMapper().readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(response.body(), e);
        }
    }

    private HttpResponse<String> reply(String method, String path, String body) {
        String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        HttpRequest request = HttpRequest.newBuilder(api.resolve(path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends all of it at once: nothing of it is to be kept. */
    @Override
    public void close() {
        kubelets.close();
        List<Process> latestFirst = new ArrayList<>(processes);
        Collections.reverse(latestFirst);
        for (Process process : latestFirst) {
            process.destroyForcibly();
        }
        for (Process process : latestFirst) {
            try {
                process.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
