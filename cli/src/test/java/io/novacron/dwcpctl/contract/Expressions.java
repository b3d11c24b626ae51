package io.novacron.dwcpctl.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.metrics.rules.RuleFileReader;
import io.novacron.dwcpctl.ops.compare.Metric;
import io.novacron.dwcpctl.ops.compare.Metrics;
import io.novacron.dwcpctl.ops.compare.Sides;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Everything shipped that asks Prometheus something: the cookbook, the rules, what is compared, and gates and playbooks as they come. */
final class Expressions {
    private static final ShippedFiles SHIPPED = new ShippedFiles();
    private static final Path ROOT = Path.of("..");
    /** Fields of gates and playbooks that hold PromQL, or the id of a query. */
    private static final Set<String> FIELDS = Set.of("expr", "promql", "query");

    private Expressions() {}

    /** @param where for messages */
    record Expression(String where, String promql) {
        @Override
        public String toString() {
            return where;
        }
    }

    static List<Expression> all() {
        List<Expression> all = new ArrayList<>();
        Cookbook cookbook = new Cookbook(new Library(SHIPPED, null));
        for (CookbookQuery query : cookbook.all()) {
            all.add(new Expression(query.id(), query.resolve(Map.of())));
        }
        for (String path : SHIPPED.list("queries/rules/")) {
            if (path.endsWith(".yml") && !path.startsWith("queries/rules/tests/")) {
                RuleFileReader.read(path, SHIPPED.text(path))
                        .groups()
                        .forEach(group ->
                                group.rules().forEach(rule -> all.add(new Expression(rule.name(), rule.query()))));
            }
        }
        for (Metric metric : new Metrics(new Library(SHIPPED, null)).all()) {
            for (Sides sides : metric.statistic().parts()) {
                all.add(new Expression(
                        "compare " + metric.id(), sides.baseline().resolve(null)));
                all.add(new Expression(
                        "compare " + metric.id(), sides.candidate().resolve(null)));
            }
        }
        for (Path file : files()) {
            collect(file.toString(), document(file), cookbook, all);
        }
        return all;
    }

    /** Gates and playbooks; none where there are none yet. */
    static List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (String directory : List.of("queries/gates", "playbooks")) {
            Path folder = ROOT.resolve(directory);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> found = Files.walk(folder)) {
                    found.filter(f -> f.toString().endsWith(".yaml")).sorted().forEach(files::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return files;
    }

    private static JsonNode document(Path file) {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(String where, JsonNode node, Cookbook cookbook, List<Expression> all) {
        node.forEach(child -> collect(where, child, cookbook, all));
        node.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (FIELDS.contains(field.getKey())
                    && value.isTextual()
                    && cookbook.find(value.asText()).isEmpty()) {
                all.add(new Expression(where + ": " + value.asText(), filledIn(value.asText())));
            }
        });
    }

    /** The places of a template filled with something that can stand there. */
    static String filledIn(String template) {
        return template.replaceAll("(?<=[\\[:])\\{\\{[^}]*}}", "5m")
                .replaceAll("(?<=\")\\{\\{[^}]*}}(?=\")", ".*")
                .replaceAll("(?<=offset )\\{\\{[^}]*}}", "5m")
                .replaceAll("\\{\\{[^}]*}}", "1");
    }
}
