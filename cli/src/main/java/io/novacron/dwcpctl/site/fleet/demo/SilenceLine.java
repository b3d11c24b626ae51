package io.novacron.dwcpctl.site.fleet.demo;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.metrics.promql.PromqlParseException;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlParser;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.site.alert.SilenceRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How the demo's log writes a silence: its matchers as a selector of PromQL. */
final class SilenceLine {
    private SilenceLine() {}

    static Map<String, String> write(DemoLog.SilenceMade line) {
        SilenceRequest request = line.request();
        return DemoLog.ordered(
                "event", "silence",
                "at", Moment.forMachines(line.at()),
                "id", line.id(),
                "matchers", selector(request.matchers()),
                "start", Moment.forMachines(request.start()),
                "end", Moment.forMachines(request.end()),
                "creator", request.creator(),
                "comment", request.comment());
    }

    private static String selector(List<Matcher> matchers) {
        return matchers.stream()
                .map(m -> Labels.quote(m.name()) + m.operator().symbol() + Labels.quote(m.value()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** @throws IOException if a field is missing or says nothing that makes sense */
    static DemoLog read(Map<String, String> fields) throws IOException {
        SilenceRequest request;
        try {
            request = new SilenceRequest(
                    matchers(DemoLog.need(fields, "matchers")),
                    Instant.parse(DemoLog.need(fields, "start")),
                    Instant.parse(DemoLog.need(fields, "end")),
                    DemoLog.need(fields, "creator"),
                    DemoLog.need(fields, "comment"));
        } catch (CliException e) {
            throw new IOException(e.getMessage(), e);
        }
        return new DemoLog.SilenceMade(Instant.parse(DemoLog.need(fields, "at")), DemoLog.need(fields, "id"), request);
    }

    private static List<Matcher> matchers(String selector) throws IOException {
        try {
            if (PromqlParser.parse(selector) instanceof Expr.VectorSelector vector) {
                return vector.matchers();
            }
            throw new IOException("no selector: " + selector);
        } catch (PromqlParseException e) {
            throw new IOException("no selector: " + selector, e);
        }
    }
}
