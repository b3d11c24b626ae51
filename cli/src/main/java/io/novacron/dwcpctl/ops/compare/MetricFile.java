package io.novacron.dwcpctl.ops.compare;

import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.library.YamlNode;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.metrics.promql.PromqlException;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlParser;
import io.novacron.dwcpctl.metrics.promql.tree.Leaf;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.ops.cookbook.Parameter;
import io.novacron.dwcpctl.ops.cookbook.QueryTemplate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one file of {@code queries/compare/}. */
final class MetricFile {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int WINDOWS = 10;
    private static final double MINIMUM = 100;
    private static final double COVERAGE = 0.9;
    private static final double CONFIDENCE = 0.95;
    private static final int RESAMPLES = 1000;
    private static final int FEWEST_RESAMPLES = 200;
    private static final int MOST_RESAMPLES = 100_000;
    private static final int SEED = 6;

    private final String file;
    private final Map<String, Series> series = new LinkedHashMap<>();

    private MetricFile(String file) {
        this.file = file;
    }

    /** What a window of each side has, and the labels of its strata. */
    private record Series(Sides sides, List<String> by) {}

    /** @throws io.novacron.dwcpctl.base.error.CliException with code 65, file and line, if it is wrong */
    static List<Metric> read(String file, String text) {
        return new MetricFile(file).metrics(Yaml.read(file, text));
    }

