package io.novacron.dwcpctl.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** The page of figures: each command replaces its own part, between two marks, and leaves the words around it alone. */
final class Page {
    private final Path file;

    Page(Path file) {
        this.file = file;
    }

    void replace(String part, List<String> lines) throws IOException {
        String text = Files.readString(file);
        String begin = "<!-- " + part + ": measured -->\n";
        String end = "<!-- " + part + ": end -->";
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new IOException(file + " has no part " + part);
        }
        Files.writeString(
                file, text.substring(0, from + begin.length()) + String.join("\n", lines) + "\n" + text.substring(to));
    }

    /** What stands above a table of medians. */
    static List<String> heading(int rounds) throws IOException {
        return List.of("Medians of " + rounds + " runs of each, taken by turns. " + machine(), "");
    }

    static String row(String what, double millis) {
        return String.format(Locale.ROOT, "| %s | %.1f ms |", what, millis);
    }

    /** Rows of what the server takes for each question alone. */
    static List<String> server(String called, List<Double> millis) {
        int cores = Runtime.getRuntime().availableProcessors();
        double slowest = millis.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double sum = millis.stream().mapToDouble(Double::doubleValue).sum();
        String all = called.equals("query") ? "all queries" : "all questions";
        return List.of(
                row("slowest " + called + ", asked alone", slowest),
                row(all + " asked alone, sum / " + cores + " cores", sum / cores));
    }

    /** Where and when, as far as it explains a figure. */
    static String machine() throws IOException {
        String memory = field(Path.of("/proc/meminfo"), "MemTotal:").replaceAll("\\D", "");
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %.0f GB, %s; %s.",
                field(Path.of("/etc/os-release"), "PRETTY_NAME=").replace("\"", ""),
                Runtime.getRuntime().availableProcessors(),
                Double.parseDouble(memory) / (1 << 20),
                System.getProperty("os.arch"),
                LocalDate.now(ZoneOffset.UTC));
    }

    private static String field(Path file, String name) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .findFirst()
                .orElse("?");
    }
}
