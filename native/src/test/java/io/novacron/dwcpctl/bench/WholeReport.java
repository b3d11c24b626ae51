package io.novacron.dwcpctl.bench;

import io.novacron.dwcpctl.bench.Stopwatch.Command;
import io.novacron.dwcpctl.bench.Stopwatch.Figures;
import io.novacron.dwcpctl.site.fleet.event.Scenario;
import io.novacron.dwcpctl.testing.FifteenDays;
import io.novacron.dwcpctl.testing.Gateway;
import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RealPrometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The report of a day by a real Prometheus with fifteen days, beside promtool for each of its questions one after another. */
final class WholeReport {
    private static final int ROUNDS = 5;
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");
    private static final Duration STEP = Duration.ofSeconds(30);

    private WholeReport() {}

    /** Measures and writes the page; the argument is the directory of the whole project. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path root = Path.of(arguments[0]).toRealPath();
        Path work = Files.createTempDirectory("bench");
        new FifteenDays(Scenario.STEADY, NOW, STEP).fill(RealPrograms.INSTALLED, work);
        try (RealPrometheus prometheus = Program.serve(work)) {
            List<Server.Question> sent = sent(root, work, prometheus);
            List<Server.Question> questions = sent.stream()
                    .filter(question -> !question.expression().contains("timestamp("))
                    .toList();
            Program program = new Program(root, work, prometheus.url().toString());
            Server server = new Server(prometheus.url());
            Map<String, Command> commands = new LinkedHashMap<>();
            commands.put("dwcpctl", program.command("report", "--at", NOW.toString()));
            commands.put("start", program.command("--version"));
            commands.put("promtool", program.promtool(server, questions));
            Map<String, Figures> figures = new Stopwatch(ROUNDS).measure(commands);
            new Page(root.resolve("native/BENCHMARKS.md"))
                    .replace("report", page(figures, sent.size(), server.millis(questions)));
        }
    }

    /** What one report sends, the ages of its samples included; fails where it sends anything twice. */
    private static List<Server.Question> sent(Path root, Path work, RealPrometheus prometheus)
            throws IOException, InterruptedException {
        List<Server.Question> sent = new CopyOnWriteArrayList<>();
        try (Gateway gateway = new Gateway(question -> {
            sent.add(question(question.text()));
            return Gateway.Way.to(prometheus.url(), "");
        })) {
            Program program = new Program(root, work, gateway.url());
            int asked = program.json("report", "--at", NOW.toString(), "-o", "json")
                    .at("/data/asked")
                    .asInt();
            long queries = sent.stream()
                    .filter(question -> !question.expression().contains("timestamp("))
                    .count();
            if (sent.stream().distinct().count() != sent.size() || queries != asked) {
                throw new IOException(asked + " questions, " + queries + " sent, " + sent.size() + " with the ages, "
                        + sent.stream().distinct().count() + " of them distinct");
            }
        }
        return sent;
    }

    /** A path and a form, as the gateway has it. */
    private static Server.Question question(String text) {
        Map<String, String> fields = new TreeMap<>();
        String form = text.substring(text.indexOf(' ') + 1);
        for (String field : form.split("&(?=(?:query|time|start|end|step|timeout)=)", -1)) {
            int equals = field.indexOf('=');
            fields.put(field.substring(0, equals), field.substring(equals + 1));
        }
        String expression = Objects.requireNonNull(fields.remove("query"), text);
        fields.remove("timeout"); // another one each time
        fields.computeIfPresent("step", (name, seconds) -> seconds + "s"); // promtool wants the unit
        return new Server.Question(fields.containsKey("step") ? "range" : "instant", expression, fields);
    }

    private static List<String> page(Map<String, Figures> figures, int sent, List<Double> server) throws IOException {
        double ours = Stopwatch.millis(figures, "dwcpctl");
        double promtool = Stopwatch.millis(figures, "promtool");
        List<String> lines = new ArrayList<>(Page.heading(ROUNDS));
        lines.add("| " + server.size() + " questions, " + sent + " with those after ages | |");
        lines.add("|---|---|");
        lines.add(Page.row("`promtool query`, one after another", promtool));
        lines.add(Page.row("`dwcpctl report`, native", ours));
        lines.add(Page.row("of it, `--version`: starting", Stopwatch.millis(figures, "start")));
        lines.addAll(Page.server("question", server));
        lines.add("");
        lines.add(String.format(Locale.ROOT, "%.1f times as fast as promtool.", promtool / ours));
        return lines;
    }
}
