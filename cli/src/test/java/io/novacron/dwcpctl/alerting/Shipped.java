package io.novacron.dwcpctl.alerting;

import io.novacron.dwcpctl.metrics.rules.Rule;
import io.novacron.dwcpctl.metrics.rules.RuleFile;
import io.novacron.dwcpctl.metrics.rules.RuleFileReader;
import io.novacron.dwcpctl.metrics.rules.RuleGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is shipped about alerts. */
final class Shipped {
    static final Path QUERIES = Path.of("..", "queries");
    static final Path RULES = QUERIES.resolve("rules");
    static final Path TESTS = RULES.resolve("tests");
    static final Path ALERTMANAGER = QUERIES.resolve("alertmanager/alertmanager.yml");
    static final Path ROUTES = QUERIES.resolve("alertmanager/routes.tsv");
    static final Path PROMETHEUS = QUERIES.resolve("prometheus/prometheus.yml");
    /** Before every alert's name. */
    static final String PREFIX = "DWCPv3";

    private Shipped() {}

    /** An alert and where it stands. */
    record Alert(String file, String group, Rule.Alert rule) {
        /** Its name without the prefix. */
        String name() {
            return rule.name().substring(PREFIX.length());
        }

        @Override
        public String toString() {
            return name();
        }
    }

    static List<RuleFile> ruleFiles() {
        return yamlFiles(RULES).stream()
                .map(file -> RuleFileReader.read(file.toString(), read(file)))
                .toList();
    }

    static List<Rule> rules() {
        return ruleFiles().stream()
                .flatMap(f -> f.groups().stream())
                .flatMap(g -> g.rules().stream())
                .toList();
    }

    static List<Alert> alerts() {
        List<Alert> alerts = new ArrayList<>();
        for (RuleFile file : ruleFiles()) {
            String name = Path.of(file.name()).getFileName().toString().replace(".yml", "");
            for (RuleGroup group : file.groups()) {
                for (Rule rule : group.rules()) {
                    asAlert(rule).ifPresent(alert -> alerts.add(new Alert(name, group.name(), alert)));
                }
            }
        }
        return alerts;
    }

    private static Optional<Rule.Alert> asAlert(Rule rule) {
        return rule instanceof Rule.Alert alert ? Optional.of(alert) : Optional.empty();
    }

    /** The YAML files right in a directory, in order of their names. */
    static List<Path> yamlFiles(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(f -> f.toString().endsWith(".yml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a table of ours, without comments, split at tabs. */
    static List<List<String>> table(Path file) {
        return read(file)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
    }

    /** Copies a directory with all that is in it. */
    static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
