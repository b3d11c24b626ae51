package io.novacron.dwcpctl.ops.gate;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.library.YamlNode;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.base.verdict.Condition;
import io.novacron.dwcpctl.metrics.promql.PromqlException;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.ops.compare.Metric;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import io.novacron.dwcpctl.ops.cookbook.Parameter;
import io.novacron.dwcpctl.ops.cookbook.QueryTemplate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one file of {@code queries/gates/}. Whatever could make a criterion silently say nothing is refused here. */
final class GateFile {
    static final Duration FRESHNESS = Duration.ofSeconds(60);
    private static final Duration SINCE = Duration.ofHours(1);
    private static final double MINIMUM = 100;
    private static final String SEEN = "up{job=\"dwcp-v3\"}";

    private final Cookbook cookbook;
    private final Function<String, Metric> compared;
    private final Function<String, Gate> others;
    private Duration freshness = FRESHNESS;
    private double minimum = MINIMUM;
    private String window = "";

    /**
     * A reader.
     *
     * @param compared what can be compared, by id
     * @param others the gate of an id, to take criteria from
     */
    GateFile(Cookbook cookbook, Function<String, Metric> compared, Function<String, Gate> others) {
        this.cookbook = cookbook;
        this.compared = compared;
        this.others = others;
    }

    /** @throws CliException with code 65, file and line, if it is wrong */
    Gate read(String file, String text) {
        YamlNode root = Yaml.read(file, text)
                .schema(1)
                .only(
                        "schema",
                        "id",
                        "title",
                        "window",
                        "widened",
                        "freshness",
                        "minimum",
                        "regions",
                        "include",
                        "criteria");
        Duration narrow = positive(root, "window", Duration.ofMinutes(5));
        Duration widened = positive(root, "widened", Duration.ofMinutes(30));
        if (widened.compareTo(narrow) < 0) {
            throw root.required("widened").error("shorter than the window", "Give a longer one than window.");
        }
        window = PromDuration.format(narrow);
        freshness = positive(root, "freshness", FRESHNESS);
        minimum = root.field("minimum").map(YamlNode::number).orElse(MINIMUM);
        String seen = root.field("regions").map(GateFile::selector).orElse(SEEN);
        List<Criterion> criteria = new ArrayList<>(included(root));
        root.field("criteria").ifPresent(list -> list.items().forEach(node -> criteria.add(criterion(node))));
        if (criteria.isEmpty()) {
            throw root.error("the gate has no criterion: it would decide on nothing", "Add one under criteria.");
        }
        Set<String> ids = new HashSet<>();
        for (Criterion criterion : criteria) {
            if (!ids.add(criterion.id())) {
                throw root.error("the criterion " + criterion.id() + " is there twice", "Rename one of them.");
            }
        }
        return new Gate(id(root.required("id")), root.required("title").text(), narrow, widened, seen, criteria, file);
    }

    private List<Criterion> included(YamlNode root) {
        List<Criterion> criteria = new ArrayList<>();
        root.field("include")
                .ifPresent(list -> list.items().forEach(node -> {
                    node.only("gate", "role");
                    YamlNode name = node.required("gate");
                    Role role = node.required("role").oneOf(Role.class);
                    List<Criterion> found;
                    try {
                        found = others.apply(name.text()).criteria().stream()
                                .filter(criterion -> criterion.role() == role)
                                .toList();
                    } catch (CliException e) {
                        throw name.error(e.getMessage(), e.suggestion());
                    }
                    if (found.isEmpty()) {
                        throw node.error(
                                "the gate " + name.text() + " has no criterion of that role", "Name another role.");
                    }
                    criteria.addAll(found);
                }));
        return criteria;
    }

    private Criterion criterion(YamlNode node) {
        if (node.field("compare").isPresent()) {
            return comparison(node);
        }
        node.only(
                "id",
                "role",
                "title",
                "per",
                "query",
                "parameters",
                "expr",
                "unit",
                "warn",
                "fail",
                "count",
                "minimum",
                "fresh",
                "freshness",
                "empty",
                "nan",
                "several",
                "why",
                "next");
        CookbookQuery query = query(node);
        Condition warn = condition(node, "warn");
        Condition fail = condition(node, "fail");
        if (warn == null && fail == null && query != null) {
            warn = query.target().warn();
            fail = query.target().fail();
        }
        if (warn == null && fail == null) {
            throw node.error("neither warn nor fail says what is bad: it would always pass", "Add fail: \"> 0.5\".");
        }
        return new Criterion(
                id(node.required("id")),
                node.required("role").oneOf(Role.class),
                query != null && node.field("title").isEmpty()
                        ? query.title()
                        : node.required("title").text(),
                node.field("per").map(n -> n.oneOf(Per.class)).orElse(Per.REGION),
                query != null ? asked(node, query) : expression(node.required("expr")),
                null,
                query != null ? query.unit() : node.required("unit").oneOf(Unit.class),
                warn,
                fail,
                node.field("count").map(this::expression).orElse(null),
                node.field("minimum").map(YamlNode::number).orElse(minimum),
                node.field("fresh").map(this::expression).orElse(null),
                positive(node, "freshness", freshness),
                node.field("empty").map(n -> n.oneOf(Missing.class)).orElse(Missing.UNKNOWN),
                node.field("nan").map(n -> n.oneOf(Missing.class)).orElse(Missing.UNKNOWN),
                node.field("several").map(n -> n.oneOf(Several.class)).orElse(Several.WORST),
                query != null && node.field("why").isEmpty()
                        ? query.bad()
                        : node.required("why").text(),
                node.field("next").map(YamlNode::texts).orElse(List.of()));
    }

