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
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import io.novacron.dwcpctl.ops.exercise.Debrief;
import io.novacron.dwcpctl.ops.exercise.Inject;
import io.novacron.dwcpctl.site.config.Contexts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The debrief of an exercise. */
public final class DebriefView {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String SYMBOLS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final Duration BEFORE = Duration.ofMinutes(10);
    private static final long STEP_MILLIS = 15_000;

    private DebriefView() {}

    /**
     * The document.
     *
     * @param signal the query of the debrief's figure
     */
    public static Document of(Debrief debrief, CookbookQuery signal) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading("EXERCISE debrief: " + debrief.scenario().title()));
        blocks.add(new Block.Paragraph(List.of(
                debrief.isGood()
                        ? new Span("A good run.", Style.GOOD)
                        : new Span("There is something to talk about.", Style.WARN),
                Span.plain(" Scenario " + debrief.scenario().id() + ", seed " + debrief.seed() + ", "
                        + debrief.scenario().alert() + " in "
                        + debrief.scenario().region() + "; "
                        + (debrief.outcome().isEmpty() ? "left before its end" : "ended as " + debrief.outcome())
                        + " after " + length(Duration.between(debrief.scenario().page(), debrief.end())) + "."))));
        blocks.add(times(debrief));
        blocks.add(Block.Paragraph.of(recovery(debrief)));
        if (!debrief.requests().isEmpty()) {
            blocks.add(new Block.Heading("What others asked for"));
            blocks.add(requests(debrief));
        }
        remarks(blocks, debrief, "Wrong turns", debrief.wrongTurns(), "none");
        remarks(blocks, debrief, "Steps left out", debrief.skipped(), "none");
        blocks.add(new Block.Heading("What the figure did"));
        blocks.add(chart(debrief, signal));
        blocks.add(marks(debrief));
        blocks.add(new Block.Heading("What a good run does"));
        blocks.add(Block.Paragraph.of(debrief.scenario().good().says()));
        return new Document(
                "ExerciseDebrief",
                Contexts.EXERCISE,
                true,
                debrief.end(),
                data(debrief),
                blocks,
                csv(debrief),
                List.of());
    }

    private static Block times(Debrief debrief) {
        List<List<Span>> rows = new ArrayList<>();
        for (Debrief.Time time : debrief.times()) {
            rows.add(List.of(
                    Span.plain("to " + time.duty().id()),
                    Span.plain(time.taken() == null ? "never" : length(time.taken())),
                    Span.plain(length(time.target())),
                    status(time.isMet(), time.taken() == null)));
        }
        return new Block.Table(
                List.of(Column.text("time"), Column.number("taken"), Column.number("target"), Column.text("status")),
                rows);
    }

    private static Span status(boolean met, boolean never) {
        return met ? new Span("met", Style.GOOD) : never ? new Span("never", Style.BAD) : new Span("late", Style.WARN);
    }

    private static String recovery(Debrief debrief) {
        Instant recovered = debrief.recovered();
        Instant retreated = debrief.retreated();
        if (retreated != null) {
            return "The traffic was v1's from " + since(debrief, retreated) + " on; the figure is v3's.";
        }
        return recovered == null
                ? "The figure was not well at the end."
                : "The figure was well from " + since(debrief, recovered) + " on.";
    }

    private static Block requests(Debrief debrief) {
        List<List<Span>> rows = new ArrayList<>();
        for (Debrief.Request request : debrief.requests()) {
            Duration within = request.inject().within();
            rows.add(List.of(
                    Span.plain(length(request.inject().at())),
                    Span.plain(request.inject().from() + ": " + request.inject().says()),
                    Span.plain(request.taken() == null ? "never" : length(request.taken())),
                    Span.plain(within == null ? "" : length(within)),
                    status(request.isMet(), request.taken() == null)));
        }
        return new Block.Table(
                List.of(
                        Column.number("at"),
                        Column.flexible("asked"),
                        Column.number("answered"),
                        Column.number("within"),
                        Column.text("status")),
                rows);
    }

    private static void remarks(
            List<Block> blocks, Debrief debrief, String title, List<Debrief.Remark> remarks, String none) {
        blocks.add(new Block.Heading(title));
        if (remarks.isEmpty()) {
            blocks.add(Block.Paragraph.of(none));
        }
        remarks.forEach(
                remark -> blocks.add(Block.Paragraph.of("- " + since(debrief, remark.at()) + "  " + remark.text())));
    }

    private static Block chart(Debrief debrief, CookbookQuery signal) {
        List<Block.Line> lines = new ArrayList<>();
        for (Series series : debrief.signal()) {
            String name = series.labels().withoutMetric().toString();
            lines.add(new Block.Line(name, series, STEP_MILLIS));
        }
        List<Block.Mark> marks = new ArrayList<>();
        for (int i = 0; i < debrief.marks().size(); i++) {
            marks.add(new Block.Mark(debrief.marks().get(i).at(), symbol(i)));
        }
        Unit unit = signal.unit();
        return new Block.Chart(
                signal.title(),
                unit,
                debrief.scenario().page().minus(BEFORE),
                debrief.end(),
                lines,
                debrief.scenario().signal().healthy().bound(),
                marks);
    }

    private static char symbol(int i) {
        return i < SYMBOLS.length() ? SYMBOLS.charAt(i) : '+';
    }

    private static Block marks(Debrief debrief) {
        List<List<Span>> rows = new ArrayList<>();
        for (int i = 0; i < debrief.marks().size(); i++) {
            Debrief.Mark mark = debrief.marks().get(i);
            rows.add(List.of(
                    Span.plain(String.valueOf(symbol(i))),
                    Span.plain(since(debrief, mark.at())),
                    Span.plain(mark.byParticipant() ? "you" : ""),
                    new Span(mark.text(), mark.byParticipant() ? Style.PLAIN : Style.DIM)));
        }
        return new Block.Table(
                List.of(Column.text(""), Column.number("from the page"), Column.text(""), Column.flexible("what")),
                rows);
    }

    private static String since(Debrief debrief, Instant at) {
        return length(Duration.between(debrief.scenario().page(), at));
    }

    /** Minutes and seconds: {@code 04:30}, {@code -04:00}. */
    private static String length(Duration length) {
        long seconds = Math.abs(length.toSeconds());
        return String.format(Locale.ROOT, "%s%02d:%02d", length.toSeconds() < 0 ? "-" : "", seconds / 60, seconds % 60);
    }

    private static ObjectNode data(Debrief debrief) {
        ObjectNode data = JSON.objectNode();
        data.put("exercise", true);
        data.put("scenario", debrief.scenario().id());
        data.put("seed", debrief.seed());
        data.put("alert", debrief.scenario().alert());
        data.put("region", debrief.scenario().region());
        data.put("page", Moment.forMachines(debrief.scenario().page()));
        data.put("end", Moment.forMachines(debrief.end()));
        data.put("outcome", debrief.outcome().isEmpty() ? null : debrief.outcome());
        data.put("good", debrief.isGood());
        ArrayNode times = data.putArray("times");
        for (Debrief.Time time : debrief.times()) {
            ObjectNode one = times.addObject();
            one.put("id", time.duty().id());
            seconds(one, "takenSeconds", time.taken());
            seconds(one, "targetSeconds", time.target());
            one.put("met", time.isMet());
        }
        data.put("recoveredAt", debrief.recovered() == null ? null : Moment.forMachines(debrief.recovered()));
        data.put("v1At", debrief.retreated() == null ? null : Moment.forMachines(debrief.retreated()));
        ArrayNode requests = data.putArray("requests");
        for (Debrief.Request request : debrief.requests()) {
            ObjectNode one = requests.addObject();
            Inject inject = request.inject();
            one.put("from", inject.from());
            one.put("says", inject.says());
            seconds(one, "atSeconds", inject.at());
            seconds(one, "takenSeconds", request.taken());
            seconds(one, "withinSeconds", inject.within());
            one.put("met", request.isMet());
        }
        remarks(data.putArray("wrongTurns"), debrief.wrongTurns());
        remarks(data.putArray("skipped"), debrief.skipped());
        ArrayNode marks = data.putArray("marks");
        for (Debrief.Mark mark : debrief.marks()) {
            ObjectNode one = marks.addObject();
            one.put("at", Moment.forMachines(mark.at()));
            one.put("text", mark.text());
            one.put("byParticipant", mark.byParticipant());
        }
        ArrayNode signal = data.putArray("signal");
        for (Series series : debrief.signal()) {
            ObjectNode one = signal.addObject();
            ObjectNode labels = one.putObject("metric");
            series.labels().forEach(labels::put);
            ArrayNode values = one.putArray("values");
            for (int i = 0; i < series.samples().size(); i++) {
                values.addArray()
                        .add(series.samples().millis(i) / 1000)
                        .add(Numbers.format(series.samples().value(i)));
            }
        }
        return data;
    }

    private static void remarks(ArrayNode array, List<Debrief.Remark> remarks) {
        for (Debrief.Remark remark : remarks) {
            ObjectNode one = array.addObject();
            one.put("at", Moment.forMachines(remark.at()));
            one.put("text", remark.text());
        }
    }

    private static void seconds(ObjectNode node, String name, @Nullable Duration length) {
        if (length == null) {
            node.putNull(name);
        } else {
            node.put(name, length.toSeconds());
        }
    }

    private static List<List<String>> csv(Debrief debrief) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("time", "taken", "target", "met"));
        for (Debrief.Time time : debrief.times()) {
            rows.add(List.of(
                    time.duty().id(),
                    time.taken() == null ? "" : PromDuration.format(time.taken()),
                    PromDuration.format(time.target()),
                    Boolean.toString(time.isMet())));
        }
        return rows;
    }
}
