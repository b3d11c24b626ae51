package io.novacron.dwcpctl.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The odd places in which a program is started: pipes that close, no locale, no home, no room to write. */
final class SurroundingsIT {
    private static final String ANSWER = """
            {"status":"success","data":{"resultType":"vector","result":[{"metric":{"site":"Zürich"},"value":[1768480200,"1768480200"]}]}}""";

    /** The moment of that value, which is its own time too: fresh, when it is asked how old it is. */
    private static final String AT = "2026-01-15T12:30:00Z";

    @TempDir
    Path home;

    private Program program;

    @BeforeEach
    void program() {
        program = Program.underTest(home);
    }

    @Test
    void a_reader_that_has_seen_enough_is_no_error() {
        // more than a pipe holds, so that the write fails while the program still writes
        Program.Result result = program.shell(
                "\"$0\" \"$@\" | head -1; echo \"${PIPESTATUS[0]}\"", "query", "show", "latency-p99", "-o", "json");

        assertThat(result).isEqualTo(new Program.Result(0, "{\n0\n", ""));
    }

    @Test
    void a_closed_pipe_keeps_the_code_of_the_verdict() throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.setDispatcher(new Always(new MockResponse.Builder()
                    .body("{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}")
                    .build()));
            server.start();

            Program.Result result = program.with(
                            "DWCPCTL_PROMETHEUS_URL", server.url("/").toString())
                    .shell("\"$0\" \"$@\" | true; echo \"${PIPESTATUS[0]}\"", "query", "eval", "up", "-q");

