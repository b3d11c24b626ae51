package io.novacron.dwcpctl.face.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.face.output.Block;
import io.novacron.dwcpctl.face.output.Block.Column;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.face.output.Quantities;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.ops.alerts.AlertBoard;
import io.novacron.dwcpctl.ops.alerts.Escalation;
import io.novacron.dwcpctl.ops.alerts.OpenAlert;
import io.novacron.dwcpctl.site.alert.Alert;
import io.novacron.dwcpctl.site.alert.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Active alerts, whose turn it is, and the silences that hide some of them. */
public final class AlertsView {
    /** Labels that say what kind of alert it is, not what it is about. */
    private static final Set<String> OF_THE_RULE =
            Set.of("alertname", "alertstate", "severity", "phase", "escalation", "team", "job", "cluster", "replica");

    private static final String INSTANCE = "instance";
    private static final int SHORT_ID = 13;

    private final Asked asked;

    public AlertsView(Asked asked) {
        this.asked = asked;
    }

    public Document of(AlertBoard board) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(headline(board));
        if (!board.open().isEmpty()) {
            blocks.add(table(board.open(), asked.at(), 0));
        }
        Set<String> playbooks = new LinkedHashSet<>();
        board.firing().forEach(open -> open.playbook().ifPresent(playbooks::add));
        if (!playbooks.isEmpty()) {
            blocks.add(Block.Paragraph.of("Playbooks: " + String.join(", ", playbooks)));
        }
        if (!board.silences().isEmpty()) {
            blocks.add(silences(board));
        }
        ArrayNode data = JsonNodeFactory.instance.arrayNode();
        board.open().forEach(open -> data.add(json(open)));
        return new Document(
                "Alerts",
                asked.context(),
                asked.simulated(),
                asked.at(),
                data,
                blocks,
                csv(board.open()),
                warnings(board));
    }

    /** A silence that has been made. */
    public Document of(Silence silence, List<Alert> hidden) {
        ObjectNode data = json(silence);
        ArrayNode names = data.putArray("hides");
        hidden.forEach(alert -> names.add(id(alert)));
        Block said = new Block.Paragraph(List.of(
                new Span("silenced", Style.GOOD),
                Span.plain(" until " + Moment.forPeople(silence.end(), asked.zone()) + ": " + matchers(silence)
                        + "  id " + silence.id())));
        Block undo = Block.Paragraph.of("End it with dwcpctl alerts expire " + silence.id());
        return new Document(
                "Silence",
                asked.context(),
                asked.simulated(),
                asked.at(),
                data,
                List.of(said, undo),
                List.of(
                        List.of("id", "matchers", "creator", "comment", "start", "end"),
                        List.of(
                                silence.id(),
                                matchers(silence),
                                silence.creator(),
                                silence.comment(),
                                Moment.forMachines(silence.start()),
                                Moment.forMachines(silence.end()))),
                List.of());
    }

    /** What an alert is about, by the labels that its rule does not set: {@code eu-west hde}. */
    static String where(Alert alert) {
        List<String> values = new ArrayList<>();
        String region = alert.labels().get("region");
        if (!region.isEmpty()) {
            values.add(region);
        }
        alert.labels().toMap().forEach((name, value) -> {
            if (!OF_THE_RULE.contains(name) && !name.equals("region") && !name.equals(INSTANCE)) {
                values.add(value);
            }
        });
        String instance = alert.labels().get(INSTANCE);
        if (values.isEmpty() && !instance.isEmpty()) {
            values.add(instance);
        }
        return String.join(" ", values);
    }

    /** Its name and where it is. */
    public static String id(Alert alert) {
        String where = where(alert);
        return alert.name() + (where.isEmpty() ? "" : "/" + where.replace(' ', '/'));
    }

    private Block headline(AlertBoard board) {
        long critical = board.firing().stream()
                .filter(o -> o.severity() == OpenAlert.Severity.CRITICAL)
                .count();
        long others = board.firing().size() - critical;
        int pending = board.open().size() - board.firing().size();
        List<Span> spans = new ArrayList<>();
        if (critical > 0) {
            spans.add(new Span(critical + " critical", Style.BAD));
        }
        if (others > 0) {
            spans.add(new Span((spans.isEmpty() ? "" : ", ") + others + " warning", Style.WARN));
        }
        spans.add(spans.isEmpty() ? new Span("no alert fires", Style.STRONG) : new Span(" firing", Style.STRONG));
        if (pending > 0) {
            spans.add(new Span(", " + pending + " pending", Style.STRONG));
        }
        spans.add(new Span(
                "  " + Moment.forPeople(asked.at(), asked.zone()) + ", from "
                        + String.join(", ", board.answered().origin().answered()),
                Style.DIM));
        return new Block.Paragraph(spans);
    }

    /** @param more how many there are that are not shown */
    static Block table(List<OpenAlert> alerts, Instant now, int more) {
        List<List<Span>> rows = new ArrayList<>();
        for (OpenAlert open : alerts) {
            Duration age = open.age();
            rows.add(List.of(
                    Span.plain(open.name()),
                    Span.plain(where(open.alert())),
                    state(open),
                    Span.plain(age == null ? "-" : Quantities.span(age)),
                    Span.plain(next(open.escalation(), now))));
        }
        return new Block.Table(
                List.of(
                        Column.text(more == 0 ? "alert" : "alert, of " + (alerts.size() + more)),
                        Column.flexible("where"),
                        Column.text("state"),
                        Column.number("for"),
                        Column.flexible("next, unless seen to")),
                rows);
    }

    private static Span state(OpenAlert open) {
        if (!open.alert().isFiring()) {
            return new Span("pending", Style.DIM);
        }
        if (open.alert().isSilenced()) {
            return new Span("silenced", Style.DIM);
        }
        if (open.alert().inhibited()) {
            return new Span("inhibited", Style.DIM);
        }
        return switch (open.severity()) {
            case CRITICAL -> new Span("critical", Style.BAD);
            case WARNING -> new Span("warning", Style.WARN);
            case OTHER -> Span.plain("firing");
        };
    }

    private static String next(Escalation escalation, Instant now) {
        Escalation.Level level = escalation.level();
        Instant due = escalation.at();
        if (level != null && due != null) {
            return level.title() + " in " + Quantities.span(Duration.between(now, due));
        }
        return switch (escalation.state()) {
            case PENDING, MUTED -> "";
            case NO_PAGE -> "Slack only";
            case UNKNOWN, DUE -> "not known";
            case ALL_DUE -> "everyone was due";
        };
    }

    private Block silences(AlertBoard board) {
        List<List<Span>> rows = new ArrayList<>();
        board.silences()
                .forEach((silence, hidden) -> rows.add(List.of(
                        Span.plain(silence.id()
                                .substring(0, Math.min(SHORT_ID, silence.id().length()))),
                        Span.plain(Integer.toString(hidden)),
                        Span.plain(Moment.forPeople(silence.end(), asked.zone())),
                        Span.plain(silence.creator()),
                        Span.plain(silence.comment()))));
        return new Block.Table(
                List.of(
                        Column.text("silence"),
                        Column.number("hides"),
                        Column.text("until"),
                        Column.flexible("by"),
                        Column.flexible("comment")),
                rows);
    }

    private static List<String> warnings(AlertBoard board) {
        List<String> warnings = new ArrayList<>(board.answered().origin().warnings());
        if (!board.answered().pendingKnown()) {
            warnings.add("which alerts are pending is not known: only a Prometheus could tell");
        }
        if (!board.answered().silencesKnown()) {
            warnings.add("which alerts are silenced is not known: only an Alertmanager could tell");
        }
        if (!board.watchdog()) {
            warnings.add("DWCPv3Watchdog does not fire: nothing shows that alerts are raised");
        }
        return warnings;
    }

    static String matchers(Silence silence) {
        return silence.matchers().stream().map(Matcher::toString).collect(Collectors.joining(", ", "{", "}"));
    }

    static ObjectNode json(OpenAlert open) {
        Alert alert = open.alert();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", id(alert));
        node.put("name", alert.name());
        node.put("state", alert.state().label());
        node.put("severity", open.severity().name().toLowerCase(Locale.ROOT));
        node.put("since", moment(alert.since()));
        Duration age = open.age();
        node.put("ageSeconds", age == null ? null : (Long) age.toSeconds());
        ObjectNode escalation = node.putObject("escalation");
        escalation.put("state", open.escalation().state().name());
        Escalation.Level level = open.escalation().level();
        escalation.put("next", level == null ? null : level.title());
        escalation.put("dueAt", moment(open.escalation().at()));
        node.put("playbook", open.playbook().orElse(null));
        node.set("labels", AnswerJson.labels(alert.labels()));
        ObjectNode annotations = node.putObject("annotations");
        alert.annotations().forEach(annotations::put);
        node.put("inhibited", alert.inhibited());
        ArrayNode silences = node.putArray("silences");
        alert.silences().forEach(silence -> silences.add(json(silence)));
        return node;
    }

    static ObjectNode json(Silence silence) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", silence.id());
        ArrayNode matchers = node.putArray("matchers");
        silence.matchers().forEach(matcher -> matchers.add(matcher.toString()));
        node.put("creator", silence.creator());
        node.put("comment", silence.comment());
        node.put("start", Moment.forMachines(silence.start()));
        node.put("end", Moment.forMachines(silence.end()));
        node.put("state", silence.state().label());
        return node;
    }

    private static @Nullable String moment(@Nullable Instant at) {
        return at == null ? null : Moment.forMachines(at);
    }

    private static List<List<String>> csv(List<OpenAlert> alerts) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "id",
                "name",
                "state",
                "severity",
                "since",
                "next",
                "due",
                "playbook",
                "silenced_by",
                "silenced_until"));
        for (OpenAlert open : alerts) {
            Escalation.Level level = open.escalation().level();
            List<Silence> silences = open.alert().silences();
            rows.add(List.of(
                    id(open.alert()),
                    open.alert().name(),
                    open.alert().state().label(),
                    open.severity().name().toLowerCase(Locale.ROOT),
                    text(open.alert().since()),
                    level == null ? "" : level.title(),
                    text(open.escalation().at()),
                    open.playbook().orElse(""),
                    silences.stream().map(Silence::creator).collect(Collectors.joining(" ")),
                    silences.stream().map(s -> Moment.forMachines(s.end())).collect(Collectors.joining(" "))));
        }
        return rows;
    }

    private static String text(@Nullable Instant at) {
        return at == null ? "" : Moment.forMachines(at);
    }
}
