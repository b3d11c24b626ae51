package io.novacron.dwcpctl.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.site.fleet.event.Scenario;
import io.novacron.dwcpctl.testing.FifteenDays;
import io.novacron.dwcpctl.testing.Gateway;
import io.novacron.dwcpctl.testing.Gateway.Way;
import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RealPrometheus;
import io.novacron.dwcpctl.testing.ReportFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code report} on a real Prometheus that has fifteen days of a fleet, and what becomes of it where something fails. */
final class ReportIT {
    private static final Instant END = Instant.parse("2026-01-31T09:30:00Z");
    private static final String LAST_LINE = "| errors-ratio | 1h to now by 1m";
    private static final Pattern QUESTIONS = Pattern.compile("; (\\d+) questions asked, (\\d+) not answered\\.");

    @TempDir
    static Path files;

    static RealPrometheus prometheus;

    @TempDir
    Path home;

    @BeforeAll
    static void start() {
        new FifteenDays(Scenario.MULTI_ANOMALY, END, Duration.ofMinutes(2)).fill(RealPrograms.INSTALLED, files);
        prometheus = serve(files);
    }

    private static RealPrometheus serve(Path folder) {
        return RealPrometheus.start(
                RealPrograms.INSTALLED, folder, "scrape_configs: []\n", "--storage.tsdb.retention.time=100y");
    }

