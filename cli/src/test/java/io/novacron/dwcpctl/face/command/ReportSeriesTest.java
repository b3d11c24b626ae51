package io.novacron.dwcpctl.face.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.site.fleet.event.Scenario;
import io.novacron.dwcpctl.testing.FaultyPrometheus;
import io.novacron.dwcpctl.testing.RunningApp;
import io.novacron.dwcpctl.testing.RunningApp.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code report --every}: what a round does in which something fails, and what comes after it. */
final class ReportSeriesTest {
    /** The clock always stands shortly before a full hour, so that the next look is never far. */
    private static final Instant START = Instant.parse("2026-01-31T09:59:59.950Z");

    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();

    @TempDir
    Path home;

    private Path out;
    private FaultyPrometheus server;
    private final Hand hand = new Hand();
    private final RunningApp app = new RunningApp();

    /** A clock that the test sets. */
    private static final class Hand extends Clock {
        private volatile Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = new FaultyPrometheus(Scenario.STEADY, START.plus(Duration.ofHours(6)));
        out = home.resolve("out");
        app.home(home).clock(hand).variable("DWCPCTL_PROMETHEUS_URL", server.url());
    }

    @AfterEach
    void stop() {
        app.cancellation().cancel();
        server.close();
    }

    private CompletableFuture<Outcome> series(String... more) {
        return CompletableFuture.supplyAsync(() -> app.run(Stream.concat(
                        Stream.of("report", "--section", "rollout", "--every", "1h", "--dir", "out"), Stream.of(more))
                .toArray(String[]::new)));
    }

    private void await(CompletableFuture<Outcome> series, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            if (series.isDone() || System.nanoTime() > end) {
                throw new AssertionError("never happened; " + app.errSoFar());
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private Outcome end(CompletableFuture<Outcome> series) throws Exception {
        app.cancellation().cancel();
        return result(series);
    }

    private static Outcome result(CompletableFuture<Outcome> series) throws Exception {
        try {
            return series.get(30, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("it does not end", e);
        }
    }

    private boolean has(String hour) {
        return Files.exists(out.resolve("report-20260131T" + hour + "0000Z.md"));
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant shortlyBefore(String hour) {
        return Instant.parse("2026-01-31T" + hour + ":00:00Z").minusMillis(50);
    }

    @Test
    void a_round_that_is_not_answered_is_said_and_made_up_for() throws Exception {
        CompletableFuture<Outcome> series = series();
        await(series, () -> app.errSoFar().contains("090000Z"));

        List<String> meanwhile = new CopyOnWriteArrayList<>();
        server.status(() -> {
            // a round is over when it has been said how it went
            boolean over = app.errSoFar().contains("tried again");
            meanwhile.addAll(over ? List.of() : names());
            return over ? 200 : 500;
        });
        hand.now = shortlyBefore("12");
        await(series, () -> has("10") && has("11"));
        assertThat(meanwhile).containsOnly(".report.lock", "latest.md", "report-20260131T090000Z.md");

        Outcome outcome = end(series);
        assertThat(outcome.code()).isEqualTo(130);
        assertThat(outcome.errLines())
                .containsExactly(
                        "2026-01-31 09:00:00 +00:00  " + out.resolve("report-20260131T090000Z.md"),
                        "warning: " + server.url() + "/api/v1/query: 500 Server Error; it is tried again until it can"
                                + " be written",
                        "2026-01-31 10:00:00 +00:00  " + out.resolve("report-20260131T100000Z.md"),
                        "2026-01-31 11:00:00 +00:00  " + out.resolve("report-20260131T110000Z.md"));
        assertThat(Files.readString(out.resolve("latest.md")))
                .isEqualTo(Files.readString(out.resolve("report-20260131T110000Z.md")));
    }

    @Test
    void what_fails_for_long_is_said_once() throws Exception {
        CompletableFuture<Outcome> series = series();
        await(series, () -> app.errSoFar().contains("090000Z"));

        AtomicInteger asked = new AtomicInteger();
        server.status(() -> {
            asked.incrementAndGet();
            return 500;
        });
        hand.now = shortlyBefore("11");
        await(series, () -> app.errSoFar().contains("tried again"));
        int round = asked.get();
        await(series, () -> asked.get() > 4 * round);

        assertThat(end(series).errLines()).hasSize(2).last().asString().startsWith("warning: ");
    }

    @Test
    void a_round_that_cannot_be_written_is_made_up_for() throws Exception {
        CompletableFuture<Outcome> series = series();
        await(series, () -> has("09"));

        Path latest = out.resolve("latest.md");
        await(series, () -> app.errSoFar().contains("090000Z"));
        Files.delete(latest);
        Files.createDirectory(latest);
        hand.now = shortlyBefore("11");
        await(series, () -> app.errSoFar().contains("tried again"));
        assertThat(has("10")).isFalse();
        Files.delete(latest);
        await(series, () -> has("10"));

        assertThat(end(series).err())
                .contains("warning: cannot write " + latest + ": is a directory; it is tried again until it can be"
                        + " written");
        assertThat(latest).isRegularFile();
    }

    @Test
    void after_a_sleep_of_hours_every_hour_has_its_report() throws Exception {
        CompletableFuture<Outcome> series = series();
        await(series, () -> has("09"));

        hand.now = shortlyBefore("14");
        await(series, () -> has("13"));

        assertThat(end(series).code()).isEqualTo(130);
        assertThat(names())
                .containsExactly(
                        ".report.lock",
                        "latest.md",
                        "report-20260131T090000Z.md",
                        "report-20260131T100000Z.md",
                        "report-20260131T110000Z.md",
                        "report-20260131T120000Z.md",
                        "report-20260131T130000Z.md");
        assertThat(Files.readString(out.resolve("report-20260131T120000Z.md")))
                .contains("2026-01-30 12:00:00 +00:00 to 2026-01-31 12:00:00 +00:00 (1d)");
    }

    @Test
    void whoever_starts_a_series_is_told_what_is_wrong_with_the_first() throws Exception {
        server.status(500).body(reply -> "out of order");

        Outcome outcome = result(series());

        assertThat(outcome.code()).isEqualTo(69);
        assertThat(outcome.errLines())
                .first()
                .isEqualTo("error: " + server.url() + "/api/v1/query: 500 Server Error: out of order");
        assertThat(names()).containsExactly(".report.lock");
    }

    @Test
    void a_second_run_ends_and_the_first_goes_on() throws Exception {
        CompletableFuture<Outcome> series = series();
        await(series, () -> has("09"));

        Outcome second = new RunningApp()
                .home(home)
                .variable("DWCPCTL_PROMETHEUS_URL", server.url())
                .run("report", "--section", "rollout", "--every", "1h", "--dir", "out");
        hand.now = shortlyBefore("11");
        await(series, () -> has("10"));

        assertThat(second.code()).isEqualTo(75);
        assertThat(end(series).code()).isEqualTo(130);
    }
}
