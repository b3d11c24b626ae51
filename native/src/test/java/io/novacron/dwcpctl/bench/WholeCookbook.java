package io.novacron.dwcpctl.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.novacron.dwcpctl.bench.Stopwatch.Command;
import io.novacron.dwcpctl.bench.Stopwatch.Figures;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.FleetLog;
import io.novacron.dwcpctl.site.fleet.FleetTarget;
import io.novacron.dwcpctl.testing.FleetHistory;
import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RealPrometheus;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The whole cookbook asked of a real Prometheus in one run, beside {@code promtool query instant} for each one after another. */
final class WholeCookbook {
    private static final int ROUNDS = 7;
    static final Instant NOW = Instant.parse("2026-01-15T12:30:00Z");
    /** A query's time on the server is the least of so many. */
    private static final int TRIALS = 5;

    private final Path root;
    private final Path work;
    private final URI url;
    private final HttpClient client = HttpClient.newHttpClient();

    private WholeCookbook(Path root, Path work, URI url) {
        this.root = root;
        this.work = work;
        this.url = url;
    }

    /** Measures and writes the page; the argument is the directory of the whole project. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path root = Path.of(arguments[0]).toRealPath();
        Path work = Files.createTempDirectory("bench");
        fill(work);
        try (RealPrometheus prometheus = RealPrometheus.start(
                RealPrograms.INSTALLED, work, "scrape_configs: []\n", "--storage.tsdb.retention.time=100y")) {
            new WholeCookbook(root, work, prometheus.url()).run();
        }
    }

    /** Every series of the fleet at 15 s over the last quarter of an hour, and what long windows ask for over six hours. */
    static void fill(Path work) {
        Fleet fleet = Fleet.of(new FleetLog(1, NOW, List.of()));
        Instant recent = NOW.minus(Duration.ofMinutes(15));
        Predicate<String> buckets = name -> name.endsWith("_bucket");
        new FleetHistory(fleet, recent, NOW, Duration.ofSeconds(15), name -> true, WholeCookbook::address)
                .fill(RealPrograms.INSTALLED, work);
        new FleetHistory(
                        fleet,
                        NOW.minus(Duration.ofHours(6)),
                        recent.minusMillis(1),
                        Duration.ofMinutes(1),
                        buckets.negate(),
                        WholeCookbook::address)
                .fill(RealPrograms.INSTALLED, work);
    }

    private static String address(FleetTarget target) {
        return target.labels().get("instance");
    }

    private void run() throws IOException, InterruptedException {
        Command program = dwcpctl();
        Set<String> categories = new LinkedHashSet<>();
        json(with(program, "query", "list", "-o", "json"))
                .path("data")
                .forEach(query -> categories.add(query.path("category").asText()));
        List<String> line = new ArrayList<>(List.of("query", "run", "--at", NOW.toString(), "-o", "json"));
        line.addAll(categories);
        Command all = with(program, line.toArray(new String[0]));
        List<String> expressions = new ArrayList<>();
        for (JsonNode answer : json(all).path("data")) {
            if (!answer.path("error").isNull()) {
                throw new IOException(answer.path("id").asText() + ": " + answer.path("error"));
            }
            expressions.add(answer.path("query").asText());
        }
        Map<String, Command> commands = new LinkedHashMap<>();
        commands.put("dwcpctl", all);
        commands.put("start", with(program, "--version"));
        commands.put("promtool", script(expressions));
        Map<String, Figures> figures = new Stopwatch(ROUNDS).measure(commands);
        List<Double> server = new ArrayList<>();
        for (String expression : expressions) {
            server.add(onServer(expression));
        }
        new Page(root.resolve("native/BENCHMARKS.md")).replace("cookbook", page(figures, server));
    }

    private static List<String> page(Map<String, Figures> figures, List<Double> server) throws IOException {
        double ours = millis(figures, "dwcpctl");
        double start = millis(figures, "start");
        double promtool = millis(figures, "promtool");
        double slowest = server.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double sum = server.stream().mapToDouble(Double::doubleValue).sum();
        int cores = Runtime.getRuntime().availableProcessors();
        double floor = Math.max(slowest, sum / cores);
        List<String> lines = new ArrayList<>();
        lines.add("Medians of " + ROUNDS + " runs of each, taken by turns. " + Page.machine());
        lines.add("");
        lines.add("| " + server.size() + " queries | |");
        lines.add("|---|---|");
        lines.add(row("`promtool query instant`, one after another", promtool));
        lines.add(row("`dwcpctl query run`, all at once, native", ours));
        lines.add(row("of it, `--version`: starting", start));
        lines.add(row("slowest query, asked alone", slowest));
        lines.add(row("all queries asked alone, sum / " + cores + " cores", sum / cores));
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%.1f times as fast as promtool. Without starting, %.2f of max(slowest, sum / cores).",
                promtool / ours,
                (ours - start) / floor));
        return lines;
    }

    private static String row(String what, double millis) {
        return String.format(Locale.ROOT, "| %s | %.1f ms |", what, millis);
    }

    private static double millis(Map<String, Figures> figures, String name) {
        Figures of = figures.get(name);
        if (of == null) {
            throw new IllegalStateException(name + " was not measured");
        }
        return of.millis();
    }

    /** One shell that starts promtool once for each query, as somebody with a list of queries would. */
    private Command script(List<String> expressions) throws IOException {
        Path promtool = RealPrograms.INSTALLED.require("promtool");
        StringBuilder text = new StringBuilder("set -e\n");
        for (String expression : expressions) {
            text.append(String.format(
                    Locale.ROOT,
                    "'%s' query instant --time %d %s '%s'%n",
                    promtool,
                    NOW.getEpochSecond(),
                    url,
                    expression.replace("'", "'\\''")));
        }
        Path script = Files.writeString(work.resolve("each.sh"), text);
        return new Command(List.of("sh", script.toString()), Map.of());
    }

    /** What the server takes for a query that nobody else disturbs, transport included, in milliseconds. */
    private double onServer(String expression) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1/query?time=" + NOW.getEpochSecond()
                        + "&query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)))
                .build();
        double[] took = new double[TRIALS];
        for (int i = 0; i < TRIALS; i++) {
            long start = System.nanoTime();
            int status = client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                    .statusCode();
            took[i] = (System.nanoTime() - start) / 1e6;
            if (status != 200) {
                throw new IOException(expression + " ended with " + status);
            }
        }
        return Arrays.stream(took).min().orElseThrow();
    }

    private Command dwcpctl() {
        return new Command(
                List.of(root.resolve("native/target/dwcpctl").toString()),
                Map.of("DWCPCTL_PROMETHEUS_URL", url.toString(), "HOME", work.toString()));
    }

    private static Command with(Command program, String... arguments) {
        List<String> line = new ArrayList<>(program.line());
        line.addAll(List.of(arguments));
        return new Command(line, program.environment());
    }

    private static JsonNode json(Command command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command.line()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(command.environment());
        Process process = builder.start();
        byte[] text = process.getInputStream().readAllBytes();
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException(command.line() + " ended with " + code);
        }
        return new JsonMapper().readTree(text);
    }
}
