package io.novacron.dwcpctl.face.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.base.verdict.Condition;
import io.novacron.dwcpctl.ops.report.page.Cell;

/** A report's cells for machines: base units, seconds, RFC 3339. */
final class CellData implements Cell.Visitor<JsonNode> {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Override
    public JsonNode amount(Cell.Amount cell) {
        return JSON.numberNode(cell.value());
    }

    @Override
    public JsonNode goal(Cell.Goal cell) {
        Condition wanted = cell.target().wanted();
        return wanted == null ? JSON.nullNode() : JSON.textNode(TargetText.plain(wanted));
    }

    @Override
    public JsonNode status(Cell.Status cell) {
        return JSON.textNode(cell.verdict().name());
    }

    @Override
    public JsonNode change(Cell.Change cell) {
        ObjectNode node = JSON.objectNode();
        node.put("before", cell.before());
        node.put("change", cell.ratio());
        return node;
    }

    @Override
    public JsonNode words(Cell.Words cell) {
        return JSON.textNode(cell.text());
    }

    @Override
    public JsonNode when(Cell.When cell) {
        return JSON.textNode(Moment.forMachines(cell.moment()));
    }

    @Override
    public JsonNode lasting(Cell.Lasting cell) {
        return JSON.numberNode(cell.length().toMillis() / 1000.0);
    }

    @Override
    public JsonNode course(Cell.Course cell) {
        ArrayNode values = JSON.arrayNode();
        cell.values().forEach(value -> values.add(value));
        return values;
    }

    @Override
    public JsonNode missing(Cell.Missing cell) {
        ObjectNode node = JSON.objectNode();
        node.put("noData", cell.why());
        return node;
    }
}
