package io.novacron.dwcpctl.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.testing.RealPrograms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Debian package in a whole, freshly made Debian: what a person does with it at a shell. It takes a minute, root, and
 * debootstrap with a mirror; where one of them is missing, also in CI, it is skipped. RELEASING.md asks for it.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class DebianSystemIT {
    /** Whatever is there but for processes, what is thrown away anyway, and what apt and man-db keep for themselves. */
    private static final String ALL_FILES = "find / -xdev \\( -path /proc -o -path /tmp -o -path /var/cache/man"
            + " -o -path /var/cache/apt -o -path /var/lib/apt -o -path /var/log \\) -prune -o -print | LC_ALL=C sort";

    @TempDir
    Path system;

    @TempDir
    Path scripts;

    private record Outcome(int code, String output) {}

    @Test
    void it_is_installed_typed_read_and_removed_without_a_trace() throws IOException, InterruptedException {
        try {
            makeSystem();
            useSystem();
        } finally {
            // what is a system's own, such as links out of the folder, is rm's trade
            run("", "rm", "-rf", "--one-file-system", system.toString());
        }
    }

    private void useSystem() throws IOException, InterruptedException {
        Files.copy(deb(), system.resolve("tmp/dwcpctl.deb"));
        Files.createDirectory(system.resolve("tmp/home"));
        String before = inSystem(ALL_FILES).output();

        Outcome installed = inSystem("apt-get install -y -q --no-install-recommends /tmp/dwcpctl.deb");
        assertThat(installed.code()).as(installed.output()).isZero();

        // as a new user's shell is set up there; the tabulator is the key
        String typed = run("""
                        dwcpctl gon\t-q --context demo --reg\teu\t
                        dwcpctl --context demo query ru\tlatency-quan\t--param quantile=0.5 | head -n 3
                        dwcpctl guide troub\t| head -n 1
                        exit
                        """, "script", "-qec", "sh " + enter() + " bash --rcfile /etc/skel/.bashrc -i", "/dev/null")
                .output();
        assertThat(typed)
                .contains("dwcpctl gonogo -q --context demo --region eu-west")
                .contains("GO  rollout (simulated)")
                .contains("dwcpctl --context demo query run latency-quantile")
                .contains("dwcpctl guide troubleshooting")
                .contains("\nTroubleshooting\r\n");
        assertThat(inSystem("man dwcpctl-gonogo").output())
                .startsWith("DWCPCTL-GONOGO(1)")
                .contains("dwcpctl-gonogo - Decide GO or NO-GO by a gate, with evidence");
        assertThat(inSystem(ALL_FILES).output()).isNotEqualTo(before).contains("/usr/bin/dwcpctl\n");

        Outcome removed = inSystem("apt-get purge -y -q dwcpctl");
        assertThat(removed.code()).as(removed.output()).isZero();
        assertThat(inSystem(ALL_FILES).output()).isEqualTo(before);
    }

    /** The machine's own release of Debian, from the mirror that its apt is set up with. */
    private void makeSystem() throws IOException, InterruptedException {
        Assumptions.assumeTrue(run("", "id", "-u").output().strip().equals("0"), "a system is made by root alone");
        Assumptions.assumeTrue(
                Stream.of("debootstrap", "apt-get", "script")
                        .allMatch(name -> RealPrograms.INSTALLED.find(name).isPresent()),
                "no debootstrap, or none of what it takes");
        Assumptions.assumeTrue(run("", "unshare", "--mount", "true").code() == 0, "no mounting is allowed here");
        Outcome made = run("", "sh", "-c", """
                codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
                mirror=$(apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' |
                  sed -n "s/^$codename //p" | head -n 1)
                exec debootstrap --variant=minbase --include=bash-completion,man-db "$codename" "$0" "$mirror"
                """, system.toString());
        Assumptions.assumeTrue(
                made.code() == 0,
                () -> "no system could be made: " + made.output().strip().replaceAll("(?s).*\\R", ""));
    }

    private Outcome inSystem(String script) throws IOException, InterruptedException {
        return run("", "sh", enter().toString(), "sh", "-c", script);
    }

    /** A script that runs its arguments in the system; with /proc, which the native program must have, as long as they run. */
    private Path enter() throws IOException {
        return Files.writeString(scripts.resolve("enter"), """
                exec unshare --mount sh -c 'mount -t proc proc "$0/proc" && exec chroot "$0" env -i \\
                  PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp/home TERM=dumb DEBIAN_FRONTEND=noninteractive "$@"' %s "$@"
                """.formatted(system));
    }

    private static Outcome run(String input, String... line) throws IOException, InterruptedException {
        Path in = Files.createTempFile("typed", ".txt");
        Path out = Files.createTempFile("shown", ".txt");
        try {
            Files.writeString(in, input, StandardCharsets.UTF_8);
            Process process = new ProcessBuilder(line)
                    .redirectInput(in.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            return new Outcome(process.waitFor(), Files.readString(out, StandardCharsets.UTF_8));
        } finally {
            Files.delete(in);
            Files.delete(out);
        }
    }

    private static Path deb() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith(".deb"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no package was made"));
        }
    }
}
