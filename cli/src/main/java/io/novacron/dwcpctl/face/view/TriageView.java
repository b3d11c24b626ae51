package io.novacron.dwcpctl.face.view;

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
import io.novacron.dwcpctl.face.output.Quantities;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.ops.alerts.AlertBoard;
import io.novacron.dwcpctl.ops.alerts.OpenAlert;
import io.novacron.dwcpctl.ops.gate.Assessment;
import io.novacron.dwcpctl.ops.gate.Criterion;
import io.novacron.dwcpctl.ops.gate.Finding;
import io.novacron.dwcpctl.ops.gate.Role;
import io.novacron.dwcpctl.ops.health.TargetHealth;
import io.novacron.dwcpctl.ops.triage.Change;
import io.novacron.dwcpctl.ops.triage.Measure;
import io.novacron.dwcpctl.ops.triage.TriageReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that matters at three in the morning, on one screen of 80 by 24. */
public final class TriageView {
    private static final int MOST_TROUBLES = 1;
    /** Beside the votes, which are always shown. */
    private static final int MOST_OTHERS = 1;
    /** What the servers explain by name. */
    private static final Set<String> OF_SERVERS = Set.of("targets", "components");

    private static final int MOST_ALERTS = 3;
    private static final int MOST_CHANGES = 2;
    private static final int MOST_COMMANDS = 3;

    private final Asked asked;
    private final String options;

    /** @param options of the command line that the next command needs too: {@code --context demo}; may be empty */
    public TriageView(Asked asked, String options) {
        this.asked = asked;
        this.options = options;
    }

