package io.novacron.dwcpctl.face.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.face.output.Block;
import io.novacron.dwcpctl.face.output.Block.Column;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.ops.playbook.trial.TrialReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What came of testing playbooks: what is wrong, then a row each, and the count of all last. */
public final class TrialView {
    private final Instant now;

    /** @param now the moment of the test */
    public TrialView(Instant now) {
        this.now = now;
    }

    public Document of(List<TrialReport> reports) {
        List<Block> blocks = new ArrayList<>();
        List<List<Span>> rows = new ArrayList<>();
        List<List<String>> csv = new ArrayList<>();
        csv.add(List.of("id", "status", "cases", "steps", "stepsCovered", "branches", "branchesCovered", "problems"));
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        long passed = reports.stream().filter(TrialReport::passed).count();
        data.put("passed", passed).put("failed", reports.size() - passed);
        ArrayNode list = data.putArray("playbooks");
        for (TrialReport report : reports) {
            String status = report.passed() ? "passed" : "failed";
            report.problems()
                    .forEach(problem ->
                            blocks.add(new Block.Paragraph(List.of(new Span(problem.toString(), Style.BAD)))));
            rows.add(List.of(
                    Span.plain(report.id()),
                    new Span(status, report.passed() ? Style.GOOD : Style.BAD),
                    Span.plain(Integer.toString(report.cases())),
                    Span.plain(covered(report.steps())),
                    Span.plain(covered(report.branches()))));
            ObjectNode node = list.addObject();
            node.put("id", report.id()).put("status", status).put("cases", report.cases());
            node.put("steps", report.steps().all())
                    .put("stepsCovered", report.steps().covered());
            node.put("branches", report.branches().all());
            node.put("branchesCovered", report.branches().covered());
            ArrayNode problems = node.putArray("problems");
            report.problems().forEach(problem -> problems.add(problem.toString()));
            csv.add(List.of(
                    report.id(),
                    status,
                    Integer.toString(report.cases()),
                    Integer.toString(report.steps().all()),
                    Integer.toString(report.steps().covered()),
                    Integer.toString(report.branches().all()),
                    Integer.toString(report.branches().covered()),
                    Integer.toString(report.problems().size())));
        }
        blocks.add(new Block.Table(
                List.of(
                        Column.text("playbook"),
                        Column.text("status"),
                        Column.number("cases"),
                        Column.number("steps"),
                        Column.number("branches")),
                rows));
        blocks.add(Block.Paragraph.of(passed + " passed, " + (reports.size() - passed) + " failed"));
        return new Document("PlaybookTest", null, false, now, data, blocks, csv, List.of());
    }

    private static String covered(TrialReport.Count count) {
        return count.covered() + " of " + count.all();
    }
}
