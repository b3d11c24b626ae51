package io.novacron.dwcpctl.site.kubectl;

import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A kubectl of the test's own: a shell script, alone on the PATH, that writes down what it was asked. */
final class FakeKubectl {
    private static final ClusterNames NAMES = new ClusterNames(
            "prod", "dwcp", "dwcp-v3", "dwcp-v1", "dwcp-service", "dwcp-v3-config", "FEATURE_FLAG_ROLLOUT");

    final Path folder;
    final Cancellation cancellation = new Cancellation();
    private final Map<String, String> variables = new HashMap<>();

    FakeKubectl(Path folder) {
        this.folder = folder;
        variables.put("PATH", "relative:" + folder.resolve("nowhere") + "::" + folder);
    }

    FakeKubectl variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** What it does when it has written down its arguments, a line each, in {@code asked}; in its own folder. */
    FakeKubectl doing(String script) {
        return exactly("#!/bin/sh\ncd " + folder + "\nprintf '%s\\n' \"$@\" -- >> asked\n" + script + "\n");
    }

    /** Says that and ends with the code. */
    FakeKubectl saying(int code, String stdout, String stderr) {
        write("stdout", stdout);
        write("stderr", stderr);
        return doing("/bin/cat stdout\n/bin/cat stderr >&2\nexit " + code);
    }

    FakeKubectl exactly(String text) {
        Path program = write("kubectl", text);
        try {
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The arguments of each run, the request's time limit left out. */
    List<String> asked() {
        try {
            String all = Files.readString(folder.resolve("asked"), StandardCharsets.UTF_8);
            return List.of(all.replaceAll("--request-timeout=\\d+ms\n", "")
                    .replace("\n", " ")
                    .strip()
                    .split(" --( |$)", 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    KubectlCluster cluster() {
        return cluster(Duration.ofSeconds(60));
    }

    /** @param limit of each call */
    KubectlCluster cluster(Duration limit) {
        Environment environment = new Environment(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Environment.Terminals.NONE,
                variables,
                folder,
                Clock.systemUTC(),
                () -> ZoneOffset.UTC,
                true,
                new SplittableRandom(1),
                cancellation);
        return new KubectlCluster(NAMES, environment, () -> Deadline.after(limit));
    }
}
