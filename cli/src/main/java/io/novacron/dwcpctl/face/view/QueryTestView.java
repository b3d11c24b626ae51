package io.novacron.dwcpctl.face.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.face.output.Block;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.face.output.JUnitReport;
import io.novacron.dwcpctl.ops.querytest.TestReport;
import io.novacron.dwcpctl.ops.querytest.TestResult;
import io.novacron.dwcpctl.ops.querytest.TestResult.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What came of test files: the failed ones in full, the skipped ones by their reasons, and the count of all last. */
public final class QueryTestView {
    private final Instant now;

    /** @param now the moment of the run */
    public QueryTestView(Instant now) {
        this.now = now;
    }

    public Document of(List<TestReport> reports) {
        List<Block> blocks = new ArrayList<>();
        List<List<String>> csv = new ArrayList<>();
        csv.add(List.of("id", "file", "line", "name", "status", "details"));
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        long passed = count(reports, Status.PASSED);
        long failed = count(reports, Status.FAILED);
        long skipped = count(reports, Status.SKIPPED);
        data.put("passed", passed).put("failed", failed).put("skipped", skipped);
        ArrayNode tests = data.putArray("tests");
        List<String> warnings = new ArrayList<>();
        for (TestReport report : reports) {
            report.warnings().forEach(w -> warnings.add(report.file() + ": " + w));
            failures(report, blocks);
            skips(report, blocks);
            for (TestResult result : report.results()) {
                String id = report.file() + ":" + result.line();
                String status = result.status().name().toLowerCase(Locale.ROOT);
                ObjectNode test = tests.addObject();
                test.put("id", id).put("file", report.file()).put("line", result.line());
                test.put("name", result.name()).put("status", status);
                ArrayNode details = test.putArray("details");
                result.details().forEach(details::add);
                csv.add(List.of(
                        id,
                        report.file(),
                        Integer.toString(result.line()),
                        result.name(),
                        status,
                        String.join("; ", result.details())));
            }
        }
        String summary = passed + " passed, " + failed + " failed, " + skipped + " skipped";
        if (passed + failed == 0) {
            warnings.add("nothing was tested");
        }
        Style style = failed > 0 ? Style.BAD : passed > 0 ? Style.GOOD : Style.WARN;
        blocks.add(new Block.Paragraph(List.of(new Span(summary, style))));
        return new Document("QueryTest", null, false, now, data, blocks, csv, warnings);
    }

    private static long count(List<TestReport> reports, Status status) {
        return reports.stream().mapToLong(r -> r.count(status)).sum();
    }

    private static void failures(TestReport report, List<Block> blocks) {
        for (TestResult result : report.results()) {
            if (result.status() == Status.FAILED) {
                blocks.add(new Block.Paragraph(List.of(
                        new Span("failed ", Style.BAD),
                        new Span(report.file() + ":" + result.line() + " ", Style.STRONG),
                        Span.plain(result.name()))));
                blocks.add(new Block.Verbatim(String.join("\n", result.details()), "text"));
            }
        }
    }

    private static void skips(TestReport report, List<Block> blocks) {
        Map<String, Integer> reasons = new TreeMap<>();
        report.results().stream()
                .filter(r -> r.status() == Status.SKIPPED)
                .forEach(r -> reasons.merge(String.join("; ", r.details()), 1, Integer::sum));
        reasons.forEach((reason, times) -> blocks.add(new Block.Paragraph(List.of(
                new Span("skipped ", Style.WARN), Span.plain(times + " of " + report.file() + ": " + reason)))));
    }

    /** The same for build servers: a suite for each file. */
    public static JUnitReport junit(List<TestReport> reports) {
        List<JUnitReport.Suite> suites = new ArrayList<>();
        for (TestReport report : reports) {
            List<JUnitReport.Case> cases = new ArrayList<>();
            if (report.unreadable() != null) {
                String message = report.unreadable().getMessage();
                cases.add(new JUnitReport.Case(
                        "can be read",
                        report.file(),
                        report.took(),
                        new JUnitReport.Problem(JUnitReport.Kind.ERROR, message, message)));
            }
            Duration each = report.results().isEmpty()
                    ? Duration.ZERO
                    : report.took().dividedBy(report.results().size());
            for (TestResult result : report.results()) {
                String name = result.name() + " (line " + result.line() + ")";
                cases.add(new JUnitReport.Case(name, report.file(), each, problem(result)));
            }
            suites.add(new JUnitReport.Suite(report.file(), cases));
        }
        return new JUnitReport(suites);
    }

    private static JUnitReport.@Nullable Problem problem(TestResult result) {
        if (result.status() == Status.PASSED) {
            return null;
        }
        JUnitReport.Kind kind = result.status() == Status.FAILED ? JUnitReport.Kind.FAILURE : JUnitReport.Kind.SKIPPED;
        return new JUnitReport.Problem(kind, result.details().get(0), String.join("\n", result.details()));
    }
}
