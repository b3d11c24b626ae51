package io.novacron.dwcpctl.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.novacron.dwcpctl.bench.Stopwatch.Command;
import io.novacron.dwcpctl.bench.Stopwatch.Figures;
import io.novacron.dwcpctl.testing.RealPrometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code gonogo} takes beside the slowest of its questions to a real Prometheus, and on the demo. */
final class Decision {
    private static final int ROUNDS = 20;

    private Decision() {}

    /** Measures and writes the page; the argument is the directory of the whole project. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path root = Path.of(arguments[0]).toRealPath();
        Path work = Files.createTempDirectory("bench");
        WholeCookbook.fill(work);
        try (RealPrometheus prometheus = Program.serve(work)) {
            run(root, work, new Program(root, work, prometheus.url().toString()), new Server(prometheus.url()));
        }
    }

    private static void run(Path root, Path work, Program program, Server server)
            throws IOException, InterruptedException {
        Path evidence = work.resolve("evidence.json");
        String[] decide = {"gonogo", "--fail-on", "no-go", "--at", WholeCookbook.NOW.toString()};
        Map<String, Command> commands = new LinkedHashMap<>();
        commands.put("gate", program.command(decide));
        commands.put("start", program.command("--version"));
        commands.put("demo", program.command("--context", "demo", "gonogo", "--fail-on", "no-go"));
        List<String> told = new ArrayList<>(List.of(decide));
        told.addAll(List.of("--evidence", evidence.toString()));
        new Stopwatch(1).measure(Map.of("evidence", program.command(told.toArray(new String[0]))));
        List<Double> questions = server.millis(questions(evidence));
        page(root, new Stopwatch(ROUNDS).measure(commands), questions);
    }

    private static void page(Path root, Map<String, Figures> figures, List<Double> questions) throws IOException {
        double slowest =
                questions.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double gate = Stopwatch.millis(figures, "gate");
        List<String> lines = new ArrayList<>(Page.heading(ROUNDS));
        lines.add("| " + questions.size() + " questions of the gate `rollout` | |");
        lines.add("|---|---|");
        lines.add(Page.row("`dwcpctl gonogo`, native", gate));
        lines.add(Page.row("of it, `--version`: starting", Stopwatch.millis(figures, "start")));
        lines.addAll(Page.server("question", questions));
        lines.add(Page.row("**beside the slowest question**", gate - slowest));
        lines.add(Page.row("`dwcpctl --context demo gonogo`, native", Stopwatch.millis(figures, "demo")));
        new Page(root.resolve("native/BENCHMARKS.md")).replace("gate", lines);
    }

    /** Those about a moment. */
    private static List<Server.Question> questions(Path evidence) throws IOException {
        List<Server.Question> questions = new ArrayList<>();
        for (JsonNode answer : new JsonMapper().readTree(evidence.toFile()).at("/testimony/0/answers")) {
            if (answer.has("error")) {
                throw new IOException(answer.path("query").asText() + ": " + answer.path("error"));
            }
            if (answer.path("kind").asText().equals("INSTANT")) {
                questions.add(Server.Question.at(
                        Instant.parse(answer.path("from").asText()),
                        answer.path("query").asText()));
            }
        }
        return questions;
    }
}
