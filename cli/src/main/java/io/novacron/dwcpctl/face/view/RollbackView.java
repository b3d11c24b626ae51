package io.novacron.dwcpctl.face.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.face.output.Block;
import io.novacron.dwcpctl.face.output.Block.Column;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.ops.rollback.Check;
import io.novacron.dwcpctl.ops.rollback.Claim;
import io.novacron.dwcpctl.ops.rollback.Ending;
import io.novacron.dwcpctl.ops.rollback.Outcome;
import io.novacron.dwcpctl.ops.rollback.Rollback;
import io.novacron.dwcpctl.ops.rollback.RollbackPlan;
import io.novacron.dwcpctl.ops.rollback.RollbackRecord;
import io.novacron.dwcpctl.ops.rollback.StepRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A rollback: as it would be, as it went, and who works on one. */
public final class RollbackView {
    private final Asked asked;

    public RollbackView(Asked asked) {
        this.asked = asked;
    }

    /** As it would be. */
    public Document plan(RollbackPlan plan) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        boolean blocked = !plan.obstacles().isEmpty();
        data.put("mode", plan.mode().id()).put("verdict", plan.verdict().name()).put("blocked", blocked);
        data.put("namespace", plan.names().namespace());
        data.put("secondsUntilTrafficOnV1", plan.untilTrafficOnV1().toSeconds());
        data.put("secondsInAll", plan.inAll().toSeconds());
        ArrayNode steps = data.putArray("steps");
        List<List<Span>> stepRows = new ArrayList<>();
        List<List<String>> csv = new ArrayList<>();
        csv.add(List.of("step", "present", "change", "command", "usually_s", "at_most_s"));
        plan.steps().forEach(step -> {
            steps.addObject()
                    .put("id", step.step().id())
                    .put("title", step.step().title())
                    .put("present", step.present())
                    .put("change", step.then())
                    .put("command", step.command())
                    .put("usuallySeconds", step.usually().toSeconds())
                    .put("atMostSeconds", step.atMost().toSeconds());
            csv.add(List.of(
                    step.step().id(),
                    step.present(),
                    step.then(),
                    step.command(),
                    Long.toString(step.usually().toSeconds()),
                    Long.toString(step.atMost().toSeconds())));
            stepRows.add(List.of(
                    Span.plain(step.step().title()),
                    step.then().isEmpty() ? new Span(step.present(), Style.DIM) : Span.plain(step.then()),
                    Span.plain(PromDuration.format(step.usually())),
                    Span.plain(PromDuration.format(step.atMost()))));
        });
        data.set("preflight", json(plan.preflight()));
        List<Block> blocks = new ArrayList<>();
        String where = "namespace " + plan.names().namespace()
                + (plan.names().context() == null ? "" : " of " + plan.names().context());
        blocks.add(new Block.Paragraph(List.of(
                new Span(blocked ? "blocked" : "ready", blocked ? Style.BAD : Style.GOOD),
                Span.plain(": " + plan.mode().id() + " rollback to v1 in " + where + "; traffic on v1 after about "
                        + PromDuration.format(plan.untilTrafficOnV1()) + ", all of it "
                        + PromDuration.format(plan.inAll())))));
        if (!plan.steps().isEmpty()) {
            blocks.add(new Block.Table(
                    List.of(
                            Column.flexible("step"),
                            Column.flexible("change, or how it is"),
                            Column.number("usually"),
                            Column.number("at most")),
                    stepRows));
            List<String> commands = new ArrayList<>();
            plan.steps().stream()
                    .filter(step -> !step.command().isEmpty())
                    .forEach(step -> commands.add(step.command()));
            blocks.add(new Block.Heading("What it amounts to"));
            blocks.add(new Block.Verbatim(String.join("\n", commands), "sh"));
        }
        blocks.add(new Block.Heading("Preflight"));
        blocks.add(checks(plan.preflight()));
        return document("RollbackPlan", data, blocks, csv);
    }

    /** A table of checks. */
    private static Block checks(List<Check> checks) {
        List<List<Span>> rows = new ArrayList<>();
        checks.forEach(check -> rows.add(List.of(
                Verdicts.span(check.verdict()),
                Span.plain(check.id()),
                Span.plain(check.next().isEmpty() ? check.says() : check.says() + ". " + check.next()))));
        return new Block.Table(List.of(Column.text("is"), Column.text("check"), Column.flexible("says")), rows);
    }

    private static ArrayNode json(List<Check> checks) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        checks.forEach(check -> json.addObject()
                .put("id", check.id())
                .put("verdict", check.verdict().name())
                .put("impossible", check.impossible())
                .put("says", check.says())
                .put("next", check.next()));
        return json;
    }

    /** What stands against something, or does not. */
    public Document checks(String kind, String title, List<Check> checks) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("checks", json(checks));
        List<List<String>> csv = new ArrayList<>();
        csv.add(List.of("id", "verdict", "says"));
        checks.forEach(check -> csv.add(List.of(check.id(), check.verdict().name(), check.says())));
        return document(kind, data, List.of(Block.Paragraph.of(title), checks(checks)), csv);
    }

    /** How a run went. */
    public Document result(Rollback.Result result) {
        RollbackRecord rollback = result.rollback();
        ObjectNode data = json(rollback);
        data.put("ending", result.ending().id()).put("says", result.says());
        data.put("served", result.whereabouts().says());
        ArrayNode options = data.putArray("options");
        result.whereabouts().options().forEach(options::add);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(List.of(
                new Span(result.ending().id().toUpperCase(Locale.ROOT), style(result.ending())),
                Span.plain(": " + result.says()))));
        blocks.add(steps(rollback));
        blocks.add(new Block.Paragraph(List.of(new Span(result.whereabouts().says(), Style.STRONG))));
        options(blocks, result.whereabouts().options());
        blocks.add(Block.Paragraph.of("Rollback " + rollback.header().id() + " of "
                + rollback.header().approver()));
        return document("Rollback", data, blocks, csv(rollback));
    }

    private static void options(List<Block> blocks, List<String> options) {
        if (!options.isEmpty()) {
            blocks.add(new Block.Heading("You can"));
            blocks.add(new Block.Verbatim(String.join("\n", options), ""));
        }
    }

    private static Style style(Ending ending) {
        return switch (ending) {
            case VERIFIED -> Style.GOOD;
            case DEGRADED -> Style.WARN;
            case UNVERIFIED -> Style.UNKNOWN;
            case UNSUCCESSFUL, FAILED -> Style.BAD;
            case STOPPED -> Style.WARN;
        };
    }

    /**
     * Who works on a rollback, and how far it is.
     *
     * @param claim of the cluster; null where there is none
     * @param served where users are served, in a sentence
     * @param local as the journal on this machine has it; null where it has none
     */
    public Document status(@Nullable Claim claim, String served, @Nullable RollbackRecord local) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("served", served);
        data.put("underWay", claim != null && claim.isOpen());
        List<Block> blocks = new ArrayList<>();
        String says;
        if (claim == null) {
            says = "no rollback is known to the cluster";
            data.putNull("rollback");
        } else {
            says = "rollback " + claim.id() + " (" + claim.mode().id() + ") of " + claim.approver()
                    + (claim.host().isEmpty() ? "" : " on " + claim.host()) + ": " + claim.state() + ", at step "
                    + claim.step() + ", " + Moment.forPeople(claim.at(), asked.zone());
            data.putObject("rollback")
                    .put("id", claim.id())
                    .put("mode", claim.mode().id())
                    .put("approver", claim.approver())
                    .put("host", claim.host())
                    .put("startedAt", Moment.forMachines(claim.startedAt()))
                    .put("state", claim.state())
                    .put("step", claim.step())
                    .put("at", Moment.forMachines(claim.at()));
        }
        blocks.add(Block.Paragraph.of(says));
        blocks.add(new Block.Paragraph(List.of(new Span(served, Style.STRONG))));
        if (local != null) {
            data.set("journal", json(local));
            blocks.add(new Block.Heading(
                    "By the journal on this machine, " + local.header().id()));
            blocks.add(steps(local));
        }
        if (claim != null && claim.isOpen()) {
            boolean here = local != null && local.header().id().equals(claim.id());
            options(
                    blocks,
                    List.of(
                            here
                                    ? "go on: dwcpctl rollback resume " + claim.id()
                                    : "go on where its journal is: dwcpctl rollback resume " + claim.id()));
        }
        List<List<String>> csv = List.of(
                List.of("id", "state", "step", "served"),
                claim == null ? List.of("", "", "", served) : List.of(claim.id(), claim.state(), claim.step(), served));
        return document("RollbackStatus", data, blocks, csv);
    }

    private static Block steps(RollbackRecord rollback) {
        List<List<Span>> rows = new ArrayList<>();
        Instant started = rollback.header().startedAt();
        rollback.steps()
                .forEach(step -> rows.add(List.of(
                        outcome(step),
                        Span.plain(step.step().id()),
                        Span.plain(after(started, step.finishedAt())),
                        Span.plain(step.says().isEmpty() ? step.change() : step.says()))));
        return new Block.Table(
                List.of(Column.text("is"), Column.text("step"), Column.number("after"), Column.flexible("says")), rows);
    }

    private static String after(Instant started, @Nullable Instant at) {
        return at == null
                ? ""
                : PromDuration.format(
                        Duration.ofSeconds(Duration.between(started, at).toSeconds()));
    }

    private static Span outcome(StepRecord step) {
        Outcome outcome = step.outcome();
        if (outcome == null) {
            return step.isUnknown() ? new Span("unknown", Style.UNKNOWN) : new Span("", Style.DIM);
        }
        return switch (outcome) {
            case DONE -> new Span("done", Style.GOOD);
            case ALREADY -> new Span("was so", Style.GOOD);
            case UNSEEN -> new Span("unseen", Style.UNKNOWN);
            case FAILED -> new Span("failed", Style.BAD);
        };
    }

    private static ObjectNode json(RollbackRecord rollback) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("id", rollback.header().id())
                .put("mode", rollback.header().mode().id());
        data.put("approver", rollback.header().approver());
        data.put("startedAt", Moment.forMachines(rollback.header().startedAt()));
        Instant traffic = rollback.trafficOnV1At();
        data.put("trafficOnV1At", traffic == null ? null : Moment.forMachines(traffic));
        ArrayNode steps = data.putArray("steps");
        rollback.steps().forEach(step -> {
            Outcome outcome = step.outcome();
            Instant finished = step.finishedAt();
            ObjectNode node = steps.addObject();
            node.put("id", step.step().id());
            node.put("outcome", outcome == null ? (step.isUnknown() ? "unknown" : null) : outcome.id());
            node.put("finishedAt", finished == null ? null : Moment.forMachines(finished));
            node.put("change", step.change()).put("command", step.command()).put("says", step.says());
            ArrayNode remarks = node.putArray("remarks");
            step.remarks().forEach(remarks::add);
        });
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        data.set(
                "verified",
                rollback.verified() == null
                        ? nodes.nullNode()
                        : nodes.textNode(
                                rollback.verified().verified().verdict().name()));
        return data;
    }

    private static List<List<String>> csv(RollbackRecord rollback) {
        List<List<String>> csv = new ArrayList<>();
        csv.add(List.of("step", "outcome", "finished_at", "says"));
        rollback.steps().forEach(step -> {
            Outcome outcome = step.outcome();
            Instant finished = step.finishedAt();
            csv.add(List.of(
                    step.step().id(),
                    outcome == null ? "" : outcome.id(),
                    finished == null ? "" : Moment.forMachines(finished),
                    step.says()));
        });
        return csv;
    }

    private Document document(String kind, ObjectNode data, List<Block> blocks, List<List<String>> csv) {
        return new Document(kind, asked.context(), asked.simulated(), asked.at(), data, blocks, csv, List.of());
    }
}
