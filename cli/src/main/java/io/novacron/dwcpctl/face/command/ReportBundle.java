package io.novacron.dwcpctl.face.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.base.work.Crew;
import io.novacron.dwcpctl.face.output.Appearance;
import io.novacron.dwcpctl.face.output.DocumentWriter;
import io.novacron.dwcpctl.face.output.Format;
import io.novacron.dwcpctl.face.view.Asked;
import io.novacron.dwcpctl.face.view.ReportView;
import io.novacron.dwcpctl.metrics.source.Call;
import io.novacron.dwcpctl.metrics.source.Outcome;
import io.novacron.dwcpctl.metrics.source.ReplayingSource;
import io.novacron.dwcpctl.ops.bundle.Bundle;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.evidence.RecordingText;
import io.novacron.dwcpctl.ops.evidence.SealedRecord;
import io.novacron.dwcpctl.ops.report.Inquest;
import io.novacron.dwcpctl.ops.report.Reporter;
import io.novacron.dwcpctl.ops.report.advice.RuleBook;
import io.novacron.dwcpctl.ops.report.page.Period;
import io.novacron.dwcpctl.ops.report.page.Report;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A report with all that it rests on: every reply, the user's own data files, the context's addresses. The report within is
 * made of the redacted replies themselves, so that the same can be made of them again.
 */
final class ReportBundle {
    private static final String REPLIES = BundleParts.REPLIES;
    private static final List<String> DIRECTORIES = List.of("queries/cookbook/", "queries/");
    private static final int CALLS_AT_ONCE = 4;
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(10);

    private ReportBundle() {}

    /** A report made again. */
    record Replayed(Report report, String text, boolean agrees) {}

    static Bundle of(Session session, Reporting.Made made, List<String> sections, Format format)
            throws InterruptedException {
        Period period = made.report().period();
        BundleParts parts = new BundleParts(session)
                .replies(made.recorded().outcomes())
                .configuration()
                .overlays(DIRECTORIES)
                .records(session.site().context(), period.at().minus(period.since()), period.at());
        JsonNode about = parts.redaction().tree(about(session, period, sections, format));
        parts.files().put(name(about), replay(about, parts.files()).text());
        return parts.bundle(about);
    }

    /** The text of the report in a bundle. */
    static String report(Bundle bundle) {
        return bundle.files().getOrDefault(name(bundle.about()), "");
    }

    private static ObjectNode about(Session session, Period period, List<String> sections, Format format) {
        ObjectNode about = BundleParts.about(
                session, "Report", session.site().context(), session.site().simulated(), period.at());
        about.put("since", PromDuration.format(period.since()));
        about.put("baseline", PromDuration.format(period.baseline()));
        ArrayNode only = about.putArray("sections");
        sections.forEach(only::add);
        about.put("format", format.name().toLowerCase(Locale.ROOT));
        about.put("zone", session.environment().zone().getId());
        about.put("timeout", PromDuration.format(session.options().timeout()));
        return about;
    }

    private static String name(JsonNode about) {
        return "report."
                + extension(Format.valueOf(about.path("format").asText().toUpperCase(Locale.ROOT)));
    }

    /** What files of a format end in. */
    static String extension(Format format) {
        return switch (format) {
            case TABLE -> "txt";
            case MARKDOWN -> "md";
            case JSON, YAML, CSV, HTML -> format.name().toLowerCase(Locale.ROOT);
        };
    }

    /**
     * The report of a bundle, made again without any server.
     *
     * @throws CliException with code 65 if the bundle holds no report
     */
    static Replayed replay(String file, Bundle bundle) throws InterruptedException {
        try {
            Replayed made = replay(bundle.about(), bundle.files());
            return new Replayed(
                    made.report(),
                    made.text(),
                    made.text().equals(bundle.files().get(name(bundle.about()))));
        } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException e) {
            throw new CliException(
                    ExitCode.BAD_INPUT,
                    file + ": not a report's bundle as this dwcpctl writes it: " + e.getMessage(),
                    "Use the dwcpctl that wrote it.",
                    e);
        }
    }

    private static Replayed replay(JsonNode about, Map<String, String> files) throws InterruptedException {
        if (!about.path("kind").asText().equals("Report") || !files.containsKey(REPLIES)) {
            throw new IllegalArgumentException("there is no report in it");
        }
        Library library = BundleParts.library(files);
        Map<Call, Outcome> outcomes = RecordingText.read(
                SealedRecord.open(REPLIES, files.getOrDefault(REPLIES, "")).path("replies"));
        Duration since = PromDuration.parse("since", about.path("since").asText());
        Period period = new Period(
                Instant.parse(about.path("at").asText()),
                since,
                PromDuration.parse("baseline", about.path("baseline").asText()));
        List<String> sections = new ArrayList<>();
        about.path("sections").forEach(section -> sections.add(section.asText()));
        ZoneId zone = ZoneId.of(about.path("zone").asText());
        try (Crew crew = new Crew(CALLS_AT_ONCE)) {
            Inquest inquest = new Inquest(
                    new ReplayingSource(outcomes, about.path("timeout").asText()), crew, Deadline.after(LONG_ENOUGH));
            Report report = new Reporter(new Cookbook(library), RuleBook.of(library), inquest).of(period, sections);
            Asked asked = new Asked(
                    about.path("context").asText(), about.path("simulated").asBoolean(), period.at(), since, zone);
            StringBuilder text = new StringBuilder();
            Format format = Format.valueOf(about.path("format").asText().toUpperCase(Locale.ROOT));
            new DocumentWriter()
                    .write(
                            new ReportView(asked).of(report),
                            format,
                            new Appearance(Appearance.UNLIMITED, false, true, zone),
                            text);
            return new Replayed(report, text.toString(), true);
        } catch (IOException e) {
            throw new IllegalStateException(e); // nothing but memory is written
        }
    }
}
