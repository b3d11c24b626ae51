package io.novacron.dwcpctl.bench;

import io.novacron.dwcpctl.bench.Stopwatch.Command;
import io.novacron.dwcpctl.bench.Stopwatch.Figures;
import io.novacron.dwcpctl.twin.BackfilledPrometheus;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each option of the native image is worth: builds one with {@code image.args}, and one for each change tried. */
final class ImageOptions {
    private static final int ROUNDS = 20;

    private final Path root;
    private final Path work;
    private final Path builder;

    private ImageOptions(Path root, Path work, Path builder) {
        this.root = root;
        this.work = work;
        this.builder = builder;
    }

    /**
     * A change.
     *
     * @param without a regular expression of the lines of {@code image.args} to leave out; empty for none
     * @param with the arguments to add; empty for none
     */
    private record Change(String name, String without, List<String> with) {
        /** From a line: {@code name | lines to leave out | arguments to add}. */
        static Change parse(String line) {
            String[] parts = line.split("\\|", -1);
            String with = parts[2].strip();
            return new Change(
                    parts[0].strip(), parts[1].strip(), with.isEmpty() ? List.of() : List.of(with.split(" +")));
        }
    }

    /** Builds, measures and writes the page; the argument is the directory of the whole project. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path root = Path.of(arguments[0]).toRealPath();
        String home = Objects.requireNonNull(System.getenv("GRAALVM_HOME"), "GRAALVM_HOME");
        Path work = Files.createTempDirectory("images");
        try (BackfilledPrometheus prometheus = BackfilledPrometheus.start(work)) {
            new ImageOptions(root, work, Path.of(home, "bin/native-image")).run(prometheus.url());
        }
    }

    private void run(String url) throws IOException, InterruptedException {
        Map<String, Long> built = new LinkedHashMap<>();
        Map<String, Command> version = new LinkedHashMap<>();
        Map<String, Command> query = new LinkedHashMap<>();
        List<String> failures = new ArrayList<>();
        for (Change change : changes()) {
            Path image = work.resolve("image-" + built.size());
            if (!build(change, image)) {
                failures.add("Not built: " + change.name() + ".");
                continue;
            }
            built.put(change.name(), Files.size(image));
            Map<String, String> environment = Map.of("DWCPCTL_PROMETHEUS_URL", url, "HOME", work.toString());
            version.put(change.name(), new Command(List.of(image.toString(), "--version"), environment));
            String at = BackfilledPrometheus.END.toString();
            query.put(
                    change.name(),
                    new Command(List.of(image.toString(), "query", "run", "latency-p99", "--at", at), environment));
        }
        Stopwatch stopwatch = new Stopwatch(ROUNDS);
        List<String> lines = page(built, stopwatch.measure(version), stopwatch.measure(query));
        lines.add("");
        lines.addAll(failures);
        new Page(root.resolve("native/BENCHMARKS.md")).replace("options", lines);
    }

    private static List<String> page(Map<String, Long> built, Map<String, Figures> version, Map<String, Figures> query)
            throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("Medians of " + ROUNDS + " runs of each, taken by turns. " + Page.machine());
        lines.add("");
        lines.add("| built with | size | `--version` | `query run latency-p99` | peak memory of the query |");
        lines.add("|---|---|---|---|---|");
        built.forEach((name, bytes) -> lines.add(String.format(
                Locale.ROOT,
                "| %s | %.1f MB | %.1f ms | %.1f ms | %.1f MiB |",
                name,
                bytes / 1e6,
                figures(version, name).millis(),
                figures(query, name).millis(),
                figures(query, name).mebibytes())));
        return lines;
    }

    private static Figures figures(Map<String, Figures> measured, String name) {
        return measured.getOrDefault(name, new Figures(Double.NaN, Double.NaN));
    }

    private List<Change> changes() throws IOException {
        return Files.readAllLines(root.resolve("native/options-tried.txt")).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(Change::parse)
                .toList();
    }

    private boolean build(Change change, Path image) throws IOException, InterruptedException {
        List<String> arguments = Files.readAllLines(root.resolve("native/image.args")).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .filter(line -> change.without().isEmpty() || !line.matches(change.without()))
                .collect(Collectors.toCollection(ArrayList::new));
        arguments.addAll(change.with());
        Path file = Files.write(work.resolve("image.args"), arguments);
        List<String> line = List.of(
                builder.toString(),
                "-J-Xmx4g",
                "-cp",
                classPath(),
                "@" + file,
                "-o",
                image.toString(),
                "io.novacron.dwcpctl.Main");
        Path log = work.resolve(image.getFileName() + ".log");
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(30, TimeUnit.MINUTES);
        System.out.println(change.name() + ": " + (ended && process.exitValue() == 0 ? "built" : "failed, see " + log));
        return ended && process.exitValue() == 0;
    }

    private String classPath() throws IOException {
        try (Stream<Path> libraries = Files.list(root.resolve("cli/target/dwcpctl/lib"));
                Stream<Path> own = Files.list(root.resolve("native/target"))) {
            return Stream.concat(libraries, own)
                    .filter(p -> p.toString().endsWith(".jar"))
                    .sorted()
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }
}
