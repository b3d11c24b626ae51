package io.novacron.dwcpctl.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Both programs say the same, byte for byte, about the same answers of a server. Only the milliseconds
 * may differ: how many of them the server took, and when it was where no moment is asked about.
 */
final class SameBytesIT {
    private static final Pattern TOOK = Pattern.compile("(tookMillis\"?: )\\d+");
    private static final Pattern NOW = Pattern.compile("(evaluatedAt\"?: )\"[^\"]+\"");
    private static final List<String> FORMATS = List.of("table", "json", "yaml", "csv", "markdown");

    @TempDir
    static Path files;

    static final MockWebServer server = new MockWebServer();
    static BackfilledPrometheus prometheus;

    @BeforeAll
    static void start() throws IOException {
        prometheus = BackfilledPrometheus.start(files);
        // Prometheus answers series in any order: each question is put to it once, for both
        server.setDispatcher(new Remembering(prometheus.url()));
        server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
        if (prometheus != null) {
            prometheus.close();
        }
    }

    static Stream<List<String>> commands() {
        String at = BackfilledPrometheus.END.toString();
        String fleetAt = Instant.now()
                .minus(1, ChronoUnit.HOURS)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
        return Stream.of(
                        Stream.of(
                                List.of("--version"),
                                List.of("query", "show", "latency-p99"),
                                List.of("query", "show", "latency-p99", "-o", "json"),
                                List.of("query", "eval", "rate(up)"),
                                List.of("query", "run", "latency-p9"),
                                List.of("latency", "--chart", "--since", "15m", "--at", at),
                                List.of("throughput", "--chart", "--since", "15m", "--at", at, "-o", "markdown"),
                                List.of("errors", "--step", "1m", "--since", "15m", "--at", at, "-o", "json")),
                        // the simulated fleet is a function of its seed and of time: two processes agree on every digit
                        Stream.of("latency", "throughput", "errors")
                                .map(family -> List.of(
                                        "query", "run", family, "--context", "demo", "--at", fleetAt, "-o", "json")),
                        Stream.of("latency", "throughput", "errors")
                                .map(family -> List.of(
                                        family, "--context", "demo", "--chart", "--since", "6h", "--at", fleetAt)),
                        FORMATS.stream().map(format -> List.of("query", "list", "-o", format)),
                        Stream.of("latency", "throughput", "errors")
                                .flatMap(family -> FORMATS.stream()
                                        .map(format -> List.of("query", "run", family, "--at", at, "-o", format))))
                .flatMap(some -> some);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void both_say_the_same(List<String> command) {
        Program.Result jvm = run("dwcpctl.twin", command);
        Program.Result binary = run("dwcpctl.program", command);

        assertThat(jvm.out() + jvm.err()).isNotEmpty();
        assertThat(binary).isEqualTo(jvm);
    }

    private static Program.Result run(String property, List<String> command) {
        Program.Result result = Program.named(property, files)
                .with("DWCPCTL_PROMETHEUS_URL", "http://127.0.0.1:" + server.getPort())
                .run(command.toArray(String[]::new));
        String out = TOOK.matcher(result.out()).replaceAll("$1?");
        if (!command.contains("--at")) {
            out = NOW.matcher(out).replaceAll("$1?");
        }
        return new Program.Result(result.code(), out, result.err());
    }
}
