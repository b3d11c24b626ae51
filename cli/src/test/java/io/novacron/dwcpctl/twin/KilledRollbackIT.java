package io.novacron.dwcpctl.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.novacron.dwcpctl.base.journal.Journal;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.Deployment;
import io.novacron.dwcpctl.site.fleet.demo.Demo;
import io.novacron.dwcpctl.testing.PastEndpoints;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program, killed by SIGKILL after every line of its journal, and resumed: it comes to the same, has changed nothing
 * twice, and users were served at every moment. It is killed while this test holds the lock of the journal, without which the
 * program cannot write its next line: so a place is hit exactly, and what the program did since the line before is not in
 * its journal.
 */
final class KilledRollbackIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Between two looks; less than the program takes from one line to the next. */
    private static final long LOOK_NANOS = 50_000;
    /** A busy machine may let the program write two lines between two looks. */
    private static final int ATTEMPTS = 5;

    private static final int AT_ONCE = 2;

    @TempDir
    Path folder;

    /** A machine of its own, with a rollback of its own. */
    private static final class Machine {
        private final Path home;
        private final Program program;

        Machine(Path home) throws IOException {
            this.home = Files.createDirectories(home);
            this.program = Program.underTest(home);
        }

        private Path state(String file) {
            return home.resolve(".local/state/dwcpctl").resolve(file);
        }

        Process begin() {
            return program.start(
                    "--context", "demo", "--scenario", "error-burst", "rollback", "--emergency", "--confirm", "-q");
        }

        Program.Result resume() {
            return program.run("--context", "demo", "rollback", "resume");
        }

        Optional<Path> journal() throws IOException {
            if (!Files.isDirectory(state("rollback"))) {
                return Optional.empty();
            }
            try (Stream<Path> found = Files.list(state("rollback"))) {
                return found.map(one -> one.resolve("journal"))
                        .filter(Files::exists)
                        .findAny();
            }
        }

        int lines() throws IOException {
            return Files.readAllLines(journal().orElseThrow()).size();
        }

        private List<JsonNode> log() throws IOException {
            List<JsonNode> events = new ArrayList<>();
            for (String line : Files.readAllLines(state("demo/log"))) {
                events.add(JSON.readTree(line));
            }
            return events;
        }

        /** What was changed, in its order; not the annotation, which says how far it is. */
        List<String> changes() throws IOException {
            return log().stream()
                    .map(event -> event.path("change").path("change").asText())
                    .filter(change -> !change.isEmpty() && !change.equals("annotate"))
                    .toList();
        }

        private Demo demo() {
            return Demo.open(Clock.systemUTC(), new Journal(state("demo/log")), null, null, warning -> {});
        }

        /** What matters of the cluster at the end. */
        String found() throws IOException {
            Cluster cluster = demo().cluster();
            Deployment v3 = cluster.deployment("dwcp-v3");
            String claim = v3.annotations().getOrDefault("dwcpctl.novacron.io/rollback", "");
            return cluster.service("dwcp-service").selector() + " v1 "
                    + cluster.deployment("dwcp-v1").replicas() + " v3 " + v3.replicas() + " " + v3.paused() + " "
                    + v3.env() + " " + JSON.readTree(claim).path("state").asText();
        }

        void assertServedThroughout() throws IOException {
            Demo demo = demo();
            Instant end = demo.now();
            Instant start = Instant.parse(log().get(0).path("at").asText());
            for (Instant at = start; at.isBefore(end); at = at.plusMillis(50)) {
                assertThat(PastEndpoints.at(demo, at).ready())
                        .as("ready endpoints at %s", at)
                        .isPositive();
            }
        }
    }

    @Test
    void after_every_line_it_can_be_killed_and_resumed() throws IOException, InterruptedException, ExecutionException {
        Machine whole = new Machine(folder.resolve("whole"));
        assertThat(Program.finish(whole.begin()).code()).isZero();
        int lines = whole.lines();
        String expected = whole.found();

        assertThat(lines).isGreaterThan(14);
        assertThat(whole.changes()).containsExactly("pause-rollout", "scale", "select-version", "resume-with-env");
        whole.assertServedThroughout();
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int line = 1; line <= lines; line++) {
                int after = line;
                all.add(pool.submit(() -> {
                    Machine machine = killed(after);
                    Program.Result resumed = machine.resume();
                    boolean nothingLeft = resumed.code() == 64 && resumed.err().contains("is complete");
                    assertThat(resumed.code() == 0 || (nothingLeft && after >= lines - 1))
                            .as("killed after line %d: %s", after, resumed)
                            .isTrue();
                    assertThat(machine.found())
                            .as("killed after line %d", after)
                            .isEqualTo(expected);
                    assertThat(machine.changes())
                            .as("killed after line %d", after)
                            .isEqualTo(whole.changes());
                    machine.assertServedThroughout();
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** A machine on which the program was killed after that line and before the next. */
    private Machine killed(int line) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Machine machine = new Machine(folder.resolve("line-" + line + "-" + attempt));
            int written = kill(machine, line);
            if (written == line) {
                assertThat(machine.lines()).isEqualTo(line);
                return machine;
            }
            assertThat(attempt)
                    .as("it had written %d lines, not %d, when it was killed", written, line)
                    .isLessThan(ATTEMPTS);
        }
    }

    private static int kill(Machine machine, int line) throws IOException, InterruptedException {
        Process process = machine.begin();
        while (machine.journal().isEmpty()) {
            if (process.waitFor(1, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("it ended before it had begun: " + Program.finish(process));
            }
        }
        try (FileChannel journal =
                FileChannel.open(machine.journal().orElseThrow(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            while (true) {
                FileLock lock = journal.lock();
                int written = lines(journal);
                if (written >= line || !process.isAlive()) {
                    process.destroyForcibly().waitFor();
                    return written;
                }
                lock.release();
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }

    /** Not by opening it anew: to close it would give back the lock. */
    private static int lines(FileChannel journal) throws IOException {
        journal.position(0);
        String text = new String(Channels.newInputStream(journal).readAllBytes(), StandardCharsets.UTF_8);
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
