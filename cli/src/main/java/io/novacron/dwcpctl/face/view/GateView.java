package io.novacron.dwcpctl.face.view;

import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.base.verdict.Condition;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.face.output.Block;
import io.novacron.dwcpctl.face.output.Block.Column;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.face.output.Quantities;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.ops.gate.Assessment;
import io.novacron.dwcpctl.ops.gate.Criterion;
import io.novacron.dwcpctl.ops.gate.Decision;
import io.novacron.dwcpctl.ops.gate.Finding;
import io.novacron.dwcpctl.ops.gate.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A decision: first what it is and why, then what to do, then each criterion, the worst first. */
public final class GateView {
    private final Asked asked;
    private final Standing standing;

    public GateView(Asked asked, Standing standing) {
        this.asked = asked;
        this.standing = standing;
    }

    public Document of(Assessment assessment) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(headline(assessment));
        blocks.add(Block.Paragraph.of(sentence(assessment.summary())));
        for (Result result : assessment.results()) {
            if (result.verdict() != Verdict.PASS) {
                blocks.addAll(explained(result));
            }
        }
        blocks.add(table(assessment));
        return new Document(
                "Decision",
                asked.context(),
                asked.simulated(),
                assessment.inquiry().at(),
                GateJson.of(assessment, standing),
                blocks,
                rows(assessment),
                warnings(assessment));
    }

    private Block headline(Assessment assessment) {
        Duration held = assessment.inquiry().held();
        String forHow = held.isZero() ? "" : ", over the last " + PromDuration.format(held);
        return new Block.Paragraph(List.of(
                new Span(assessment.decision().text(), style(assessment.decision())),
                new Span("  " + assessment.gate().id() + standing.suffix(), Style.STRONG),
                new Span(
                        "  " + Moment.forPeople(assessment.inquiry().at(), asked.zone()) + forHow + ", from "
                                + String.join(", ", sources(assessment)),
                        Style.DIM)));
    }

    private static Set<String> sources(Assessment assessment) {
        Set<String> sources = assessment.results().stream()
                .flatMap(result -> result.findings().stream())
                .map(Finding::replica)
                .filter(replica -> !replica.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return sources.isEmpty() ? Set.of("nobody") : sources;
    }

    static Style style(Decision decision) {
        return switch (decision) {
            case GO -> Style.GOOD;
            case CAUTION -> Style.WARN;
            case NO_GO -> Style.BAD;
            case UNKNOWN -> Style.UNKNOWN;
        };
    }

    private static String sentence(String text) {
        return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    private static List<Block> explained(Result result) {
        Finding worst = result.worst();
        List<Block> lines = new ArrayList<>();
        lines.add(new Block.Paragraph(List.of(
                Span.plain("  "),
                new Span(result.id(), Verdicts.style(result.verdict())),
                Span.plain((worst.region().isEmpty() ? ": " : " ") + reason(result, worst)))));
        result.next().forEach(next -> lines.add(new Block.Paragraph(List.of(Span.plain("    next: " + next)))));
        return lines;
    }

    /** What it means where it was measured, and why not where it was not. */
    static String reason(Result result, Finding worst) {
        Criterion criterion = result.criterion();
        boolean measured = criterion != null
                && worst.value() != null
                && (worst.verdict() == Verdict.FAIL
                        || (worst.verdict() == Verdict.WARN && worst.reason().isEmpty()));
        String where = worst.region().isEmpty() ? "" : worst.region() + ": ";
        String why = measured && criterion != null ? criterion.why() : "";
        String more = measured || criterion != null ? worst.reason() : worst.replica() + ": " + worst.reason();
        return where + String.join(" ", List.of(why, more)).strip();
    }

    private static Block table(Assessment assessment) {
        List<List<Span>> rows = new ArrayList<>();
        for (Result result : assessment.results()) {
            Finding worst = result.worst();
            rows.add(List.of(
                    Span.plain(result.id()),
                    Span.plain(role(result)),
                    Span.plain(worst.region()),
                    Span.plain(value(result, worst)),
                    Span.plain(wanted(result)),
                    Span.plain(age(worst)),
                    Span.plain(worst.count() == null ? "" : Numbers.format(Math.floor(worst.count()))),
                    Verdicts.span(result.verdict())));
        }
        return new Block.Table(
                List.of(
                        Column.flexible("criterion"),
                        Column.text("role"),
                        Column.text("region"),
                        Column.number("value"),
                        Column.text("target"),
                        Column.number("age"),
                        Column.number("count"),
                        Column.text("status")),
                rows);
    }

    static String value(Result result, Finding finding) {
        Criterion criterion = result.criterion();
        Double value = finding.value();
        return criterion == null || value == null
                ? ""
                : Quantities.format(value, criterion.unit(), criterion.bound().bound());
    }

    /** The opposite of the condition that fails. */
    static String wanted(Result result) {
        Criterion criterion = result.criterion();
        return criterion == null ? "" : TargetText.people(opposite(criterion.bound()), criterion.unit());
    }

    static Condition opposite(Condition condition) {
        return new Condition(
                switch (condition.operator()) {
                    case LESS -> Condition.Operator.AT_LEAST;
                    case AT_MOST -> Condition.Operator.GREATER;
                    case GREATER -> Condition.Operator.AT_MOST;
                    case AT_LEAST -> Condition.Operator.LESS;
                    case EQUAL -> Condition.Operator.NOT_EQUAL;
                    case NOT_EQUAL -> Condition.Operator.EQUAL;
                },
                condition.bound());
    }

    private static String age(Finding finding) {
        return finding.age() == null ? "" : Quantities.span(finding.age());
    }

    static String role(Result result) {
        return result.role().name().toLowerCase(Locale.ROOT);
    }

    private List<List<String>> rows(Assessment assessment) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "decision",
                "standing",
                "id",
                "role",
                "verdict",
                "region",
                "value",
                "target",
                "age_seconds",
                "count",
                "source",
                "reason"));
        for (Result result : assessment.results()) {
            for (Finding finding : result.findings()) {
                Criterion criterion = result.criterion();
                rows.add(List.of(
                        assessment.decision().name(),
                        standing.text(),
                        result.id(),
                        role(result),
                        finding.verdict().name(),
                        finding.region(),
                        number(finding.value()),
                        criterion == null ? "" : TargetText.plain(opposite(criterion.bound())),
                        finding.age() == null
                                ? ""
                                : AnswerJson.seconds(finding.age().toMillis()).toPlainString(),
                        number(finding.count()),
                        finding.replica(),
                        finding.reason()));
            }
        }
        return rows;
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : Numbers.format(value);
    }

    private List<String> warnings(Assessment assessment) {
        List<String> warnings = new ArrayList<>();
        if (standing.replayed()) {
            warnings.add("this decision was worked out again from evidence, nobody was asked");
        }
        if (standing.past()) {
            warnings.add("this decision is about "
                    + Moment.forPeople(assessment.inquiry().at(), asked.zone()) + ", not about now");
        }
        warnings.addAll(assessment.warnings());
        return warnings;
    }
}
