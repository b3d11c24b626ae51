package io.novacron.dwcpctl.site.fleet.demo;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.metrics.promql.PromqlParseException;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlParser;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.site.alert.SilenceRequest;
import io.novacron.dwcpctl.site.fleet.event.LogLine;
import java.util.List;
import java.util.stream.Collectors;

/** How the demo's log writes a silence: its matchers as a selector of PromQL. */
final class SilenceLine {
    private SilenceLine() {}

    static String write(DemoLog.SilenceMade line) {
        SilenceRequest request = line.request();
        return DemoLog.object(
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

    /** @throws CliException with code 65 if a field is missing or says nothing that makes sense */
    static DemoLog read(LogLine line) {
        SilenceRequest request;
        try {
            request = new SilenceRequest(
                    matchers(line),
                    line.instant("start"),
                    line.instant("end"),
                    line.text("creator"),
                    line.text("comment"));
        } catch (CliException e) {
            throw line.error(e.getMessage());
        }
        return new DemoLog.SilenceMade(line.instant("at"), line.text("id"), request);
    }

    private static List<Matcher> matchers(LogLine line) {
        String selector = line.text("matchers");
        try {
            if (PromqlParser.parse(selector) instanceof Expr.VectorSelector vector) {
                return vector.matchers();
            }
        } catch (PromqlParseException e) {
            throw line.error("matchers: " + e.getMessage());
        }
        throw line.error("no selector: " + selector);
    }
}