    @AfterAll
    static void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
    }

    private Program program(String url) {
        return Program.underTest(home).with("DWCPCTL_PROMETHEUS_URL", url);
    }

    private static String[] report(String... more) {
        return Stream.concat(Stream.of("report", "--at", END.toString()), Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void of_fifteen_days_nothing_is_missing_but_what_needs_labels_and_no_question_is_sent_twice() throws IOException {
        List<String> sent = new CopyOnWriteArrayList<>();
        Function<Gateway.Question, Way> ways = question -> {
            sent.add(question.text());
            return Way.to(prometheus.url(), "");
        };
        try (Gateway gateway = new Gateway(ways)) {
            Program.Result result = program(gateway.url()).run(report());

            assertThat(result.err()).isEmpty();
            assertThat(result.code()).isZero();
            assertThat(result.out().lines().filter(line -> line.contains("no data") || line.contains("not known")))
                    .allMatch(line -> line.startsWith("| Precision | no data: nobody has labelled")
                            || line.startsWith("| Recall | no data: nobody has labelled"))
                    .hasSize(2);
            ReportFigures.assertAllIn(result.out());
            assertThat(result.out())
                    .contains("There is not data of all 30 days; the budgets are over what there is: eu-west 15d,"
                            + " us-east 15d.");
            List<String> questions = sent.stream().map(ReportIT::withoutTimeout).toList();
            assertThat(questions).doesNotHaveDuplicates();
            assertThat(questions.stream().filter(question -> !question.contains("timestamp(")))
                    .hasSize(asked(result.out()));
        }
    }

    /** How long the command still waits is told with each, and is another each time. */
    private static String withoutTimeout(String question) {
        return question.replaceAll("&timeout=\\d+ms", "");
    }

    private static int asked(String report) {
        Matcher said = QUESTIONS.matcher(report);
        assertThat(said.find()).isTrue();
        return Integer.parseInt(said.group(1));
    }

    @Test
    void of_hours_without_data_nothing_is_said() {
        Program.Result result = program(prometheus.url().toString())
                .run("report", "--at", "2026-01-31T12:30:00Z", "--section", "summary,sla,recommendations");

        assertThat(result.out())
                .contains(
                        "There is no data of a part of the period, and what is said of it is said of the rest: eu-west"
                                + " 2h56m, us-east 2h56m.")
                .contains("| 2026-01-31 09:15 +00:00 | latency | eu-west | 19m | no data since | 19 |")
                .contains("Whether anything was violated while there was no data is not known: eu-west 2h56m, us-east"
                        + " 2h56m.")
                .contains("| There is no data of 2.93 h of the period in eu-west: nobody knows what was then.")
                .contains(
                        "| Latency, P99 |  | no data: dwcp-v3 at dwcp-v3.eu-west:8080, dwcp-v3.us-east:8080 is not scraped any"
                                + " more for 3h")
                .doesNotContain("still on", "still open", "the answer was empty");
        assertThat(result.code()).isZero();
    }

    @Test
    void a_server_killed_half_way_costs_the_cells_that_were_not_answered_by_then() throws IOException {
        Path folder = Files.createDirectory(home.resolve("copy"));
        copy(files.resolve("data"), folder.resolve("data"));
        RealPrometheus doomed = serve(folder);
        AtomicInteger passed = new AtomicInteger();
        AtomicReference<Gateway> door = new AtomicReference<>();
        Function<Gateway.Question, Way> ways = question -> {
            if (passed.incrementAndGet() == 150) {
                doomed.kill();
                Objects.requireNonNull(door.get())
                        .close(); // nobody listens any more, as where the server itself was asked
            }
            return Way.to(doomed.url(), "");
        };
        try (doomed;
                Gateway gateway = new Gateway(ways)) {
            door.set(gateway);
            Path file = home.resolve("report.md");
            Program.Result result = program(gateway.url()).run(report("--out", file.toString()));

            assertThat(result.err())
                    .matches("warning: \\d+ of 287 questions were not answered, and the cells that rest on them say so;"
                            + " the first: http://127.0.0.1:\\d+/api/v1/query(_range)?: .+\n");
            assertThat(result.out()).isEmpty();
            assertThat(result.code()).isEqualTo(69);
            String report = Files.readString(file);
            assertThat(report).contains(LAST_LINE, "connection refused", "**FAIL**", "| ERROR |");
            assertThat(report.lines().filter(line -> line.startsWith("| Latency, P99 |")))
                    .isNotEmpty();
            Matcher said = QUESTIONS.matcher(report);
            assertThat(said.find()).isTrue();
            assertThat(Integer.parseInt(said.group(2))).isBetween(100, 200);
            assertThat(names()).containsExactly("copy", "report.md");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
        Files.deleteIfExists(to.resolve("lock"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(home)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_query_that_times_out_on_the_server_costs_its_cells() throws IOException {
        String reply = "{\"status\":\"error\",\"errorType\":\"timeout\",\"error\":\"query timed out in expression"
                + " evaluation\"}";
        Function<Gateway.Question, Way> ways = question -> question.text().contains("dwcp_v3_hde_compression_ratio")
                        && !question.text().contains("timestamp(")
                ? Way.refused(503, reply)
                : Way.to(prometheus.url(), "");
        try (Gateway gateway = new Gateway(ways)) {
            Program.Result result = program(gateway.url()).run(report("--section", "components"));

            assertThat(result.out().lines().filter(line -> line.contains("no data")))
                    .containsExactly("| Share of the bytes that compression saves |  | no data: " + gateway.url()
                            + "/api/v1/query: the server gave up: query timed out in expression evaluation"
                            + " | \\>= 75 % | ERROR |  |  |");
            assertThat(result.out()).contains("| Time to compress one block | us-east | ");
            assertThat(result.code()).isEqualTo(69);
        }
    }

    @Test
    void a_query_that_is_never_answered_costs_its_cells_when_the_time_is_up() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        Function<Gateway.Question, Way> ways = question -> {
            if (question.text().contains("dwcp_v3_rollout_target_percent")
                    && !question.text().contains("timestamp(")) {
                await(end);
            }
            return Way.to(prometheus.url(), "");
        };
        try (Gateway gateway = new Gateway(ways)) {
            Program.Result result = program(gateway.url()).run(report("--section", "rollout", "--timeout", "6s"));

            assertThat(result.out()).contains("within 6s").contains("| Restarts of the application | us-east | 0 |");
            assertThat(result.code()).isEqualTo(69);
        } finally {
            end.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void control_C_in_the_middle_leaves_the_report_of_before() throws IOException {
        CountDownLatch middle = new CountDownLatch(100);
        CountDownLatch end = new CountDownLatch(1);
        Function<Gateway.Question, Way> ways = question -> {
            middle.countDown();
            if (middle.getCount() == 0) {
                await(end);
            }
            return Way.to(prometheus.url(), "");
        };
        Path before = Files.writeString(home.resolve("report.md"), "of before");
        try (Gateway gateway = new Gateway(ways)) {
            Process process = program(gateway.url()).start(report("--out", before.toString()));
            await(middle);

            Program.signal(process, "INT");

            assertThat(Program.finish(process)).isEqualTo(new Program.Result(130, "", ""));
            assertThat(before).hasContent("of before");
            assertThat(names()).noneMatch(name -> name.endsWith(".tmp"));
        } finally {
            end.countDown();
        }
    }

    @Test
    void a_reader_that_has_seen_enough_is_no_error() {
        Program.Result result = program(prometheus.url().toString())
                .shell("\"$0\" \"$@\" | head -1; echo \"${PIPESTATUS[0]}\"", report());

        assertThat(result).isEqualTo(new Program.Result(0, "# DWCP v3 metrics analysis\n0\n", ""));
    }

    @Test
    void a_full_disk_is_said_and_what_was_there_stays() throws IOException {
        Path before = Files.writeString(home.resolve("report.md"), "of before");
        Program program = program(prometheus.url().toString());

        Program.Result file = program.shell("ulimit -f 40; exec \"$0\" \"$@\"", report("--out", before.toString()));
        Program.Result stdout = program.shell("\"$0\" \"$@\" >/dev/full", report("--section", "rollout"));

        assertThat(file.err().lines())
                .containsExactly(
                        "error: cannot write " + before + ": File too large",
                        "Check that the directory is there, writable, and has room.");
        assertThat(file.code()).isEqualTo(73);
        assertThat(before).hasContent("of before");
        assertThat(names()).noneMatch(name -> name.endsWith(".tmp"));
        assertThat(stdout.err().lines())
                .containsExactly(
                        "error: cannot write to standard output: No space left on device",
                        "Check where the output goes.");
        assertThat(stdout.code()).isEqualTo(73);
    }

    @Test
    void a_pipe_named_as_the_file_is_written_into() {
        Program.Result result = program(prometheus.url().toString())
                .shell("\"$0\" \"$@\" | head -1", report("--section", "rollout", "--out", "/dev/stdout"));

        assertThat(result).isEqualTo(new Program.Result(0, "# DWCP v3 metrics analysis\n", ""));
    }
}
