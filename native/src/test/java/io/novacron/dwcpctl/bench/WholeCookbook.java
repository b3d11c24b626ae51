package io.novacron.dwcpctl.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.novacron.dwcpctl.bench.Stopwatch.Command;
import io.novacron.dwcpctl.bench.Stopwatch.Figures;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.FleetLog;
import io.novacron.dwcpctl.site.fleet.FleetTarget;
import io.novacron.dwcpctl.testing.FleetHistory;
import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RealPrometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

    private WholeCookbook() {}

    /** Measures and writes the page; the argument is the directory of the whole project. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path root = Path.of(arguments[0]).toRealPath();
        Path work = Files.createTempDirectory("bench");
        fill(work);
        try (RealPrometheus prometheus = Program.serve(work)) {
            run(root, new Program(root, work, prometheus.url().toString()), new Server(prometheus.url()));
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

    private static void run(Path root, Program program, Server server) throws IOException, InterruptedException {
        Set<String> categories = new LinkedHashSet<>();
        program.json("query", "list", "-o", "json")
                .path("data")
                .forEach(query -> categories.add(query.path("category").asText()));
        List<String> line = new ArrayList<>(List.of("query", "run", "--at", NOW.toString(), "-o", "json"));
        line.addAll(categories);
        String[] all = line.toArray(new String[0]);
        List<Server.Question> questions = new ArrayList<>();
        for (JsonNode answer : program.json(all).path("data")) {
            if (!answer.path("error").isNull()) {
                throw new IOException(answer.path("id").asText() + ": " + answer.path("error"));
            }
            questions.add(Server.Question.at(NOW, answer.path("query").asText()));
        }
        Map<String, Command> commands = new LinkedHashMap<>();
        commands.put("dwcpctl", program.command(all));
        commands.put("start", program.command("--version"));
        commands.put("promtool", program.promtool(server, questions));
        Map<String, Figures> figures = new Stopwatch(ROUNDS).measure(commands);
        new Page(root.resolve("native/BENCHMARKS.md")).replace("cookbook", page(figures, server.millis(questions)));
    }

    private static List<String> page(Map<String, Figures> figures, List<Double> server) throws IOException {
        double ours = Stopwatch.millis(figures, "dwcpctl");
        double start = Stopwatch.millis(figures, "start");
        double promtool = Stopwatch.millis(figures, "promtool");
        double slowest = server.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double sum = server.stream().mapToDouble(Double::doubleValue).sum();
        double floor = Math.max(slowest, sum / Runtime.getRuntime().availableProcessors());
        List<String> lines = new ArrayList<>(Page.heading(ROUNDS));
        lines.add("| " + server.size() + " queries | |");
        lines.add("|---|---|");
        lines.add(Page.row("`promtool query instant`, one after another", promtool));
        lines.add(Page.row("`dwcpctl query run`, all at once, native", ours));
        lines.add(Page.row("of it, `--version`: starting", start));
        lines.addAll(Page.server("query", server));
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%.1f times as fast as promtool. Without starting, %.2f of max(slowest, sum / cores).",
                promtool / ours,
                (ours - start) / floor));
        return lines;
    }
}
