package io.novacron.dwcpctl.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.novacron.dwcpctl.bench.Stopwatch.Command;
import io.novacron.dwcpctl.bench.Stopwatch.Figures;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code gonogo} takes beside the slowest of its questions to a real Prometheus, and on the demo. */
final class Decision {
    private static final int ROUNDS = 20;
    /** A question's time on the server is the least of so many. */
    private static final int TRIALS = 5;

    private final Path root;
    private final Path work;
    private final URI url;
    private final HttpClient client = HttpClient.newHttpClient();

    private Decision(Path root, Path work, URI url) {
        this.root = root;
        this.work = work;
        this.url = url;
    }

    /** Measures and writes the page; the argument is the directory of the whole project. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path root = Path.of(arguments[0]).toRealPath();
        Path work = Files.createTempDirectory("bench");
        WholeCookbook.fill(work);
        try (RealPrometheus prometheus = RealPrometheus.start(
                RealPrograms.INSTALLED, work, "scrape_configs: []\n", "--storage.tsdb.retention.time=100y")) {
            new Decision(root, work, prometheus.url()).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        Path evidence = work.resolve("evidence.json");
        Command gate = command("gonogo", "--fail-on", "no-go", "--at", WholeCookbook.NOW.toString());
        Map<String, Command> commands = new LinkedHashMap<>();
        commands.put("gate", gate);
        commands.put("start", command("--version"));
        commands.put("demo", command("--context", "demo", "gonogo", "--fail-on", "no-go"));
        Command told = command(
                "gonogo",
                "--fail-on",
                "no-go",
                "--at",
                WholeCookbook.NOW.toString(),
                "--evidence",
                evidence.toString());
        new Stopwatch(1).measure(Map.of("evidence", told));
        List<Double> questions = questions(evidence);
        page(new Stopwatch(ROUNDS).measure(commands), questions);
    }

    private void page(Map<String, Figures> figures, List<Double> questions) throws IOException {
        double slowest =
                questions.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double sum = questions.stream().mapToDouble(Double::doubleValue).sum();
        int cores = Runtime.getRuntime().availableProcessors();
        List<String> lines = new ArrayList<>();
        lines.add("Medians of " + ROUNDS + " runs of each, taken by turns. " + Page.machine());
        lines.add("");
        lines.add("| " + questions.size() + " questions of the gate `rollout` | |");
        lines.add("|---|---|");
        lines.add(row("`dwcpctl gonogo`, native", millis(figures, "gate")));
        lines.add(row("of it, `--version`: starting", millis(figures, "start")));
        lines.add(row("slowest question, asked alone", slowest));
        lines.add(row("all questions asked alone, sum / " + cores + " cores", sum / cores));
        lines.add(row("**beside the slowest question**", millis(figures, "gate") - slowest));
        lines.add(row("`dwcpctl --context demo gonogo`, native", millis(figures, "demo")));
        new Page(root.resolve("native/BENCHMARKS.md")).replace("gate", lines);
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

    /** What each question of the evidence takes that nobody else disturbs, transport included, in milliseconds. */
    private List<Double> questions(Path evidence) throws IOException, InterruptedException {
        List<Double> took = new ArrayList<>();
        for (JsonNode answer : new JsonMapper().readTree(evidence.toFile()).at("/testimony/0/answers")) {
            if (answer.has("error")) {
                throw new IOException(answer.path("query").asText() + ": " + answer.path("error"));
            }
            if (answer.path("kind").asText().equals("INSTANT")) {
                took.add(onServer(
                        answer.path("query").asText(),
                        Instant.parse(answer.path("from").asText())));
            }
        }
        return took;
    }

    private double onServer(String expression, Instant at) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1/query?time=" + at.getEpochSecond()
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

    private Command command(String... arguments) {
        List<String> line =
                new ArrayList<>(List.of(root.resolve("native/target/dwcpctl").toString()));
        line.addAll(Arrays.asList(arguments));
        return new Command(
                line,
                Map.of(
                        "DWCPCTL_PROMETHEUS_URL",
                        url.toString(),
                        "HOME",
                        work.toString(),
                        "XDG_STATE_HOME",
                        work.resolve("state").toString()));
    }
}
