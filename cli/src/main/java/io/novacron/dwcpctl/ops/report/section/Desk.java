package io.novacron.dwcpctl.ops.report.section;

import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import io.novacron.dwcpctl.ops.cookbook.Enquiry;
import io.novacron.dwcpctl.ops.cookbook.Question;
import io.novacron.dwcpctl.ops.report.figure.Figure;
import io.novacron.dwcpctl.ops.report.figure.Figures;
import io.novacron.dwcpctl.ops.report.page.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the chapters ask. First it only takes note of what they ask, and answers nothing; given the answers, the same
 * questions get them.
 */
public final class Desk {
    private final Cookbook cookbook;
    private final Period period;
    private final Map<Enquiry, Answer> answers;
    private final Figures figures;
    private final boolean answering;

    /** Takes note only. */
    public Desk(Cookbook cookbook, Period period) {
        this(cookbook, period, new LinkedHashMap<>(), new Figures(), false);
    }

    private Desk(Cookbook cookbook, Period period, Map<Enquiry, Answer> answers, Figures figures, boolean answering) {
        this.cookbook = cookbook;
        this.period = period;
        this.answers = answers;
        this.figures = figures;
        this.answering = answering;
    }

    /** Another that answers. */
    public Desk answering(Map<Enquiry, Answer> known) {
        return new Desk(cookbook, period, new LinkedHashMap<>(known), new Figures(), true);
    }

    /** The same desk for questions about another period. */
    Desk of(Period other) {
        return new Desk(cookbook, other, answers, figures, answering);
    }

    /** All that was asked, each once, in the order it first was. */
    public List<Enquiry> asked() {
        return List.copyOf(answers.keySet());
    }

    public Period period() {
        return period;
    }

    public Cookbook cookbook() {
        return cookbook;
    }

    public Figures figures() {
        return figures;
    }

    /** The report's moment. */
    Answer now(String id, String... parameters) {
        return at(period.at(), id, parameters);
    }

    Answer at(Instant moment, String id, String... parameters) {
        return ask(Enquiry.at(moment, question(id, parameters)));
    }

    /** Its values over the period, each over the step before it where the query has a window. */
    Answer course(String id, String... parameters) {
        return over(period.course(period.step()), id, parameters);
    }

    /** The same over the period before. */
    Answer courseBefore(String id, String... parameters) {
        return over(period.courseBefore(period.step()), id, parameters);
    }

    Answer over(Range range, String id, String... parameters) {
        List<String> all = new ArrayList<>(List.of(parameters));
        if (cookbook.get(id).parameters().containsKey("window") && !all.contains("window")) {
            all.add("window");
            all.add(PromDuration.format(window(range.step())));
        }
        return ask(Enquiry.over(range, question(id, all.toArray(String[]::new))));
    }

    /** A rate over less than a minute sees too few scrapes. */
    private static Duration window(Duration step) {
        return step.compareTo(Duration.ofMinutes(1)) < 0 ? Duration.ofMinutes(1) : step;
    }

    private Question question(String id, String... parameters) {
        CookbookQuery query = cookbook.get(id);
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            values.put(parameters[i], parameters[i + 1]);
        }
        return new Question(query, query.resolve(values));
    }

    private Answer ask(Enquiry enquiry) {
        Answer known = answers.get(enquiry);
        if (known != null) {
            return known;
        }
        if (answering) {
            throw new IllegalStateException("asked only once the answers were there: " + enquiry);
        }
        Answer none = new Answer(enquiry.question(), null, null);
        answers.put(enquiry, none);
        return none;
    }

    /** Takes note of every value of an answer. */
    void note(Figure figure, Answer answer) {
        Points.of(answer).forEach(point -> figures.note(figure, point.value(), point.where()));
    }

    /** The series of an answer over a range. */
    static List<Series> series(Answer answer) {
        return answer.reading() != null && answer.reading().value() instanceof Value.Matrix matrix
                ? Points.sorted(matrix.series(), Series::labels)
                : List.of();
    }
}
