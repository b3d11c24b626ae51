package io.novacron.dwcpctl.face.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.testing.RunningApp;
import io.novacron.dwcpctl.testing.RunningApp.Outcome;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that {@code report} leaves: bundles, and a series in a directory. */
final class ReportFilesTest {
    @TempDir
    Path home;

    private Outcome run(String line) {
        return new RunningApp().home(home).run(line.split(" "));
    }

    @Test
    void a_bundle_gives_the_same_report_byte_for_byte_and_asks_nobody() throws IOException {
        Outcome made = run("--context demo report --section rollout,anomalies,appendix --bundle b.zip");
        Outcome replayed = new RunningApp().home(home).zone("Asia/Tokyo").run("bundle", "replay", "b.zip");

        assertThat(made.code()).isZero();
        assertThat(replayed.out()).isEqualTo(made.out());
        assertThat(replayed.err()).isEmpty();
        assertThat(replayed.code()).isZero();
        assertThat(run("bundle show b.zip -o json").out())
                .contains("\"replies.json\"", "\"report.md\"", "\"context\": \"demo\"");
    }

    @Test
    void a_bundle_as_a_page() {
        Outcome made = run("--context demo report --section rollout --bundle b.zip -o html");

        assertThat(made.out()).startsWith("<!DOCTYPE html>").doesNotContain("<script", "http://", "https://");
        assertThat(run("bundle replay b.zip").out()).isEqualTo(made.out());
    }

    @Test
    void what_is_no_bundle_is_refused() throws IOException {
        Files.writeString(home.resolve("b.zip"), "GO");

        assertThat(run("bundle replay b.zip").code()).isEqualTo(65);
        assertThat(run("bundle show nothing.zip").errLines())
                .containsExactly("error: bundle nothing.zip: no such file", "Check the path.");
    }

    /** A series that is cancelled as soon as its first report is there. */
    private Outcome series(String line) throws InterruptedException {
        RunningApp app = new RunningApp().home(home);
        Thread watcher = new Thread(() -> {
            while (!Files.exists(home.resolve("out/report-20260131T090000Z.md"))) {
                Thread.onSpinWait();
            }
            app.cancellation().cancel();
        });
        watcher.setDaemon(true);
        watcher.start();
        Outcome outcome = app.run(line.split(" "));
        watcher.join(1000);
        return outcome;
    }

    @Test
    void a_series_writes_the_last_due_moment_and_deletes_what_is_old() throws Exception {
        Files.createDirectories(home.resolve("out"));
        Path old = Files.writeString(home.resolve("out/report-20250101T000000Z.md"), "");
        Path foreign = Files.writeString(home.resolve("out/report-mine.md"), "");
        Files.writeString(home.resolve("out/report-20260131T080000Z.md"), "of the hour before");

        Outcome outcome = series("--context demo report --section rollout --every 1h --dir out");

        assertThat(outcome.code()).isEqualTo(130);
        assertThat(old).doesNotExist();
        assertThat(foreign).exists();
        String report = Files.readString(home.resolve("out/report-20260131T090000Z.md"));
        assertThat(report).contains("2026-01-31 09:00:00 +00:00 (1d)", "## 8. Rollout");
        assertThat(Files.readString(home.resolve("out/latest.md"))).isEqualTo(report);
        assertThat(Files.readString(home.resolve("out/report-20260131T080000Z.md")))
                .isEqualTo("of the hour before");
        try (Stream<Path> files = Files.list(home.resolve("out"))) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".tmp")))
                    .isEmpty();
        }
    }

    @Test
    void two_runs_do_not_write_into_one_directory() throws IOException {
        Files.createDirectories(home.resolve("out"));
        try (FileChannel channel = FileChannel.open(
                        home.resolve("out/.report.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            Outcome outcome = run("--context demo report --every 1h --dir out");

            assertThat(lock.isValid()).isTrue();
            assertThat(outcome.code()).isEqualTo(75);
            assertThat(outcome.errLines())
                    .containsExactly(
                            "error: another dwcpctl report --every writes into " + home.resolve("out"),
                            "Leave it to that one, or name another --dir.");
        }
    }

    @Test
    void a_directory_that_cannot_be_made_is_73_and_a_series_takes_both_options() throws IOException {
        Files.writeString(home.resolve("file"), "", StandardCharsets.UTF_8);

        Path file = home.resolve("file");
        for (String below : List.of("file/out", "file")) {
            Outcome outcome = run("--context demo report --every 1h --dir " + below);

            assertThat(outcome.code()).isEqualTo(73);
            assertThat(outcome.errLines())
                    .containsExactly(
                            "error: cannot write into " + home.resolve(below) + ": "
                                    + (below.equals("file") ? file + " is no directory" : "Not a directory"),
                            "Check that it is a directory, writable, and has room.");
        }
        for (String line : List.of("--every 1h", "--dir out", "--every 1h --dir out --out x", "--every 1m --dir out")) {
            assertThat(run("--context demo report " + line).code()).as(line).isEqualTo(64);
        }
    }
}
