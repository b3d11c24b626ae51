package io.novacron.dwcpctl;

import static io.novacron.dwcpctl.testing.ScriptedPrometheus.region;
import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.testing.RunningApp;
import io.novacron.dwcpctl.testing.RunningApp.Outcome;
import io.novacron.dwcpctl.testing.ScriptedPrometheus;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds for every run: codes, two lines, and where they go. */
@Timeout(60)
final class AppTest {
    private final ScriptedPrometheus prometheus;
    private final RunningApp app = new RunningApp();

    AppTest() throws IOException {
        prometheus = new ScriptedPrometheus();
    }

    @BeforeEach
    void context() {
        app.variable("DWCPCTL_PROMETHEUS_URL", prometheus.url());
    }

    @AfterEach
    void close() {
        prometheus.close();
    }

    @Test
    void without_a_context_a_command_that_needs_one_says_how_to_get_one() {
        Outcome outcome = new RunningApp().run("latency");

        assertThat(outcome.code()).isEqualTo(64);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.errLines()).hasSize(2).first().isEqualTo("error: no context is chosen");
    }

    @Test
    void a_server_that_is_not_there_is_69_and_UNKNOWN_to_a_check() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        app.variable("DWCPCTL_PROMETHEUS_URL", "http://127.0.0.1:" + closed);

        Outcome fetching = app.run("latency");
        Outcome checking = app.run("latency", "--check");

        assertThat(fetching.code()).isEqualTo(69);
        assertThat(checking.code()).isEqualTo(3);
        assertThat(checking.errLines()).hasSize(2).isEqualTo(fetching.errLines());
        assertThat(fetching.err()).startsWith("error: ").contains("127.0.0.1:" + closed);
        assertThat(fetching.out() + checking.out()).isEmpty();
    }

    @Test
    void a_refusal_is_77_and_UNKNOWN_to_a_check() {
        prometheus.on("", 403, "forbidden");

        assertThat(app.run("errors").code()).isEqualTo(77);
        assertThat(app.run("errors", "--check").code()).isEqualTo(3);
        assertThat(app.run("errors").errLines()).hasSize(2);
    }

    @Test
    void a_wrong_query_is_65_to_a_check_too() {
        prometheus.on(
                "up(", 400, "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"1:4: parse error: x\\ny\"}");

        Outcome outcome = app.run("query", "eval", "up(", "--check");

        assertThat(outcome.code()).isEqualTo(65);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.errLines()).hasSize(2).first().asString().contains("1:4: parse error: x");
    }

    @Test
    void an_answer_that_is_none_is_69() {
        prometheus.on("", 200, "<html>hello</html>");

        Outcome outcome = app.run("latency");

        assertThat(outcome.code()).isEqualTo(69);
        assertThat(outcome.errLines()).hasSize(2);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void a_reader_that_has_gone_is_no_error_and_the_code_is_kept() {
        prometheus.vector("", region("eu-west", "0.7"));
        app.stdout(failing("Broken pipe"));

        Outcome check = app.run("latency", "--check", "-q");
        Outcome help = app.run("latency", "--help");

        assertThat(check.code()).isEqualTo(2);
        assertThat(check.err()).isEmpty();
        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
    }

    @Test
    void output_that_cannot_be_written_is_73() {
        prometheus.vector("", region("eu-west", "0.1"));
        app.stdout(failing("No space left on device"));

        for (Outcome outcome : new Outcome[] {app.run("latency"), app.run("--help"), app.run("query", "list")}) {
            assertThat(outcome.code()).isEqualTo(73);
            assertThat(outcome.errLines())
                    .containsExactly(
                            "error: cannot write to standard output: No space left on device",
                            "Check where the output goes.");
        }
    }

    @Test
    void a_bug_is_70_with_its_trace_even_if_it_is_an_error_of_the_JVM() {
        prometheus.vector("", region("eu-west", "0.1"));
        for (String kind : new String[] {"runtime", "linkage", "assertion"}) {
            app.stdout(new OutputStream() {
                @Override
                public void write(int b) {
                    switch (kind) {
                        case "runtime" -> throw new IllegalStateException("made for the test");
                        case "linkage" -> throw new NoClassDefFoundError("made for the test");
                        default -> throw new AssertionError("made for the test");
                    }
                }
            });

            for (String[] args : new String[][] {{"latency"}, {"--help"}}) {
                Outcome outcome = app.run(args);

                assertThat(outcome.code()).as(kind).isEqualTo(70);
                assertThat(outcome.errLines().get(0)).startsWith("error: a bug in dwcpctl: ");
                assertThat(outcome.errLines().get(1))
                        .isEqualTo("Please report it with the lines below and what you ran.");
                assertThat(outcome.err()).contains("made for the test", "\tat io.novacron.dwcpctl.");
            }
        }
    }

    @Test
    void debug_shows_where_an_error_comes_from() {
        Outcome outcome = app.run("query", "show", "nonsense", "--debug");

        assertThat(outcome.code()).isEqualTo(64);
        assertThat(outcome.errLines()).hasSizeGreaterThan(2);
        assertThat(outcome.err()).contains("\tat io.novacron.dwcpctl.ops.cookbook.Cookbook.get(");
    }

    @Test
    void a_cancelled_run_ends_with_130_and_says_nothing_more() throws InterruptedException {
        prometheus.on("", 200, "never read");
        prometheus.holdAnswers();
        Thread interrupter = new Thread(() -> {
            prometheus.awaitQuestion();
            app.cancellation().cancel();
        });
        interrupter.start();

        Outcome outcome = app.run("query", "eval", "up");

        interrupter.join();
        assertThat(outcome.code()).isEqualTo(130);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void the_timeout_is_of_the_whole_command() {
        prometheus.on("", 200, "never read");
        prometheus.holdAnswers();

        Outcome outcome = app.run("query", "eval", "up", "--timeout", "200ms");

        assertThat(outcome.code()).isEqualTo(69);
        assertThat(outcome.errLines()).hasSize(2).first().asString().contains("200ms");
    }

    private static OutputStream failing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
    }
}
