package io.novacron.dwcpctl.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.novacron.dwcpctl.bench.Stopwatch.Command;
import io.novacron.dwcpctl.bench.Stopwatch.Figures;
import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.twin.BackfilledPrometheus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** How fast the programs start and ask, beside those that on-call engineers use today. */
final class Programs {
    private static final int ROUNDS = 20;

    private final Path root;
    private final Path work;
    private final String url;
    private final Map<String, Command> programs = new LinkedHashMap<>();

    private Programs(Path root, Path work, String url) {
        this.root = root;
        this.work = work;
        this.url = url;
    }

    /** Measures and writes the page; the argument is the directory of the whole project. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path root = Path.of(arguments[0]).toRealPath();
        Path work = Files.createTempDirectory("bench");
        try (BackfilledPrometheus prometheus = BackfilledPrometheus.start(work)) {
            new Programs(root, work, prometheus.url()).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        Path binary = root.resolve("native/target/dwcpctl");
        programs.put("dwcpctl, native", dwcpctl(binary, Map.of()));
        addJvm(Path.of(System.getProperty("java.home")), Runtime.version().feature());
        newerJava().ifPresent(java -> addJvm(java, 25));

        Map<String, Command> version = new LinkedHashMap<>();
        Map<String, Command> list = new LinkedHashMap<>();
        Map<String, Command> query = new LinkedHashMap<>();
        String at = BackfilledPrometheus.END.toString();
        programs.forEach((name, program) -> {
            version.put(name, with(program, "--version"));
            list.put(name, with(program, "query", "list"));
            query.put(name, with(program, "query", "run", "latency-p99", "--at", at));
        });
        RealPrograms.INSTALLED.find("promtool").ifPresent(promtool -> {
            String moment = Long.toString(BackfilledPrometheus.END.getEpochSecond());
            version.put("promtool", command(promtool, "--version"));
            query.put("promtool", command(promtool, "query", "instant", "--time", moment, url, expression()));
        });
        RealPrograms.INSTALLED.find("amtool").ifPresent(amtool -> version.put("amtool", command(amtool, "--version")));
        version.put("(true)", new Command(List.of("true"), Map.of()));

        Stopwatch stopwatch = new Stopwatch(ROUNDS);
        List<Map<String, Figures>> columns =
                List.of(stopwatch.measure(version), stopwatch.measure(list), stopwatch.measure(query));
        Page page = new Page(root.resolve("native/BENCHMARKS.md"));
        page.replace("programs", page(columns, Files.size(binary)));
        page.replace("demo", demo(stopwatch));
    }

    /** Questions to the simulated fleet: nothing but this process works on the answer. */
    private List<String> demo(Stopwatch stopwatch) throws IOException, InterruptedException {
        Map<String, Command> headline = new LinkedHashMap<>();
        Map<String, Command> chart = new LinkedHashMap<>();
        programs.forEach((name, program) -> {
            headline.put(name, with(program, "--context", "demo", "latency"));
            chart.put(
                    name,
                    with(program, "--context", "demo", "latency", "--by", "component", "--chart", "--since", "24h"));
        });
        Map<String, Figures> headlines = stopwatch.measure(headline);
        Map<String, Figures> charts = stopwatch.measure(chart);
        List<String> lines = new ArrayList<>();
        lines.add("Medians of " + ROUNDS + " runs of each, taken by turns. " + Page.machine());
        lines.add("");
        lines.add("| `--context demo` … | `latency` | `latency --by component --chart --since 24h` |");
        lines.add("|---|---|---|");
        headlines.forEach((name, figures) -> lines.add(String.format(
                Locale.ROOT,
                "| %s | %.0f ms | %.0f ms |",
                name,
                figures.millis(),
                Objects.requireNonNull(charts.get(name)).millis())));
        return lines;
    }

    private static List<String> page(List<Map<String, Figures>> columns, long size) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("Medians of " + ROUNDS + " runs of each, taken by turns. " + Page.machine());
        lines.add("");
        lines.add("| | `--version` | `query list` | `query run latency-p99` | peak memory: version, list, query |");
        lines.add("|---|---|---|---|---|");
        for (String program : columns.get(0).keySet()) {
            StringBuilder line = new StringBuilder("| " + program);
            List<String> memory = new ArrayList<>();
            for (Map<String, Figures> column : columns) {
                Figures figures = column.get(program);
                line.append(figures == null ? " | – " : String.format(Locale.ROOT, " | %.1f ms", figures.millis()));
                memory.add(
                        figures == null || Double.isNaN(figures.mebibytes())
                                ? "–"
                                : String.format(Locale.ROOT, "%.1f", figures.mebibytes()));
            }
            lines.add(line + " | " + String.join(", ", memory) + " MiB |");
        }
        lines.add("");
        lines.add(String.format(Locale.ROOT, "The native program is one file of %.1f MB.", size / 1e6));
        return lines;
    }

    /** The distribution with an archive of classes made for that Java, as an installation for it would have. */
    private void addJvm(Path java, int feature) {
        try {
            Path copy = work.resolve("dwcpctl-" + feature);
            copy(root.resolve("cli/target/dwcpctl"), copy);
            Path maker = root.resolve("cli/src/main/dist/make-class-archive.sh");
            int made = new ProcessBuilder("sh", maker.toString(), java.toString(), copy.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            String archive = made == 0 && Files.exists(copy.resolve("lib/classes.jsa")) ? "with" : "without";
            programs.put(
                    "dwcpctl, Java " + feature + " " + archive + " a class archive",
                    dwcpctl(copy.resolve("bin/dwcpctl"), Map.of("JAVA_HOME", java.toString())));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                // the archive records the times of the jars
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** {@code JAVA_HOME_25}, else one of that number where Linux distributions put them. */
    private static Optional<Path> newerJava() throws IOException {
        String told = System.getenv("JAVA_HOME_25");
        if (told != null) {
            return Optional.of(Path.of(told));
        }
        Path usual = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(usual)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.list(usual)) {
            return found.filter(p -> Objects.toString(p.getFileName()).matches("[a-z-]*-25(\\D.*)?"))
                    .filter(p -> Files.isExecutable(p.resolve("bin/java")))
                    .sorted()
                    .findFirst();
        }
    }

    private Command dwcpctl(Path program, Map<String, String> environment) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.put("DWCPCTL_PROMETHEUS_URL", url);
        all.put("HOME", work.toString());
        return new Command(List.of(program.toString()), all);
    }

    private static Command with(Command program, String... arguments) {
        List<String> line = new ArrayList<>(program.line());
        line.addAll(List.of(arguments));
        return new Command(line, program.environment());
    }

    private static Command command(Path program, String... arguments) {
        return with(new Command(List.of(program.toString()), Map.of()), arguments);
    }

    /** What the query really asks, so that promtool is asked the same. */
    private String expression() {
        try {
            Command shown = with(
                    programs.values().iterator().next(),
                    "query",
                    "run",
                    "latency-p99",
                    "-o",
                    "json",
                    "--at",
                    BackfilledPrometheus.END.toString());
            ProcessBuilder builder = new ProcessBuilder(shown.line());
            builder.environment().putAll(shown.environment());
            byte[] json = builder.start().getInputStream().readAllBytes();
            return new JsonMapper()
                    .readTree(new String(json, StandardCharsets.UTF_8))
                    .path("data")
                    .path(0)
                    .path("query")
                    .asText();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
