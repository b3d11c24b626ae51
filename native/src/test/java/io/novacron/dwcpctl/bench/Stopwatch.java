package io.novacron.dwcpctl.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs commands by turns, so that what disturbs the machine disturbs all of them alike. */
final class Stopwatch {
    private static final Path GNU_TIME = Path.of("/usr/bin/time");

    private final int rounds;

    Stopwatch(int rounds) {
        this.rounds = rounds;
    }

    /**
     * A command to run.
     *
     * @param environment variables beside those of this process
     */
    record Command(List<String> line, Map<String, String> environment) {}

    /** Medians over the rounds: wall time in milliseconds; the largest resident memory in MiB, NaN where not measured. */
    record Figures(double millis, double mebibytes) {}

    /** The wall time of one that was measured. */
    static double millis(Map<String, Figures> figures, String name) {
        return Objects.requireNonNull(figures.get(name), name + " was not measured")
                .millis();
    }

    /** Measures each; one that cannot be run or does not end with 0 is an error, not a figure. */
    Map<String, Figures> measure(Map<String, Command> commands) throws IOException, InterruptedException {
        Map<String, List<Double>> millis = new LinkedHashMap<>();
        Map<String, List<Double>> mebibytes = new LinkedHashMap<>();
        for (int round = -1; round < rounds; round++) {
            for (Map.Entry<String, Command> entry : commands.entrySet()) {
                double took = run(entry.getValue().line(), entry.getValue().environment());
                double memory = memory(entry.getValue());
                if (round >= 0) { // the first one warms the page cache
                    millis.computeIfAbsent(entry.getKey(), name -> new ArrayList<>())
                            .add(took);
                    mebibytes
                            .computeIfAbsent(entry.getKey(), name -> new ArrayList<>())
                            .add(memory);
                }
            }
        }
        Map<String, Figures> figures = new LinkedHashMap<>();
        millis.forEach((name, values) ->
                figures.put(name, new Figures(median(values), median(mebibytes.getOrDefault(name, List.of())))));
        return figures;
    }

    private static double run(List<String> line, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        int code = builder.start().waitFor();
        long end = System.nanoTime();
        if (code != 0) {
            throw new IOException(line + " ended with " + code);
        }
        return (end - start) / 1e6;
    }

    /** By GNU time: it asks the system, which has kept count, after the end. */
    private static double memory(Command command) throws IOException, InterruptedException {
        if (!Files.isExecutable(GNU_TIME)) {
            return Double.NaN;
        }
        Path out = Files.createTempFile("memory", ".txt");
        try {
            List<String> line = new ArrayList<>(List.of(GNU_TIME.toString(), "-o", out.toString(), "-f", "%M"));
            line.addAll(command.line());
            run(line, command.environment());
            return Long.parseLong(Files.readString(out).strip()) / 1024.0;
        } finally {
            Files.delete(out);
        }
    }

    private static double median(List<Double> values) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
