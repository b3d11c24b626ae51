package io.novacron.dwcpctl.face.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.verdict.Condition;
import io.novacron.dwcpctl.face.output.Block;
import io.novacron.dwcpctl.face.output.Block.Column;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import io.novacron.dwcpctl.ops.cookbook.Parameter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cookbook itself: the list of its queries, and one of them explained. */
public final class CookbookView {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Instant now;

    /** @param now the moment of the listing */
    public CookbookView(Instant now) {
        this.now = now;
    }

    /**
     * The list, a table for each category.
     *
     * @param queries those of a category one after the other
     * @param about what a category is about; empty where nobody says
     */
    public Document list(List<CookbookQuery> queries, UnaryOperator<String> about) {
        ArrayNode data = JSON.arrayNode();
        Map<String, List<List<Span>>> rows = new LinkedHashMap<>();
        List<List<String>> csv = new ArrayList<>();
        csv.add(List.of("id", "category", "title", "question", "unit", "origin"));
        for (CookbookQuery query : queries) {
            data.add(data(query));
            rows.computeIfAbsent(query.category(), category -> new ArrayList<>())
                    .add(List.of(Span.plain(query.id()), Span.plain(query.question())));
            csv.add(List.of(
                    query.id(),
                    query.category(),
                    query.title(),
                    query.question(),
                    AnswerJson.unit(query),
                    query.origin()));
        }
        List<Block> blocks = new ArrayList<>();
        rows.forEach((category, ofCategory) -> {
            String text = about.apply(category);
            blocks.add(new Block.Heading(category + (text.isEmpty() ? "" : ": " + text)));
            blocks.add(new Block.Table(List.of(Column.text(""), Column.flexible("")), ofCategory));
        });
        return new Document("QueryList", null, false, now, data, blocks, csv, List.of());
    }

    /**
     * One query explained.
     *
     * @param isQuery whether an id is of a query; else it is a playbook's
     */
    public Document show(CookbookQuery query, Predicate<String> isQuery) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(List.of(new Span(query.id(), Style.STRONG), Span.plain("  " + query.title()))));
        blocks.add(Block.Paragraph.of(query.question()));
        blocks.add(new Block.Verbatim(PromqlText.lines(query.template().source()), "promql"));
        List<List<Span>> facts = new ArrayList<>();
        facts.add(fact("unit", AnswerJson.unit(query)));
        addCondition(facts, "target", query.target().wanted(), query);
        addCondition(facts, "warns", query.target().warn(), query);
        addCondition(facts, "fails", query.target().fail(), query);
        facts.add(fact("bad means", query.bad()));
        addIds(facts, "look next at", query.next().stream().filter(isQuery));
        addIds(facts, "playbooks", query.next().stream().filter(isQuery.negate()));
        facts.add(fact("from", query.origin()));
        blocks.add(new Block.Table(List.of(Column.text(""), Column.flexible("")), facts));
        if (!query.parameters().isEmpty()) {
            blocks.add(parameters(query));
        }
        List<List<String>> csv = new ArrayList<>();
        csv.add(List.of("id", "query"));
        csv.add(List.of(query.id(), query.template().source()));
        return new Document("Query", null, false, now, data(query), blocks, csv, List.of());
    }

    private static Block parameters(CookbookQuery query) {
        List<List<Span>> rows = new ArrayList<>();
        for (Parameter parameter : query.parameters().values()) {
            rows.add(List.of(
                    Span.plain(parameter.name()),
                    Span.plain(type(parameter)),
                    Span.plain(Objects.requireNonNullElse(parameter.preset(), "(any)")),
                    Span.plain(parameter.help())));
        }
        return new Block.Table(
                List.of(
                        Column.text("parameter"),
                        Column.text("type"),
                        Column.text("default"),
                        Column.flexible("meaning")),
                rows);
    }

    private static void addIds(List<List<Span>> facts, String name, Stream<String> ids) {
        String text = ids.collect(Collectors.joining(", "));
        if (!text.isEmpty()) {
            facts.add(fact(name, text));
        }
    }

    private static void addCondition(
            List<List<Span>> facts, String name, @Nullable Condition condition, CookbookQuery query) {
        if (condition != null) {
            facts.add(fact(name, TargetText.people(condition, query.unit())));
        }
    }

    private static List<Span> fact(String name, String value) {
        return List.of(new Span(name, Style.DIM), Span.plain(value));
    }

    private static String type(Parameter parameter) {
        return parameter.type().name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode data(CookbookQuery query) {
        ObjectNode node = JSON.objectNode();
        node.put("id", query.id());
        node.put("category", query.category());
        node.put("title", query.title());
        node.put("question", query.question());
        node.put("query", query.template().source());
        node.put("unit", AnswerJson.unit(query));
        node.set("target", AnswerJson.target(query.target()));
        node.put("bad", query.bad());
        ArrayNode next = node.putArray("next");
        query.next().forEach(next::add);
        ArrayNode parameters = node.putArray("parameters");
        query.parameters().values().forEach(parameter -> {
            ObjectNode one = parameters.addObject();
            one.put("name", parameter.name());
            one.put("type", type(parameter));
            one.put("default", parameter.preset());
            one.put("help", parameter.help());
        });
        node.put("origin", query.origin());
        return node;
    }
}