    private Criterion comparison(YamlNode node) {
        node.only("id", "role", "title", "compare", "since", "freshness", "why", "next");
        YamlNode name = node.required("compare");
        Metric metric;
        try {
            metric = compared.apply(name.text());
        } catch (CliException e) {
            throw name.error(e.getMessage(), e.suggestion());
        }
        Compared both = new Compared(metric, positive(node, "since", SINCE));
        Duration needed = metric.method().window().multipliedBy(metric.method().windows());
        if (both.since().compareTo(needed) < 0) {
            throw node.required("since")
                    .error(
                            metric.method().windows() + " windows do not fit into it",
                            "Write " + PromDuration.format(needed) + " or more.");
        }
        return new Criterion(
                id(node.required("id")),
                node.required("role").oneOf(Role.class),
                node.field("title").map(YamlNode::text).orElse(metric.title()),
                Per.REGION,
                Expression.of(metric.statistic().parts().get(0).candidate()),
                both,
                Unit.RATIO,
                null,
                both.bound(),
                null,
                0,
                null,
                positive(node, "freshness", freshness),
                Missing.UNKNOWN,
                Missing.UNKNOWN,
                Several.WORST,
                node.field("why").map(YamlNode::text).orElse(metric.why()),
                node.field("next").map(YamlNode::texts).orElse(metric.next()));
    }

    private @Nullable CookbookQuery query(YamlNode node) {
        if (node.field("query").isEmpty()) {
            node.field("parameters").ifPresent(n -> {
                throw n.error("parameters are of a query of the cookbook", "Add query: ID, or remove parameters.");
            });
            return null;
        }
        YamlNode id = node.required("query");
        for (String field : List.of("expr", "unit")) {
            node.field(field).ifPresent(n -> {
                throw n.error("query and " + field + " are both there", "Keep query, or expr with its unit.");
            });
        }
        try {
            return cookbook.get(id.text());
        } catch (CliException e) {
            throw id.error(e.getMessage(), e.suggestion());
        }
    }

    private Expression asked(YamlNode node, CookbookQuery query) {
        Map<String, String> values = new LinkedHashMap<>();
        node.field("parameters")
                .ifPresent(given -> given.fields().forEach((name, value) -> values.put(name, value.text())));
        Expression expression = new Expression.Template(query.template(), query.parameters(), values);
        try {
            query.resolve(values);
        } catch (CliException e) {
            throw node.required("query").error(e.getMessage(), e.suggestion());
        }
        return checked(node.required("query"), expression);
    }

    private Expression expression(YamlNode node) {
        Map<String, Parameter> known = new LinkedHashMap<>();
        known.put(Expression.WINDOW, parameter(Expression.WINDOW, Parameter.Type.DURATION, window));
        known.put(Expression.REGION, parameter(Expression.REGION, Parameter.Type.VALUE, null));
        return checked(node, new Expression.Template(QueryTemplate.parse(node, known), known, Map.of()));
    }

    private static Parameter parameter(String name, Parameter.Type type, @Nullable String preset) {
        return new Parameter(name, type, preset, -Double.MAX_VALUE, Double.MAX_VALUE, name);
    }

    private Expression checked(YamlNode node, Expression expression) {
        try {
            if (Expression.leaves(expression.resolve(window, null)).isEmpty()) {
                throw node.error("it asks for no series, so it says nothing about any", "Name a metric.");
            }
        } catch (PromqlException e) {
            throw node.error("not PromQL: " + e.getMessage(), "Mend the expression.");
        }
        return expression;
    }

    private static String selector(YamlNode node) {
        try {
            if (Expression.leaves(node.text()).size() == 1) {
                return node.text();
            }
        } catch (PromqlException e) {
            throw node.error("not PromQL: " + e.getMessage(), "Write one selector of series: " + SEEN);
        }
        throw node.error("not one selector of series", "Write it as " + SEEN + ".");
    }

    private static @Nullable Condition condition(YamlNode criterion, String field) {
        return criterion
                .field(field)
                .map(node -> Condition.parse(node.text())
                        .orElseThrow(() -> node.error(
                                "\"" + node.text() + "\" is no condition", "Write it as \"> 0.5\" or \"< 2.4e9\".")))
                .orElse(null);
    }

    private static Duration positive(YamlNode node, String field, Duration preset) {
        Duration duration = node.field(field).map(YamlNode::duration).orElse(preset);
        if (duration.isZero()) {
            throw node.required(field).error("must be longer than zero", "Write it as 60s or 5m.");
        }
        return duration;
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
