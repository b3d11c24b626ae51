package io.novacron.dwcpctl.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.testing.SimulatorPorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated fleet answers without any server, and one process goes on where another has left off. */
final class DemoIT {
    @TempDir
    Path home;

    private Program program;

    @BeforeEach
    void program() {
        program = Program.underTest(home);
    }

    @ParameterizedTest
    @ValueSource(strings = {"latency", "throughput", "errors"})
    void a_steady_fleet_keeps_its_targets(String family) {
        Program.Result result = program.run("--context", "demo", family, "--check");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("SIMULATED").contains("EU-WEST", "US-EAST", "PASS");
        assertThat(result.code()).isZero();
    }

    @Test
    void a_scenario_holds_for_the_next_process() {
        Program.Result first = program.run("--context", "demo", "--scenario", "latency-spike", "latency", "--check");
        Program.Result next = program.run("--context", "demo", "latency", "--check");

        assertThat(first.code()).as(first.toString()).isEqualTo(2);
        assertThat(next.code()).as(next.toString()).isEqualTo(2);
        assertThat(home.resolve(".local/state/dwcpctl/demo/log")).isNotEmptyFile();
    }

    @Test
    void state_that_cannot_be_written_is_not_kept_and_that_is_said() {
        Program.Result result =
                program.with("XDG_STATE_HOME", "/proc/nowhere").run("--context", "demo", "latency", "-o", "json");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("\"simulated\": true");
        assertThat(result.err())
                .startsWith("warning: the demo's state is not kept")
                .contains("/proc/nowhere");
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void simulate_serves_until_it_is_ended(String signal, int code) throws IOException, InterruptedException {
        int base = SimulatorPorts.free();
        Process process = program.start("simulate", "--port-base", Integer.toString(base));
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.lines().anyMatch(line -> line.startsWith("Faults:")))
                    .as("it says when it is ready")
                    .isTrue();

            HttpResponse<String> metrics = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + base + "/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(metrics.statusCode()).isEqualTo(200);
            assertThat(metrics.body()).contains("\ndwcp_v3_active_migrations");

            Program.signal(process, signal);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(code);
        } finally {
            process.destroyForcibly();
        }
    }
}
