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
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.ops.playbook.Answers;
import io.novacron.dwcpctl.ops.playbook.Outcome;
import io.novacron.dwcpctl.ops.playbook.Playbook;
import io.novacron.dwcpctl.ops.playbook.course.Course;
import io.novacron.dwcpctl.ops.playbook.course.Facts;
import io.novacron.dwcpctl.ops.playbook.course.Line;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a run was: its end, its timeline, and a draft of the post-mortem with all that is known filled in. */
public final class TranscriptView {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String OPEN = "To be written.";

    private final Instant now;
    private final ZoneId zone;

    /**
     * A view of runs.
     *
     * @param now the moment of the listing
     * @param zone of the reader
     */
    public TranscriptView(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** A run that has just ended. */
    public Document ended(Course course, Path file) {
        ObjectNode data = head(course, file);
        Outcome outcome = course.outcome();
        String end = outcome == null ? "not ended" : outcome.id();
        Block said = new Block.Paragraph(List.of(
                new Span(end, outcome == Outcome.ESCALATED ? Style.WARN : Style.GOOD),
                Span.plain(" after " + Quantities.span(course.elapsed(course.last())) + ": "
                        + course.playbook().title())));
        Block next = Block.Paragraph.of("Record: " + file);
        Block draft = Block.Paragraph.of("Post-mortem: dwcpctl playbook show --transcript " + file + " -o markdown");
        return document(
                "PlaybookRun",
                course,
                data,
                List.of(said, next, draft),
                List.of(
                        List.of("id", "playbook", "outcome", "transcript"),
                        List.of(
                                course.began().fact(Facts.RUN),
                                course.playbook().id(),
                                end,
                                file.toString())));
    }

    /** All of a run. */
    public Document of(Course course, List<Line> lines, Path file) {
        ObjectNode data = head(course, file);
        ArrayNode events = data.putArray("timeline");
        List<List<Span>> rows = new ArrayList<>();
        List<List<String>> csv = new ArrayList<>();
        csv.add(List.of("time", "step", "kind", "what"));
        for (Line line : lines) {
            String what = what(line);
            ObjectNode event = events.addObject();
            event.put("time", Moment.forMachines(line.at()));
            event.put("step", line.step().isEmpty() ? null : line.step());
            event.put("kind", kind(line));
            event.put("what", what);
            ObjectNode facts = event.putObject("facts");
            line.facts().forEach(facts::put);
            csv.add(List.of(Moment.forMachines(line.at()), line.step(), kind(line), what));
            if (line.kind() != Line.Kind.BOUND && !what.isEmpty()) {
                rows.add(List.of(
                        Span.plain(Moment.forPeople(line.at(), zone)),
                        Span.plain(line.step()),
                        new Span(what, style(line))));
            }
        }
        List<Block> blocks = new ArrayList<>(summary(course, lines));
        blocks.add(new Block.Heading("Timeline"));
        blocks.add(new Block.Table(List.of(Column.text("time"), Column.text("step"), Column.flexible("what")), rows));
        section(blocks, "Impact", impact(lines));
        section(blocks, "What was changed", commands(lines));
        section(blocks, "What was skipped", skipped(lines));
        section(blocks, "Notes and evidence", notes(lines));
        for (String heading :
                List.of("Root cause", "What went well", "What went wrong", "Actions, with owner and date")) {
            section(blocks, heading, List.of(OPEN));
        }
        return document("PlaybookTranscript", course, data, blocks, csv);
    }

    private Document document(String kind, Course course, ObjectNode data, List<Block> blocks, List<List<String>> csv) {
        boolean exercise = is(course, Facts.EXERCISE);
        List<Block> all = new ArrayList<>();
        if (exercise) {
            all.add(new Block.Paragraph(List.of(new Span("EXERCISE: nothing of this was real", Style.STRONG))));
        }
        all.addAll(blocks);
        return new Document(
                kind,
                course.began().fact(Facts.CONTEXT),
                is(course, Facts.SIMULATED),
                course.outcome() == null ? now : course.last(),
                data,
                all,
                csv,
                List.of());
    }

    private static ObjectNode head(Course course, Path file) {
        ObjectNode data = JSON.objectNode();
        data.put("id", course.began().fact(Facts.RUN));
        data.put("playbook", course.playbook().id());
        Outcome outcome = course.outcome();
        data.put("outcome", outcome == null ? null : outcome.id());
        data.put("step", course.step().id());
        data.put("began", Moment.forMachines(course.began().at()));
        data.put("elapsedSeconds", course.elapsed(course.last()).toSeconds());
        Instant acknowledged = course.acknowledged();
        data.put("acknowledged", acknowledged == null ? null : Moment.forMachines(acknowledged));
        data.put("exercise", is(course, Facts.EXERCISE));
        data.put("operator", course.began().fact(Facts.OPERATOR));
        data.put("transcript", file.toString());
        return data;
    }

    private static boolean is(Course course, String fact) {
        return course.began().fact(fact).equals("true");
    }

    private List<Block> summary(Course course, List<Line> lines) {
        Playbook playbook = course.playbook();
        Outcome outcome = course.outcome();
        Line began = course.began();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading("Post-mortem (draft): " + playbook.title()));
        Instant acknowledged = course.acknowledged();
        Duration elapsed = course.elapsed(course.last());
        List<String> facts = new ArrayList<>();
        facts.add("Began " + Moment.forPeople(began.at(), zone) + " in " + began.fact(Facts.CONTEXT) + ", by "
                + began.fact(Facts.OPERATOR));
        if (!began.fact(Facts.SINCE).isEmpty()) {
            facts.add("Alert " + began.fact(Facts.ALERT) + " since "
                    + Moment.forPeople(Instant.parse(began.fact(Facts.SINCE)), zone));
        }
        facts.add(
                outcome == null
                        ? "Not ended: it stands at " + course.step().id()
                        : "Ended " + Moment.forPeople(course.last(), zone) + ": " + outcome.id());
        facts.add("Lasted " + Quantities.span(elapsed) + " of a budget of " + Quantities.span(playbook.budget()));
        facts.add(
                acknowledged == null
                        ? "Never acknowledged"
                        : "Acknowledged after " + Quantities.span(Duration.between(began.at(), acknowledged)));
        long resumed = lines.stream().filter(l -> l.kind() == Line.Kind.RESUMED).count();
        if (resumed > 0) {
            facts.add("Taken up again " + resumed + (resumed == 1 ? " time" : " times"));
        }
        facts.forEach(fact -> blocks.add(Block.Paragraph.of("- " + fact)));
        return blocks;
    }