    public Document of(TriageReport report) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(headline(report));
        blocks.add(figures(report));
        AlertBoard alerts = report.alerts();
        if (alerts != null && !alerts.firing().isEmpty()) {
            List<OpenAlert> firing = alerts.firing();
            int shown = Math.min(MOST_ALERTS - others(report).size(), firing.size());
            blocks.add(AlertsView.table(firing.subList(0, shown), asked.at(), firing.size() - shown));
        } else if (alerts != null) {
            blocks.add(Block.Paragraph.of("No alert fires."));
        }
        blocks.addAll(changes(report));
        blocks.addAll(commands(report));
        return new Document(
                "Triage",
                asked.context(),
                asked.simulated(),
                asked.at(),
                json(report),
                blocks,
                csv(report),
                report.unknown().stream().map(reason -> "not known: " + reason).toList());
    }

    private Block headline(TriageReport report) {
        Verdict verdict = report.verdict();
        List<String> troubles = troubles(report);
        Instant since = report.since();
        List<Span> spans = new ArrayList<>();
        spans.add(new Span(word(report), Verdicts.style(verdict)));
        if (!troubles.isEmpty()) {
            String more = troubles.size() > MOST_TROUBLES ? " and " + (troubles.size() - MOST_TROUBLES) + " more" : "";
            spans.add(new Span(
                    ": " + troubles.stream().limit(MOST_TROUBLES).collect(Collectors.joining(", ")) + more,
                    Style.STRONG));
        }
        if (since != null) {
            spans.add(Span.plain(", for " + Quantities.span(Duration.between(since, asked.at()))));
        }
        spans.add(new Span("  " + Moment.forPeople(asked.at(), asked.zone()), Style.DIM));
        return new Block.Paragraph(spans);
    }

    /** A GO is about the rollout: it makes nothing healthy that is not. */
    private static String word(TriageReport report) {
        boolean onlyGo = report.verdict() == Verdict.PASS && !report.isWell();
        return onlyGo ? "GO, but not all is well" : HealthView.word(report.verdict());
    }

    /** What makes the verdict what it is, the servers first; where that is GO, what is wrong beside it. */
    private static List<String> troubles(TriageReport report) {
        Verdict verdict = report.verdict();
        List<String> troubles = new ArrayList<>();
        boolean onlyGo = verdict == Verdict.PASS;
        List<TargetHealth> servers = report.health().unwell().stream()
                .filter(t -> onlyGo || t.verdict() == verdict)
                .toList();
        servers.forEach(t -> troubles.add(server(t)));
        boolean named = servers.stream().anyMatch(t -> t.isComponent() || t.isApplication());
        report.decisive().stream()
                .filter(m -> !named || !OF_SERVERS.contains(m.result().id()))
                .forEach(m -> troubles.add(trouble(m)));
        AlertBoard alerts = report.alerts();
        if (alerts == null && onlyGo) {
            troubles.add("alerts not known");
        }
        if (alerts != null && (onlyGo || verdict == Verdict.WARN)) {
            alerts.firing().stream()
                    .filter(o -> o.verdict() == verdict || (onlyGo && o.verdict() != Verdict.PASS))
                    .forEach(o -> troubles.add(o.name() + in(o.alert().labels().get("region"))));
        }
        return troubles;
    }

    private static String trouble(Measure measure) {
        Finding worst = measure.worst();
        String value = GateView.value(measure.result(), worst);
        return measure.result().id()
                + (value.isEmpty() ? " not known" : " " + value)
                + in(worst.region())
                + (value.isEmpty() && !worst.reason().isEmpty() ? " (" + worst.reason() + ")" : "");
    }

    private static String server(TargetHealth target) {
        String what = switch (target.verdict()) {
            case FAIL -> " down";
            case NO_DATA, ERROR -> " not known";
            case WARN, PASS -> "";
        };
        return target.kind() + what + in(target.region());
    }

    private static String in(String region) {
        return region.isEmpty() ? "" : " in " + region;
    }

    /** The worst of what does not vote and is not well. */
    private static List<Measure> others(TriageReport report) {
        return report.measures().stream()
                .filter(m -> m.result().role() != Role.VOTE && m.verdict() != Verdict.PASS)
                .limit(MOST_OTHERS)
                .toList();
    }

    private Block figures(TriageReport report) {
        List<Measure> shown = new ArrayList<>();
        Assessment assessment = report.assessment();
        if (assessment != null) {
            // in the gate's own order: a figure is looked for at its place
            List<String> order =
                    assessment.gate().criteria().stream().map(Criterion::id).toList();
            report.measures().stream()
                    .filter(m -> m.result().role() == Role.VOTE)
                    .sorted(Comparator.comparingInt(
                            m -> order.indexOf(m.result().id())))
                    .forEach(shown::add);
        }
        shown.addAll(others(report));
        List<List<Span>> rows = new ArrayList<>();
        for (Measure measure : shown) {
            String value = GateView.value(measure.result(), measure.worst());
            String wanted = GateView.wanted(measure.result());
            rows.add(List.of(
                    Span.plain(measure.result().id()),
                    new Span(value.isEmpty() ? "-" : value, Verdicts.style(measure.verdict())),
                    new Span(wanted.isEmpty() ? "" : "(" + wanted + ")", Style.DIM),
                    Verdicts.span(measure.verdict()),
                    Span.plain(since(measure.since(), measure.longer())),
                    Span.plain(
                            measure.verdict() == Verdict.PASS
                                    ? ""
                                    : measure.worst().region())));
        }
        List<TargetHealth> targets = report.health().targets();
        List<TargetHealth> unwell = report.health().unwell();
        Instant down = unwell.stream()
                .map(TargetHealth::since)
                .filter(s -> s != null)
                .min(Instant::compareTo)
                .orElse(null);
        rows.add(List.of(
                Span.plain("servers well"),
                Span.plain((targets.size() - unwell.size()) + " of " + targets.size()),
                new Span("(all)", Style.DIM),
                Verdicts.span(report.health().verdict()),
                Span.plain(since(down, false)),
                Span.plain(unwell.stream()
                        .sorted((a, b) -> b.verdict().compareTo(a.verdict()))
                        .limit(MOST_ALERTS)
                        .map(TargetHealth::id)
                        .collect(Collectors.joining(", ")))));
        return new Block.Table(
                List.of(
                        Column.text(""),
                        Column.number("worst"),
                        Column.text("target"),
                        Column.text("status"),
                        Column.number("for"),
                        Column.flexible("where")),
                rows);
    }

    private String since(@Nullable Instant since, boolean longer) {
        if (longer) {
            return "> 1h";
        }
        return since == null ? "" : Quantities.span(Duration.between(since, asked.at()));
    }

    private List<Block> changes(TriageReport report) {
        List<Block> blocks = new ArrayList<>();
        boolean clusterUnknown = report.unknown().stream().anyMatch(u -> u.startsWith("changes of the cluster"));
        if (report.changes().isEmpty()) {
            blocks.add(Block.Paragraph.of(
                    clusterUnknown
                            ? "What changed in the cluster within the hour is not known."
                            : "Nothing changed within the hour."));
            return blocks;
        }
        blocks.add(new Block.Paragraph(List.of(new Span(
                "Within the hour" + (clusterUnknown ? ", the cluster's changes not known" : "")
                        + more(report.changes(), MOST_CHANGES),
                Style.STRONG))));
        report.changes().stream().limit(MOST_CHANGES).forEach(change -> {
            Instant at = change.at();
            String when = at == null ? "" : Quantities.span(Duration.between(at, asked.at())) + " ago  ";
            blocks.add(Block.Paragraph.of("  " + when + change.object() + ": " + change.what()));
        });
        return blocks;
    }

    private static String more(List<?> all, int shown) {
        return all.size() > shown ? ", the last " + shown + " of " + all.size() + ":" : ":";
    }

    private List<Block> commands(TriageReport report) {
        List<Block> blocks = new ArrayList<>();
        if (report.commands().isEmpty()) {
            return blocks;
        }
        blocks.add(new Block.Heading("Next:"));
        // as they are: a command that was wrapped could not be copied
        blocks.add(new Block.Verbatim(
                commandLines(report).stream().limit(MOST_COMMANDS).collect(Collectors.joining("\n")), "sh"));
        return blocks;
    }

    private List<String> commandLines(TriageReport report) {
        String own = "dwcpctl ";
        return report.commands().stream()
                .map(command -> options.isEmpty() || !command.startsWith(own)
                        ? command
                        : own + options + " " + command.substring(own.length()))
                .toList();
    }

    private ObjectNode json(TriageReport report) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("decision", report.decision().name());
        data.put("verdict", report.verdict().name());
        Assessment assessment = report.assessment();
        data.put("summary", assessment == null ? null : assessment.summary());
        Instant since = report.since();
        data.put("since", since == null ? null : Moment.forMachines(since));
        ArrayNode troubles = data.putArray("troubles");
        troubles(report).forEach(troubles::add);
        ArrayNode criteria = data.putArray("criteria");
        for (Measure measure : report.measures()) {
            Criterion criterion = measure.result().criterion();
            Finding worst = measure.worst();
            ObjectNode node = criteria.addObject();
            node.put("id", measure.result().id());
            node.put("role", measure.result().role().name().toLowerCase(Locale.ROOT));
            node.put("region", worst.region().isEmpty() ? null : worst.region());
            node.put("value", worst.value());
            node.put("unit", criterion == null ? null : GateJson.unit(criterion));
            node.put("fail", criterion == null ? null : GateJson.condition(criterion.fail()));
            node.put("verdict", measure.verdict().name());
            node.put("reason", GateView.reason(measure.result(), worst));
            Instant bad = measure.since();
            node.put("since", bad == null ? null : Moment.forMachines(bad));
        }
        ObjectNode health = data.putObject("health");
        health.put("verdict", report.health().verdict().name());
        health.set("unwell", HealthView.json(report.health().unwell()));
        ArrayNode alerts = data.putArray("alerts");
        AlertBoard board = report.alerts();
        if (board != null) {
            board.open().forEach(open -> alerts.add(AlertsView.json(open)));
        }
        ArrayNode changes = data.putArray("changes");
        for (Change change : report.changes()) {
            Instant at = change.at();
            ObjectNode node = changes.addObject();
            node.put("at", at == null ? null : Moment.forMachines(at));
            node.put("object", change.object());
            node.put("what", change.what());
        }
        ArrayNode commands = data.putArray("commands");
        commandLines(report).forEach(commands::add);
        return data;
    }

    private static List<List<String>> csv(TriageReport report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("id", "region", "value", "verdict"));
        for (Measure measure : report.measures()) {
            Finding worst = measure.worst();
            rows.add(List.of(
                    measure.result().id(),
                    worst.region(),
                    worst.value() == null ? "" : Numbers.format(worst.value()),
                    measure.verdict().name()));
        }
        report.health()
                .unwell()
                .forEach(t ->
                        rows.add(List.of(t.kind(), t.region(), "", t.verdict().name())));
        return rows;
    }
}
