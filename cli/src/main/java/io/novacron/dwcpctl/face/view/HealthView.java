package io.novacron.dwcpctl.face.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.face.output.Block;
import io.novacron.dwcpctl.face.output.Block.Column;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.ops.health.HealthReport;
import io.novacron.dwcpctl.ops.health.TargetHealth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How servers are: one a row, or, of a whole system, a row a service with its regions beside each other. */
public final class HealthView {
    private static final int MOST_REGION_COLUMNS = 3;
    private static final int MOST_NAMES = 3;

    private final Asked asked;

    public HealthView(Asked asked) {
        this.asked = asked;
    }

    /** One a row. */
    public Document of(String kind, List<TargetHealth> targets) {
        return document(kind, json(targets), List.of(rows(targets)), targets);
    }

    /** Everything, on one screen: {@code data.verdict} and {@code data.targets}. */
    public Document of(HealthReport report) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("verdict", report.verdict().name());
        data.set("targets", json(report.targets()));
        Set<String> regions = report.targets().stream()
                .map(TargetHealth::region)
                .filter(r -> !r.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        Block table = regions.isEmpty() || regions.size() > MOST_REGION_COLUMNS
                ? rows(report.targets())
                : matrix(report.targets(), List.copyOf(regions));
        return document("Health", data, List.of(headline(report), table), report.targets());
    }

    private Document document(String kind, JsonNode data, List<Block> blocks, List<TargetHealth> targets) {
        return new Document(
                kind, asked.context(), asked.simulated(), asked.at(), data, blocks, csv(targets), List.of());
    }

    static ArrayNode json(List<TargetHealth> targets) {
        ArrayNode data = JsonNodeFactory.instance.arrayNode();
        for (TargetHealth target : targets) {
            ObjectNode node = data.addObject();
            node.put("id", target.id());
            node.put("kind", target.kind());
            node.put("region", target.region().isEmpty() ? null : target.region());
            node.put("address", target.address().isEmpty() ? null : target.address());
            node.put("verdict", target.verdict().name());
            node.put("reason", target.reason());
            node.put("tookMillis", target.took().toMillis());
            Instant since = target.since();
            node.put("since", since == null ? null : Moment.forMachines(since));
        }
        return data;
    }

    private static List<List<String>> csv(List<TargetHealth> targets) {
        List<List<String>> csv = new ArrayList<>();
        csv.add(List.of("id", "address", "verdict", "reason", "took_ms"));
        targets.forEach(target -> csv.add(List.of(
                target.id(),
                target.address(),
                target.verdict().name(),
                target.reason(),
                Long.toString(target.took().toMillis()))));
        return csv;
    }

    private static Block rows(List<TargetHealth> targets) {
        List<List<Span>> rows = new ArrayList<>();
        targets.forEach(target -> rows.add(List.of(
                Span.plain(target.id()),
                Span.plain(target.address()),
                Verdicts.span(target.verdict()),
                Span.plain(took(List.of(target))),
                Span.plain(target.reason()))));
        return new Block.Table(
                List.of(
                        Column.text("service"),
                        Column.flexible("address"),
                        Column.text("status"),
                        Column.number("took"),
                        Column.flexible("says")),
                rows);
    }

    /** What is known in one line: the verdict, and who is to blame. */
    private Block headline(HealthReport report) {
        Verdict verdict = report.verdict();
        List<String> worst = report.targets().stream()
                .filter(t -> t.verdict() == verdict)
                .map(TargetHealth::id)
                .toList();
        String who = verdict == Verdict.PASS
                ? "all " + report.targets().size()
                : worst.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                        + (worst.size() > MOST_NAMES ? " and " + (worst.size() - MOST_NAMES) + " more" : "");
        return new Block.Paragraph(List.of(
                new Span(word(verdict), Verdicts.style(verdict)),
                new Span(who.isEmpty() ? "" : ": " + who, Style.STRONG),
                new Span("  " + Moment.forPeople(asked.at(), asked.zone()), Style.DIM)));
    }

    static String word(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "healthy";
            case WARN -> "degraded";
            case FAIL -> "critical";
            case NO_DATA, ERROR -> "unknown";
        };
    }

    private static Block matrix(List<TargetHealth> targets, List<String> regions) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("service"));
        regions.forEach(region -> columns.add(Column.text(region)));
        columns.add(Column.text("status"));
        columns.add(Column.number("took"));
        columns.add(Column.flexible("says"));
        // a row for each service of the regions, and for each server of the monitoring
        Map<String, List<TargetHealth>> services = new LinkedHashMap<>();
        for (TargetHealth target : targets) {
            String name = target.region().isEmpty() ? target.id() : target.kind();
            services.computeIfAbsent(name, n -> new ArrayList<>()).add(target);
        }
        List<List<Span>> rows = new ArrayList<>();
        services.forEach((name, group) -> {
            List<Span> row = new ArrayList<>();
            row.add(Span.plain(name));
            regions.forEach(region -> row.add(group.stream()
                    .filter(t -> t.region().equals(region))
                    .findFirst()
                    .map(t -> Verdicts.span(t.verdict()))
                    .orElse(Span.plain(""))));
            row.add(Verdicts.span(
                    Verdict.worst(group.stream().map(TargetHealth::verdict).toList())));
            row.add(Span.plain(took(group)));
            row.add(Span.plain(says(group)));
            rows.add(row);
        });
        return new Block.Table(columns, rows);
    }

    private static String says(List<TargetHealth> group) {
        if (group.size() == 1 && group.get(0).region().isEmpty()) {
            return group.get(0).reason();
        }
        Map<String, List<String>> regions = new LinkedHashMap<>();
        group.stream()
                .filter(t -> !t.reason().isEmpty())
                .forEach(t -> regions.computeIfAbsent(t.reason(), r -> new ArrayList<>())
                        .add(t.region()));
        return regions.entrySet().stream()
                .map(e -> e.getValue().size() == group.size()
                        ? e.getKey()
                        : String.join(", ", e.getValue()) + ": " + e.getKey())
                .collect(Collectors.joining("; "));
    }

    /** The slowest of them; nothing where none was asked itself. */
    private static String took(List<TargetHealth> group) {
        return group.stream().allMatch(t -> t.took().isZero())
                ? ""
                : group.stream().mapToLong(t -> t.took().toMillis()).max().orElse(0) + " ms";
    }
}
