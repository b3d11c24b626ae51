package io.novacron.dwcpctl.ops.rollback.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.ops.rollback.Header;
import io.novacron.dwcpctl.ops.rollback.JournalLine;
import io.novacron.dwcpctl.ops.rollback.RollbackRecord;
import io.novacron.dwcpctl.ops.rollback.StepRecord;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline.Figure;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline.Figures;
import io.novacron.dwcpctl.ops.rollback.news.RollbackNews;
import io.novacron.dwcpctl.ops.rollback.verify.Evidence;
import io.novacron.dwcpctl.ops.rollback.verify.FigureText;
import io.novacron.dwcpctl.ops.rollback.verify.MeasuredProof;
import io.novacron.dwcpctl.ops.rollback.verify.Occasion;
import io.novacron.dwcpctl.ops.rollback.verify.ProofJson;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rollback as people read it afterwards: what it was, when what happened, what was seen, who was told, and what is left to
 * do by hand. A pure function of the journal; times are UTC.
 */
public final class RecordText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final RollbackRecord rollback;
    private final Header header;
    private final MarkdownText text = new MarkdownText();

    private RecordText(RollbackRecord rollback) {
        this.rollback = rollback;
        this.header = rollback.header();
    }

    /** The text of the file. */
    public static String of(RollbackRecord rollback) {
        return new RecordText(rollback).write();
    }

    private String write() {
        text.heading(1, "Rollback to v1: " + header.id());
        if (header.simulated()) {
            text.raw("> **SIMULATED**: a fleet that is not real. Nothing of this happened anywhere.");
        }
        summary();
        timeline();
        commands();
        before();
        evidence();
        warnings();
        told();
        new Remains(rollback, occasion()).write(text);
        return text.toString();
    }

    private Occasion occasion() {
        return MeasuredProof.occasion(rollback);
    }

    private void summary() {
        List<List<String>> rows = new ArrayList<>();
        JournalLine.Ended ended = rollback.ended();
        rows.add(List.of("Outcome", ended == null ? "not ended: it runs, or was cut off" : ended.says()));
        rows.add(List.of("Context", header.context()));
        rows.add(List.of("Namespace", header.names().namespace()));
        rows.add(List.of("Mode", header.mode().id()));
        rows.add(List.of("Region", header.region() == null ? "all" : header.region()));
        rows.add(List.of("Approved by", header.approver()));
        rows.add(List.of("Reason", header.reason().isEmpty() ? "not given" : header.reason()));
        rows.add(List.of("Started", utc(header.startedAt()) + " UTC"));
        if (ended != null) {
            rows.add(List.of("Ended", utc(ended.at()) + " UTC, after " + since(ended.at())));
        }
        Instant traffic = rollback.trafficOnV1At();
        rows.add(List.of("Traffic on v1", traffic == null ? "never seen" : "after " + since(traffic)));
        text.table(List.of("What", "How"), rows);
    }

    private void timeline() {
        text.heading(2, "Timeline");
        List<List<String>> rows = new ArrayList<>();
        for (JournalLine line : rollback.lines()) {
            rows.add(List.of(utc(line.at()), "+" + since(line.at()), what(line)));
        }
        text.table(List.of("UTC", "Since the start", "What"), rows);
    }

    private static String what(JournalLine line) {
        if (line instanceof JournalLine.Begun begun) {
            return "began, " + begun.header().mode().id() + ", approved by "
                    + begun.header().approver();
        }
        if (line instanceof JournalLine.Resumed resumed) {
            return "taken up again by " + resumed.approver();
        }
        if (line instanceof JournalLine.Intended intended) {
            return intended.step().id() + ": "
                    + (intended.change().isEmpty() ? "about to look" : "about to change " + intended.change());
        }
        if (line instanceof JournalLine.Finished finished) {
            return finished.step().id() + ": " + finished.outcome().id() + ", " + finished.says();
        }
        if (line instanceof JournalLine.Remarked remarked) {
            return remarked.step().id() + ": " + remarked.says();
        }
        if (line instanceof JournalLine.VerifiedBy verified) {
            return "looked at: " + word(verified.verified().verdict()) + ", "
                    + verified.verified().says();
        }
        if (line instanceof JournalLine.Ended ended) {
            return "ended: " + ended.ending().id();
        }
        JournalLine.Noted noted = (JournalLine.Noted) line;
        String said = noted.data().path("text").asText("");
        return said.isEmpty() ? noted.kind() : noted.kind() + ": " + said;
    }

    private void commands() {
        List<String> commands = rollback.steps().stream()
                .map(StepRecord::command)
                .filter(command -> !command.isEmpty())
                .toList();
        if (!commands.isEmpty()) {
            text.heading(2, "What was changed, as kubectl commands");
            text.commands(commands);
        }
    }

    private void before() {
        text.heading(2, "Before the rollback");
        Baseline baseline = occasion().before();
        if (baseline == null) {
            text.paragraph("Nobody measured how v1 and v3 were before it.");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows(rows, "v1", baseline.v1());
        rows(rows, "v3", baseline.v3());
        text.table(List.of("Version", "Region", "P99, datacenter", "Failed", "Remark"), rows);
    }

    private static void rows(List<List<String>> rows, String version, Map<String, Figures> regions) {
        regions.forEach((region, figures) -> rows.add(List.of(
                version,
                region,
                number(figures.p99(), Unit.SECONDS),
                number(figures.failedShare(), Unit.RATIO),
                remark(figures))));
    }

    private static String number(Figure figure, Unit unit) {
        Double value = figure.value();
        return value == null ? "not known" : FigureText.of(value, unit);
    }

    private static String remark(Figures figures) {
        String first = figures.p99().reason();
        String second = figures.failedShare().reason();
        return first.equals(second) || second.isEmpty() ? first : first.isEmpty() ? second : first + "; " + second;
    }

    private void evidence() {
        text.heading(2, "Evidence that v1 serves");
        JournalLine.VerifiedBy verified = rollback.verified();
        if (verified == null) {
            text.paragraph("Nobody has looked yet: dwcpctl rollback verify " + header.id());
            return;
        }
        text.paragraph(word(verified.verified().verdict()) + " at " + utc(verified.at()) + " UTC: "
                + verified.verified().says());
        List<Evidence> evidence = ProofJson.evidence(verified.verified().evidence());
        if (!evidence.isEmpty()) {
            text.table(
                    List.of("Verdict", "What", "Region", "Measured", "Wanted", "Age", "Remark"),
                    evidence.stream().map(RecordText::row).toList());
        }
    }

    private static List<String> row(Evidence one) {
        Double value = one.value();
        Duration age = one.age();
        return List.of(
                word(one.verdict()),
                one.title(),
                one.region(),
                value == null ? "" : FigureText.of(value, one.unit()),
                one.wanted(),
                age == null ? "" : PromDuration.format(age.truncatedTo(ChronoUnit.SECONDS)),
                one.reason());
    }

    private void warnings() {
        if (!header.preflight().isEmpty()) {
            text.heading(2, "Warnings before it began");
            text.list("-", header.preflight());
        }
    }

    private void told() {
        List<String> told = new ArrayList<>();
        for (JournalLine line : rollback.lines()) {
            if (line instanceof JournalLine.Noted noted && noted.kind().equals(RollbackNews.NOTIFIED)) {
                for (JsonNode delivery : noted.data().path("deliveries")) {
                    told.add(utc(noted.at()) + " UTC " + delivery.path("text").asText());
                }
            }
        }
        text.heading(2, "Who was told");
        if (told.isEmpty()) {
            text.paragraph("Nobody: the context names no notifiers, or it did not get that far.");
        } else {
            text.list("-", told);
        }
    }

    private String since(Instant moment) {
        Duration since = Duration.between(header.startedAt(), moment);
        return PromDuration.format(since.isNegative() ? Duration.ZERO : since.truncatedTo(ChronoUnit.SECONDS));
    }

    static String word(@Nullable Verdict verdict) {
        return verdict == null ? "" : verdict == Verdict.NO_DATA ? "NO DATA" : verdict.name();
    }

    static String utc(Instant moment) {
        return TIME.format(moment.atOffset(ZoneOffset.UTC));
    }
}