    private List<Metric> metrics(YamlNode root) {
        root.schema(1)
                .only(
                        "schema",
                        "baseline",
                        "candidate",
                        "window",
                        "windows",
                        "minimum",
                        "coverage",
                        "confidence",
                        "resamples",
                        "seed",
                        "series",
                        "metrics");
        Method method = method(root);
        root.required("series").fields().forEach((name, node) -> series.put(name, series(node, method.window())));
        List<Metric> metrics = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlNode node : root.required("metrics").items()) {
            Metric metric = metric(node, method);
            if (!ids.add(metric.id())) {
                throw node.required("id").error("the metric " + metric.id() + " is there twice", "Rename one of them.");
            }
            metrics.add(metric);
        }
        if (metrics.isEmpty()) {
            throw root.required("metrics").error("there is no metric here", "Add one, or remove the file.");
        }
        return metrics;
    }

    private static Method method(YamlNode root) {
        Duration window = root.field("window").map(YamlNode::duration).orElse(WINDOW);
        if (window.isZero()) {
            throw root.required("window").error("must be longer than zero", "Write it as 1m.");
        }
        return new Method(
                root.required("baseline").text(),
                root.required("candidate").text(),
                window,
                (int) number(root, "windows", WINDOWS, 2, Integer.MAX_VALUE),
                number(root, "minimum", MINIMUM, 1, Double.MAX_VALUE),
                number(root, "coverage", COVERAGE, 0, 1),
                number(root, "confidence", CONFIDENCE, 0.5, Math.nextDown(1.0)),
                (int) number(root, "resamples", RESAMPLES, FEWEST_RESAMPLES, MOST_RESAMPLES),
                root.field("seed").map(YamlNode::integer).orElse(SEED));
    }

    private static double number(YamlNode node, String field, double preset, double least, double most) {
        double number = node.field(field).map(YamlNode::number).orElse(preset);
        if (!(number >= least && number <= most)) {
            throw node.required(field)
                    .error("must be from " + text(least) + " to " + text(most), "Write " + field + ": " + text(preset));
        }
        return number;
    }

    private static String text(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    private static Series series(YamlNode node, Duration window) {
        node.only("by", "baseline", "candidate");
        return new Series(
                new Sides(query(node.required("baseline"), window), query(node.required("candidate"), window)),
                node.required("by").texts());
    }

    private static Query query(YamlNode node, Duration window) {
        Map<String, Parameter> known = new LinkedHashMap<>();
        known.put(Query.WINDOW, parameter(Query.WINDOW, Parameter.Type.DURATION, PromDuration.format(window)));
        known.put(Query.REGION, new Parameter(Query.REGION, Parameter.Type.VALUE, null, 0, 0, Query.REGION));
        Query query = new Query.Template(QueryTemplate.parse(node, known), known, window);
        try {
            if (Leaf.of(PromqlParser.parse(query.resolve(null))).isEmpty()) {
                throw node.error("it asks for no series, so it says nothing about any", "Name a metric.");
            }
        } catch (PromqlException e) {
            throw node.error("not PromQL: " + e.getMessage(), "Mend the expression.");
        }
        return query;
    }

    private static Parameter parameter(String name, Parameter.Type type, String preset) {
        return new Parameter(name, type, preset, -Double.MAX_VALUE, Double.MAX_VALUE, name);
    }

    private Metric metric(YamlNode node, Method method) {
        node.only(
                "id",
                "title",
                "quantile",
                "ratio",
                "mean",
                "unit",
                "better",
                "tolerance",
                "target",
                "minimum",
                "why",
                "next");
        List<YamlNode> kinds = new ArrayList<>();
        List.of("quantile", "ratio", "mean").forEach(kind -> node.field(kind).ifPresent(kinds::add));
        if (kinds.size() != 1) {
            throw node.error(
                    kinds.isEmpty() ? "nothing says what is compared" : "more than one thing is compared",
                    "Give one of quantile, ratio and mean.");
        }
        Method own = new Method(
                method.baseline(),
                method.candidate(),
                method.window(),
                method.windows(),
                number(node, "minimum", method.minimum(), 1, Double.MAX_VALUE),
                method.coverage(),
                method.confidence(),
                method.resamples(),
                method.seed());
        return new Metric(
                id(node.required("id")),
                node.required("title").text(),
                node.required("unit").oneOf(Unit.class),
                statistic(node),
                by(kinds.get(0)),
                node.required("better").oneOf(Better.class),
                tolerance(node),
                number(node, "target", 0, 0, Double.MAX_VALUE),
                node.required("why").text(),
                node.field("next").map(YamlNode::texts).orElse(List.of()),
                own,
                file);
    }

    private static double tolerance(YamlNode metric) {
        metric.required("tolerance"); // how much worse is too much is for people to say
        return number(metric, "tolerance", 0, 0, Double.MAX_VALUE);
    }

    private Statistic statistic(YamlNode metric) {
        if (metric.field("quantile").isPresent()) {
            YamlNode node = metric.required("quantile").only("of", "share");
            double share = node.required("share").number();
            if (!(share > 0 && share < 1)) {
                throw node.required("share").error("must be between 0 and 1", "Write 0.99 for the P99.");
            }
            return new Statistic.Quantile(share, named(node.required("of")).sides());
        }
        if (metric.field("ratio").isPresent()) {
            YamlNode node = metric.required("ratio").only("part", "whole");
            Series part = named(node.required("part"));
            Series whole = named(node.required("whole"));
            if (!part.by().equals(whole.by())) {
                throw node.error("part and whole have other strata", "Give both the same by.");
            }
            return new Statistic.Ratio(part.sides(), whole.sides());
        }
        YamlNode node = metric.required("mean").only("of");
        return new Statistic.Mean(named(node.required("of")).sides());
    }

    private List<String> by(YamlNode statistic) {
        YamlNode name = statistic.field("of").orElseGet(() -> statistic.required("whole"));
        return named(name).by();
    }

    private Series named(YamlNode name) {
        Series found = series.get(name.text());
        if (found == null) {
            throw name.error(
                    "there are no series \"" + name.text() + "\" here",
                    Nearest.hint(name.text(), series.keySet()) + "Name one of " + String.join(", ", series.keySet())
                            + ".");
        }
        return found;
    }

    private static String id(YamlNode node) {
        String id = node.text();
        boolean kebab = id.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
        if (!kebab || id.isEmpty() || id.startsWith("-") || id.endsWith("-") || id.contains("--")) {
            throw node.error("\"" + id + "\" is no id", "Write it in lower case with dashes.");
        }
        return id;
    }
}
