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
 * program cannot write its next line: so a place is hit exactly. After a line that announces a change it is killed twice: at
 * once, and when the change is made and not yet in the journal.
 */
final class KilledRollbackIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INTENDED = "\"line\":\"intended\"";
    /** Between two looks; less than the program takes from one line to the next. */
    private static final long LOOK_NANOS = 50_000;
    /** A busy machine may let the program write two lines between two looks. */
    private static final int ATTEMPTS = 5;

    private static final int AT_ONCE = 2;

    @TempDir
    Path folder;

    /**
     * Where it is killed.
     *
     * @param line after which, from 1 on
     * @param isChanged whether the change that the line announces is to be made first
     */
    private record Place(int line, boolean isChanged) {
        /** All that there are in a journal. */
        static List<Place> of(List<String> journal) {
            List<Place> places = new ArrayList<>();
            for (int line = 1; line <= journal.size(); line++) {
                places.add(new Place(line, false));
                if (journal.get(line - 1).contains(INTENDED)) {
                    places.add(new Place(line, true));
                }
            }
            return places;
        }
    }

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

        List<String> lines() throws IOException {
            return Files.readAllLines(journal().orElseThrow());
        }

        private List<JsonNode> log() throws IOException {
            List<JsonNode> events = new ArrayList<>();
            String text = Files.readString(state("demo/log"));
            // a line that is being written is none yet
            for (String line :
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
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
        List<Place> places = Place.of(whole.lines());
        int lines = whole.lines().size();
        String expected = whole.found();

        assertThat(places).hasSize(lines + 4).hasSizeGreaterThan(18);
        assertThat(whole.changes()).containsExactly("pause-rollout", "scale", "select-version", "resume-with-env");
        whole.assertServedThroughout();
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (Place place : places) {
                all.add(pool.submit(() -> {
                    Machine machine = killed(place);
                    Program.Result resumed = machine.resume();
                    boolean nothingLeft = resumed.code() == 64 && resumed.err().contains("is complete");
                    assertThat(resumed.code() == 0 || (nothingLeft && place.line() >= lines - 1))
                            .as("killed at %s: %s", place, resumed)
                            .isTrue();
                    assertThat(machine.found()).as("killed at %s", place).isEqualTo(expected);
                    assertThat(machine.changes()).as("killed at %s", place).isEqualTo(whole.changes());
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

    /** A machine on which the program was killed there. */
    private Machine killed(Place place) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Machine machine =
                    new Machine(folder.resolve("line-" + place.line() + "-" + place.isChanged() + "-" + attempt));
            int written = kill(machine, place);
            if (written == place.line()) {
                assertThat(machine.lines()).hasSize(written);
                return machine;
            }
            assertThat(attempt)
                    .as("it had written %d lines when it was killed at %s", written, place)
                    .isLessThan(ATTEMPTS);
        }
    }

    private static int kill(Machine machine, Place place) throws IOException, InterruptedException {
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
                List<String> written = lines(journal);
                if (written.size() >= place.line() || !process.isAlive()) {
                    long intended = written.stream()
                            .filter(line -> line.contains(INTENDED))
                            .count();
                    while (place.isChanged() && machine.changes().size() < intended) {
                        // it cannot say that it is done while the lock is held
                        assertThat(process.waitFor(1, TimeUnit.MILLISECONDS)).isFalse();
                    }
                    process.destroyForcibly().waitFor();
                    return written.size();
                }
                lock.release();
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }

    /** Not by opening it anew: to close it would give back the lock. */
    private static List<String> lines(FileChannel journal) throws IOException {
        journal.position(0);
        String text = new String(Channels.newInputStream(journal).readAllBytes(), StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }
}