            assertThat(result).isEqualTo(new Program.Result(0, "3\n", ""));
        }
    }

    @Test
    void arguments_arrive_as_they_were_typed_whatever_the_locale() throws IOException, InterruptedException {
        try (MockWebServer server = answering()) {
            // by the shell, for the JVM of this test may not be able to write such an argument
            String typed = "\"$0\" query eval $'{site=\"Z\\xc3\\xbcrich \\xe2\\x82\\xac\"}' -o csv";
            program = program.with("DWCPCTL_PROMETHEUS_URL", server.url("/").toString());

            for (Program locale : new Program[] {program, program.with("LANG", "C"), program.without("LANG")}) {
                Program.Result result = locale.shell(typed);

                assertThat(result.code()).as(result.toString()).isZero();
                assertThat(result.out()).as("CSV is for machines: always UTF-8").contains("Zürich");
                assertThat(form(server.takeRequest())).contains("{site=\"Zürich €\"}");
            }
        }
    }

    @Test
    void file_names_are_those_of_the_disk_whatever_the_locale() throws IOException {
        Program.Result made = program.without("LANG")
                .shell("cd \"$HOME\" && printf 'schema: 1\\nnonsense: 1\\n' > $'f\\xc3\\xbcr.yaml' && "
                        + "exec \"$0\" latency --config $'f\\xc3\\xbcr.yaml'");

        assertThat(made.code()).as(made.toString()).isEqualTo(65);
        assertThat(made.err()).contains("nonsense");
    }

    @Test
    void a_table_is_ASCII_where_the_locale_is_not_UTF_8() throws IOException {
        try (MockWebServer server = answering()) {
            program = program.with("DWCPCTL_PROMETHEUS_URL", server.url("/").toString());

            assertThat(program.run("query", "eval", "site").out()).contains("Zürich");
            assertThat(program.with("LC_ALL", "C").run("query", "eval", "site").out())
                    .containsPattern("\\A\\p{ASCII}+\\z");
        }
    }

    @Test
    void an_empty_environment_is_enough() {
        Program.Result result =
                program.shell("exec env -i PATH=\"$PATH\" JAVA_HOME=\"$JAVA_HOME\" \"$0\" \"$@\"", "query", "list");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("latency-p99");
        assertThat(result.code()).isZero();
    }

    @Test
    void no_home_is_no_reason_to_fail() throws IOException {
        try (MockWebServer server = answering()) {
            Program.Result result = program.without("HOME")
                    .with("DWCPCTL_PROMETHEUS_URL", server.url("/").toString())
                    .run("query", "eval", "site", "--at", AT, "-o", "json");

            assertThat(result.err()).isEmpty();
            assertThat(result.code()).isZero();
        }
    }

    @Test
    void a_home_that_does_not_exist_and_cannot_be_made_is_no_reason_to_fail() throws IOException {
        try (MockWebServer server = answering()) {
            Program.Result result = program.with("HOME", "/proc/nowhere")
                    .with("TMPDIR", "/proc/nowhere")
                    .with("DWCPCTL_PROMETHEUS_URL", server.url("/").toString())
                    .run("query", "eval", "site", "--at", AT, "-o", "json");

            assertThat(result.err()).isEmpty();
            assertThat(result.code()).isZero();
        }
    }

    @Test
    void a_config_that_cannot_be_written_is_said_in_two_lines() {
        Program.Result result = program.run(
                "config",
                "set-context",
                "a",
                "--prometheus-url",
                "http://127.0.0.1:9",
                "--config",
                "/proc/nowhere/c.yaml");

        assertThat(result.code()).as(result.toString()).isEqualTo(73);
        assertThat(result.err()).contains("/proc/nowhere").hasLineCount(2);
    }

    @Test
    void a_working_directory_that_is_gone_is_said_in_two_lines() {
        Program.Result result = program.shell(
                "mkdir \"$HOME/gone\" && cd \"$HOME/gone\" && rmdir \"$HOME/gone\" && exec \"$0\" \"$@\"",
                "query",
                "list");

        assertThat(result.code()).isEqualTo(64);
        assertThat(result.out()).isEmpty();
        // before it a shell may have something to say of its own
        assertThat(result.err()).endsWith("error: the working directory is gone\nChange to one that is there.\n");
    }

    @Test
    void times_for_people_are_those_of_the_variable_TZ() throws IOException {
        try (MockWebServer server = answering()) {
            Program.Result result = program.with("TZ", "Asia/Kolkata")
                    .with("DWCPCTL_PROMETHEUS_URL", server.url("/").toString())
                    .run("query", "eval", "site", "--at", AT);

            assertThat(result.out()).contains("18:00:00").contains("+05:30");
        }
    }

    @Test
    void a_link_starts_the_same_program() throws IOException {
        Path bin = Files.createDirectory(home.resolve("bin"));
        Path link = Files.createSymbolicLink(bin.resolve("dwcpctl"), program.file());
        Path linkToLink = Files.createSymbolicLink(home.resolve("d"), Path.of("bin/dwcpctl"));

        assertThat(program.at(link).run("--version")).isEqualTo(program.run("--version"));
        assertThat(program.at(linkToLink).run("--version")).isEqualTo(program.run("--version"));
    }

    @Test
    void errors_are_coloured_on_a_terminal_and_never_with_NO_COLOR() throws Exception {
        Program plain = program.with("NO_COLOR", "1");
        try (PseudoTerminal coloured = PseudoTerminal.start(program, "\"$PROGRAM\" nonsense");
                PseudoTerminal colourless = PseudoTerminal.start(plain, "\"$PROGRAM\" nonsense")) {
            assertThat(coloured.exitCode()).isEqualTo(64);
            assertThat(colourless.exitCode()).isEqualTo(64);
            assertThat(coloured.shown()).contains("\u001b[");
            assertThat(colourless.shown()).startsWith("error: ").doesNotContain("\u001b[");
        }
    }

    private static String form(RecordedRequest request) {
        return URLDecoder.decode(Objects.requireNonNull(request.getBody()).utf8(), StandardCharsets.UTF_8);
    }

    private static MockWebServer answering() throws IOException {
        MockWebServer server = new MockWebServer();
        server.setDispatcher(new Always(new MockResponse.Builder().body(ANSWER).build()));
        server.start();
        return server;
    }
}
