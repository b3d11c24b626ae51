package io.novacron.dwcpctl.face.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.face.output.Block;
import io.novacron.dwcpctl.face.output.Block.Column;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.metrics.series.Sample;
import io.novacron.dwcpctl.ops.report.page.Cell;
import io.novacron.dwcpctl.ops.report.page.Part;
import io.novacron.dwcpctl.ops.report.page.Period;
import io.novacron.dwcpctl.ops.report.page.Report;
import io.novacron.dwcpctl.ops.report.page.Section;
import java.util.ArrayList;
import java.util.List;

/** The metrics analysis as a document. */
public final class ReportView {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Asked asked;
    private final CellText text;

    public ReportView(Asked asked) {
        this.asked = asked;
        this.text = new CellText(asked.zone());
    }

    public Document of(Report report) {
        List<String> warnings = new ArrayList<>();
        CliException failure = report.firstFailure();
        if (failure != null) {
            warnings.add(report.failures() + " of " + report.asked()
                    + " questions were not answered, and the cells that rest on them say so; the first: "
                    + failure.getMessage());
        }
        return new Document(
                "Report",
                asked.context(),
                asked.simulated(),
                asked.at(),
                data(report),
                blocks(report),
                rows(report),
                warnings);
    }

    private List<Block> blocks(Report report) {
        Period period = report.period();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading("DWCP v3 metrics analysis", 1));
        blocks.add(Block.Paragraph.of("Context " + asked.context() + ", "
                + Moment.forPeople(period.before(), asked.zone()) + " to "
                + Moment.forPeople(period.at(), asked.zone()) + " (" + Period.text(period.since())
                + "); beside the moment" + (period.hasBaseline() ? "s " : " ") + Period.text(period.since())
                + (period.hasBaseline() ? " and " + Period.text(period.baseline()) : "") + " before its end; "
                + report.asked() + " questions asked, " + report.failures() + " not answered."));
        blocks.add(Block.Paragraph.of(
                "Changes of percentages are in percentage points (pp). A trend is rising or falling where chance would do as"
                        + " much in less than one of twenty cases (Mann–Kendall, |Z| > 1.96), of errors by window in less"
                        + " than three of a thousand (Poisson, |z| > 3)."));
        for (Section section : report.sections()) {
            blocks.add(new Block.Heading(section.title(), 2));
            section.parts().forEach(part -> add(part, blocks));
        }
        return blocks;
    }

    private void add(Part part, List<Block> blocks) {
        if (part instanceof Part.Text said) {
            blocks.add(Block.Paragraph.of(said.text()));
        } else if (part instanceof Part.Table table) {
            blocks.add(new Block.Heading(table.title(), 3));
            blocks.add(new Block.Table(
                    table.columns().stream()
                            .map(c -> c.right() ? Column.number(c.title()) : Column.flexible(c.title()))
                            .toList(),
                    table.rows().stream()
                            .map(row ->
                                    row.stream().map(cell -> cell.accept(text)).toList())
                            .toList()));
        } else if (part instanceof Part.Chart chart) {
            blocks.add(new Block.Chart(
                    chart.title(),
                    chart.unit(),
                    chart.start(),
                    chart.end(),
                    chart.lines().stream()
                            .map(line -> new Block.Line(
                                    line.name(), line.series(), chart.step().toMillis()))
                            .toList(),
                    chart.threshold()));
        } else if (part instanceof Part.Advised advised) {
            blocks.add(new Block.Heading(advised.title(), 3));
            if (advised.items().isEmpty()) {
                blocks.add(Block.Paragraph.of(advised.none()));
            } else {
                blocks.add(new Block.Table(
                        List.of(Column.flexible("What"), Column.flexible("Playbook"), Column.text("Rule")),
                        advised.items().stream().map(this::advice).toList()));
            }
        }
    }

    private List<Span> advice(Part.Item item) {
        return List.of(
                Span.plain(words(item.text())),
                Span.plain(item.playbook().isEmpty() ? "–" : item.playbook()),
                new Span(item.id(), Style.DIM));
    }

    private String words(List<Cell> pieces) {
        StringBuilder words = new StringBuilder();
        pieces.forEach(piece -> words.append(piece.accept(text).text()));
        return words.toString();
    }

    private ObjectNode data(Report report) {
        Period period = report.period();
        ObjectNode data = JSON.objectNode();
        data.put("from", Moment.forMachines(period.before()));
        data.put("to", Moment.forMachines(period.at()));
        data.put("asked", report.asked());
        data.put("failed", report.failures());
        ArrayNode figures = data.putArray("figures");
        report.figures().all().forEach((figure, known) -> {
            ObjectNode node = figures.addObject();
            node.put("id", figure.id());
            node.put("value", known.value());
            node.put("where", known.where());
        });
        ArrayNode sections = data.putArray("sections");
        for (Section section : report.sections()) {
            ObjectNode node = sections.addObject();
            node.put("id", section.id());
            node.put("title", section.title());
            ArrayNode parts = node.putArray("parts");
            section.parts().forEach(part -> parts.add(part(part)));
        }
        return data;
    }

    private ObjectNode part(Part part) {
        ObjectNode node = JSON.objectNode();
        if (part instanceof Part.Text said) {
            node.put("text", said.text());
        } else if (part instanceof Part.Table table) {
            node.put("title", table.title());
            ArrayNode columns = node.putArray("columns");
            table.columns().forEach(column -> columns.add(column.title()));
            ArrayNode rows = node.putArray("rows");
            for (List<Cell> row : table.rows()) {
                ArrayNode cells = rows.addArray();
                row.forEach(cell -> cells.add(cell.accept(new CellData())));
            }
        } else if (part instanceof Part.Chart chart) {
            node.put("title", chart.title());
            node.put("threshold", chart.threshold());
            ArrayNode lines = node.putArray("series");
            for (Part.Line line : chart.lines()) {
                ObjectNode one = lines.addObject();
                one.put("name", line.name());
                ArrayNode values = one.putArray("values");
                for (int i = 0; i < line.series().samples().size(); i++) {
                    Sample sample = line.series().samples().get(i);
                    values.addArray().add(sample.millis() / 1000.0).add(sample.value());
                }
            }
        } else if (part instanceof Part.Advised advised) {
            node.put("title", advised.title());
            ArrayNode items = node.putArray("items");
            for (Part.Item item : advised.items()) {
                ObjectNode one = items.addObject();
                one.put("id", item.id());
                one.put("text", words(item.text()));
                one.put("playbook", item.playbook());
            }
        }
        return node;
    }

    /** A cell a row. */
    private List<List<String>> rows(Report report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("section", "table", "row", "column", "value"));
        for (Section section : report.sections()) {
            for (Part part : section.parts()) {
                if (part instanceof Part.Table table) {
                    for (int i = 0; i < table.rows().size(); i++) {
                        List<Cell> row = table.rows().get(i);
                        for (int j = 0; j < row.size(); j++) {
                            var value = row.get(j).accept(new CellData());
                            rows.add(List.of(
                                    section.id(),
                                    table.title(),
                                    Integer.toString(i + 1),
                                    table.columns().get(j).title(),
                                    value.isValueNode() ? value.asText() : value.toString()));
                        }
                    }
                }
            }
        }
        return rows;
    }
}
