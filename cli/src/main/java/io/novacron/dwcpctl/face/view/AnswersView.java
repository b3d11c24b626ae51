package io.novacron.dwcpctl.face.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.face.output.Block;
import io.novacron.dwcpctl.face.output.Block.Span;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.face.output.Quantities;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.metrics.source.Reading;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers to questions of the cookbook: as a table of values with targets and verdicts, or drawn. */
public final class AnswersView {
    /** Older data is said to be old: a missed scrape or two, not more. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    private final Asked asked;

    public AnswersView(Asked asked) {
        this.asked = asked;
    }

    /** Headlines of a command: a row a query, a column a region where nothing else tells the series apart. */
    public Document headlines(String kind, String title, List<Answer> answers) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(above(title, answers));
        blocks.addAll(new AnswerTable(answers).blocks());
        blocks.addAll(causes(answers));
        return document(kind, answers, blocks);
    }

    /** Answers one after another, each under its title. */
    public Document each(String kind, List<Answer> answers) {
        List<Block> blocks = new ArrayList<>();
        for (Answer answer : answers) {
            blocks.add(above(answer.question().query().title(), List.of(answer)));
            blocks.addAll(new AnswerTable(List.of(answer)).blocks());
            blocks.addAll(causes(List.of(answer)));
        }
        return document(kind, answers, blocks);
    }

    /** Answers over a range, drawn one below the other. */
    public Document charts(String kind, List<Answer> answers, Duration step) {
        List<Block> blocks = new ArrayList<>();
        for (Answer answer : answers) {
            CookbookQuery query = answer.question().query();
            blocks.add(above(query.title(), List.of(answer)));
            Reading reading = answer.reading();
            if (reading == null) {
                blocks.addAll(new AnswerTable(List.of(answer)).blocks());
            } else {
                blocks.add(chart(query, reading.value(), step));
            }
            blocks.addAll(causes(List.of(answer)));
        }
        return document(kind, answers, blocks);
    }

    /** Why there is no data, or only old data: a sentence each, each once. */
    private static List<Block> causes(List<Answer> answers) {
        Set<Block> sentences = new LinkedHashSet<>();
        for (Answer answer : answers) {
            boolean old = answer.hasNumbers() && answer.missing().isEmpty();
            answer.why()
                    .forEach(why -> sentences.add(new Block.Paragraph(List.of(
                            new Span(old ? "Old data: " : "No data: ", Style.UNKNOWN),
                            Span.plain(why.reason() + ".")))));
        }
        return List.copyOf(sentences);
    }

    private Block.Chart chart(CookbookQuery query, Value value, Duration step) {
        List<Series> series = value instanceof Value.Matrix matrix ? matrix.series() : List.of();
        List<Block.Line> lines = series.stream()
                .map(s -> new Block.Line(lineName(s), s, step.toMillis()))
                .toList();
        Instant start = asked.at().minus(Objects.requireNonNullElse(asked.range(), Duration.ZERO));
        return new Block.Chart(
                query.brief(), query.unit(), start, asked.at(), lines, TargetText.threshold(query.target()));
    }

    private static String lineName(Series series) {
        List<String> values = List.copyOf(series.labels().toMap().values());
        return values.isEmpty() ? "value" : String.join(" ", values);
    }

    private Block above(String title, List<Answer> answers) {
        String when = asked.range() == null
                ? Moment.forPeople(asked.at(), asked.zone())
                : PromDuration.format(asked.range()) + " to " + Moment.forPeople(asked.at(), asked.zone());
        Set<String> sources = new LinkedHashSet<>();
        answers.stream()
                .map(Answer::reading)
                .filter(Objects::nonNull)
                .forEach(reading -> sources.add(reading.provenance().source()));
        String from = sources.isEmpty() ? "" : ", from " + String.join(", ", sources);
        Duration age = oldest(answers);
        String old = age == null ? "" : ", oldest sample " + Quantities.span(age) + " old";
        return new Block.Paragraph(
                List.of(new Span(title, Style.STRONG), new Span("  " + when + from + old, Style.DIM)));
    }

    private static @Nullable Duration oldest(List<Answer> answers) {
        Duration oldest = null;
        for (Answer answer : answers) {
            Reading reading = answer.reading();
            Duration age = reading == null ? null : reading.provenance().age();
            if (age != null && (oldest == null || age.compareTo(oldest) > 0)) {
                oldest = age;
            }
        }
        return oldest;
    }

    private Document document(String kind, List<Answer> answers, List<Block> blocks) {
        ArrayNode data = JsonNodeFactory.instance.arrayNode();
        answers.forEach(answer -> data.add(AnswerJson.of(answer)));
        return new Document(
                kind,
                asked.context(),
                asked.simulated(),
                asked.at(),
                data,
                blocks,
                AnswerRows.of(answers),
                warnings(answers));
    }

    private static List<String> warnings(List<Answer> answers) {
        Set<String> warnings = new LinkedHashSet<>();
        for (Answer answer : answers) {
            String id = answer.question().query().id();
            CliException failure = answer.failure();
            if (failure != null) {
                warnings.add(id + ": " + failure.getMessage());
            } else {
                addWarnings(id, answer.reading(), warnings);
                if (!answer.hasNumbers()) {
                    warnings.add(id + ": no data");
                }
            }
        }
        return List.copyOf(warnings);
    }

    private static void addWarnings(String id, @Nullable Reading reading, Set<String> warnings) {
        if (reading != null) {
            Duration age = reading.provenance().age();
            if (age != null && age.compareTo(FRESH) > 0) {
                warnings.add(id + ": the oldest sample behind it is " + Quantities.span(age) + " old");
            }
            reading.provenance()
                    .warnings()
                    .forEach(warning -> warnings.add(reading.provenance().source() + " warns: " + warning));
        }
    }
}
