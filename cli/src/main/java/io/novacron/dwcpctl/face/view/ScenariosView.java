package io.novacron.dwcpctl.face.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.face.output.Block;
import io.novacron.dwcpctl.face.output.Block.Column;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.face.output.Quantities;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.ops.scenario.ScenarioEffect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The scenarios, and what each does within an hour. */
public final class ScenariosView {
    private ScenariosView() {}

    /** @param end of the hour */
    public static Document of(List<ScenarioEffect> effects, Instant end) {
        ArrayNode data = JsonNodeFactory.instance.arrayNode();
        List<Column> columns = new ArrayList<>(List.of(Column.text("scenario")));
        List<String> names = new ArrayList<>(List.of("id", "description"));
        effects.get(0).figures().forEach(figure -> {
            columns.add(Column.number(figure.title()));
            names.add(figure.title());
        });
        List<List<Span>> table = new ArrayList<>();
        List<List<String>> csv = new ArrayList<>(List.of(names));
        for (ScenarioEffect effect : effects) {
            List<Span> row =
                    new ArrayList<>(List.of(Span.plain(effect.scenario().id())));
            List<String> cells = new ArrayList<>(
                    List.of(effect.scenario().id(), effect.scenario().description()));
            ObjectNode node = data.addObject();
            node.put("id", effect.scenario().id());
            node.put("description", effect.scenario().description());
            ObjectNode worst = node.putObject("worst");
            for (ScenarioEffect.Worst figure : effect.figures()) {
                row.add(Span.plain(
                        Double.isNaN(figure.value()) ? "-" : Quantities.format(figure.value(), figure.unit())));
                cells.add(Numbers.format(figure.value()));
                if (Double.isFinite(figure.value())) {
                    worst.put(figure.title(), figure.value());
                } else {
                    worst.putNull(figure.title());
                }
            }
            table.add(row);
            csv.add(cells);
        }
        List<Block> blocks = List.of(
                Block.Paragraph.of("The worst of an hour, in either region. A fault strikes the first region alone."),
                new Block.Table(columns, table));
        return new Document("ScenarioList", null, true, end, data, blocks, csv, List.of());
    }
}