    private static void section(List<Block> blocks, String heading, List<String> lines) {
        blocks.add(new Block.Heading(heading));
        (lines.isEmpty() ? List.of("Nothing.") : lines).forEach(line -> blocks.add(Block.Paragraph.of(line)));
    }

    /** The first and the worst of what was bad, by query. */
    private static List<String> impact(List<Line> lines) {
        Map<String, String> worst = new LinkedHashMap<>();
        for (Line line : lines) {
            if (line.kind() == Line.Kind.MEASURED && line.fact(Facts.VERDICT).equals("FAIL")) {
                worst.putIfAbsent(line.fact(Facts.QUERY), "- " + measured(line));
            }
        }
        return List.copyOf(worst.values());
    }

    private static List<String> commands(List<Line> lines) {
        List<String> commands = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.kind() == Line.Kind.INTENDED) {
                String came = "its outcome is not known";
                for (Line later : lines.subList(i + 1, lines.size())) {
                    if (later.kind() == Line.Kind.RESULT || later.kind() == Line.Kind.FOUND) {
                        came = later.fact(Facts.SAYS);
                        break;
                    }
                }
                commands.add("- " + line.fact(Facts.COMMAND) + ": " + came);
            }
        }
        return commands;
    }

    private static List<String> skipped(List<Line> lines) {
        return lines.stream()
                .filter(l ->
                        l.kind() == Line.Kind.ANSWERED && l.fact(Facts.ANSWER).equals(Answers.SKIP))
                .map(l -> "- " + l.step() + ": " + l.fact(Facts.REASON))
                .toList();
    }

    private static List<String> notes(List<Line> lines) {
        return lines.stream()
                .filter(l -> (l.kind() == Line.Kind.NOTED || l.kind() == Line.Kind.EVIDENCE)
                        && !(l.fact(Facts.TEXT) + l.fact(Facts.QUERY)).isEmpty())
                .map(l -> "- " + l.step() + ": " + l.fact(Facts.TEXT) + l.fact(Facts.QUERY)
                        + (l.fact(Facts.OUTPUT).isEmpty()
                                ? ""
                                : " " + l.fact(Facts.OUTPUT).replace('\n', ';')))
                .toList();
    }

    private static String measured(Line line) {
        String value = line.fact(Facts.VALUE);
        Unit unit = unit(line.fact(Facts.UNIT));
        String series = line.fact(Facts.SERIES);
        return line.fact(Facts.QUERY) + (series.isEmpty() ? "" : " " + series) + ": "
                + Quantities.format(number(value), unit) + " " + line.fact(Facts.VERDICT)
                + (line.fact(Facts.SAYS).isEmpty() ? "" : " (" + line.fact(Facts.SAYS) + ")");
    }

    private static Unit unit(String name) {
        for (Unit unit : Unit.values()) {
            if (unit.name().equals(name)) {
                return unit;
            }
        }
        return Unit.NONE;
    }

    private static double number(String text) {
        try {
            return Numbers.parse(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static String kind(Line line) {
        return line.kind().name().toLowerCase(Locale.ROOT);
    }

    private static String what(Line line) {
        return switch (line.kind()) {
            case BEGAN -> "began " + line.fact(Facts.PLAYBOOK);
            case BOUND -> line.fact(Facts.NAME) + " is " + line.fact(Facts.VALUE) + ", from " + line.fact(Facts.FROM);
            case MEASURED -> measured(line);
            case ANSWERED -> {
                String reason = line.fact(Facts.REASON);
                String proposed = line.fact(Facts.PROPOSED);
                yield "answered " + line.fact(Facts.ANSWER) + (reason.isEmpty() ? "" : ": " + reason)
                        + (proposed.isEmpty() || proposed.equals(line.fact(Facts.ANSWER))
                                ? ""
                                : "; the numbers proposed " + proposed);
            }
            case INTENDED -> "about to run: " + line.fact(Facts.COMMAND);
            case RESULT ->
                (line.fact(Facts.COMMAND).isEmpty() ? "" : "ran " + line.fact(Facts.COMMAND) + ": ")
                        + line.fact(Facts.SAYS);
            case FOUND, REMARKED -> line.fact(Facts.SAYS);
            case NOTED -> "note: " + line.fact(Facts.TEXT);
            case EVIDENCE -> "evidence: " + line.fact(Facts.TEXT) + line.fact(Facts.QUERY);
            case ACKNOWLEDGED -> "acknowledged by " + line.fact(Facts.OPERATOR);
            case PAUSED -> "paused";
            case UNPAUSED -> "pause over";
            case RESUMED -> "taken up again by " + line.fact(Facts.OPERATOR);
            case ENDED -> "ended: " + line.fact(Facts.OUTCOME);
        };
    }

    private static Style style(Line line) {
        if (line.kind() == Line.Kind.MEASURED) {
            return line.fact(Facts.VERDICT).equals("FAIL") ? Style.BAD : Style.DIM;
        }
        boolean failed = line.fact(Facts.STATUS).equals(Line.Status.FAILED.name());
        return failed ? Style.BAD : Style.PLAIN;
    }
}
