package io.novacron.dwcpctl.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way to fail ends with its code, two lines on stderr and nothing on stdout. */
final class ExitCodesIT {
    /** A port that a client can be sent to and that nothing listens on: discard. */
    private static final String NOBODY = "http://127.0.0.1:9";

    private static final String EMPTY = """
            {"status":"success","data":{"resultType":"vector","result":[]}}""";

    @TempDir
    Path home;

    private Program program;

    @BeforeEach
    void program() {
        program = Program.underTest(home);
    }

    @Test
    void an_empty_answer_is_unknown() throws IOException {
        Program.Result result = answered(200, EMPTY, "query", "eval", "absent_metric");

        assertThat(result.code()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "latency --no-such-option",
        "latencyy",
        "latency --at yesterday",
        "query run no-such-query",
        "latency --timeout soon",
        "latency -o xml",
        "config use-context --no-prompt",
        "compare nosuch",
        "compare --since 5m",
        "health hdee",
        "guide no-such-page",
        "playbook run --tabletop --scenario no-such-exercise",
        "health --at -5m",
        "rollback verify --at -5m",
        "rollback watch --interval 20s",
        "rollback watch --arm --countdown soon",
        "rollback",
        "rollback --emergency",
        "rollback plan --at -5m",
        "rollback scale-down --replicas -1",
    })
    void a_wrong_command_line_is_usage(String line) throws IOException {
        contexts(NOBODY);

        assertThat(failed(64, program.run(line.split(" ")))).isNotBlank();
    }

    @Test
    void no_context_at_all_is_usage() {
        assertThat(failed(64, program.run("latency"))).contains("DWCPCTL_PROMETHEUS_URL");
    }

    @Test
    void a_field_that_nobody_knows_is_bad_input_with_file_and_line() throws IOException {
        Path config = Files.writeString(home.resolve("config.yaml"), "schema: 1\ncontext: {}\n");

        assertThat(failed(65, program.run("latency", "--config", config.toString())))
                .contains("config.yaml:2")
                .contains("contexts");
    }

    @Test
    void a_query_that_the_server_refuses_is_bad_input() throws IOException {
        Program.Result result = answered(400, """
                {"status":"error","errorType":"bad_data","error":"parse error"}""", "query", "eval", "up{");

        assertThat(failed(65, result)).contains("parse error");
    }

    @Test
    void nobody_listening_is_unavailable() {
        Program.Result result = program.with("DWCPCTL_PROMETHEUS_URL", NOBODY).run("latency");

        assertThat(failed(69, result)).contains(NOBODY).contains("connection refused");
    }

    @Test
    void a_host_that_does_not_exist_is_unavailable() {
        Program.Result result = program.with("DWCPCTL_PROMETHEUS_URL", "http://prometheus.invalid:9090")
                .run("latency");

        assertThat(failed(69, result)).contains("prometheus.invalid");
    }

    @Test
    void a_web_page_is_unintelligible() throws IOException {
        assertThat(failed(69, answered(200, "<html>Welcome</html>", "latency"))).contains("/api/v1/query");
    }

    @Test
    void a_server_that_never_answers_is_unavailable_when_the_time_is_over() throws IOException {
        try (HangingServer server = new HangingServer()) {
            Program.Result result =
                    program.with("DWCPCTL_PROMETHEUS_URL", server.url()).run("latency", "--timeout", "500ms");

            assertThat(failed(69, result)).contains("500ms");
        }
    }

    @Test
    void to_a_verdict_nobody_listening_is_unknown() {
        Program.Result result = program.with("DWCPCTL_PROMETHEUS_URL", NOBODY).run("health");

        assertThat(result.code()).as(result.toString()).isEqualTo(3);
        assertThat(result.out()).startsWith("unknown: ").contains("connection refused");
    }

    @Test
    void a_full_disk_cannot_be_written() {
        Program.Result result = program.shell("\"$0\" \"$@\" > /dev/full", "query", "list");

        assertThat(failed(73, result)).contains("standard output");
    }

    @ParameterizedTest
    @CsvSource({"401", "403"})
    void a_refusal_is_a_refusal(int status) throws IOException {
        assertThat(failed(77, answered(status, "go away", "latency"))).contains(Integer.toString(status));
    }

    private Program.Result answered(int status, String body, String... arguments) throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.setDispatcher(new Always(
                    new MockResponse.Builder().code(status).body(body).build()));
            server.start();
            return program.with("DWCPCTL_PROMETHEUS_URL", server.url("/").toString())
                    .run(arguments);
        }
    }

    private void contexts(String url) throws IOException {
        Files.createDirectories(home.resolve(".config/dwcpctl"));
        Files.writeString(home.resolve(".config/dwcpctl/config.yaml"), """
                schema: 1
                current-context: production
                contexts:
                  production:
                    prometheus: {urls: ["%s"]}
                """.formatted(url));
    }

    /** What a run that failed said. */
    private static String failed(int code, Program.Result result) {
        assertThat(result.code()).as(result.toString()).isEqualTo(code);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("error: ").hasLineCount(2);
        return result.err();
    }
}
