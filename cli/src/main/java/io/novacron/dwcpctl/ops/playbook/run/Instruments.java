package io.novacron.dwcpctl.ops.playbook.run;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.verdict.Condition;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.metrics.source.Reading;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import io.novacron.dwcpctl.ops.cookbook.Question;
import io.novacron.dwcpctl.ops.cookbook.Target;
import io.novacron.dwcpctl.ops.playbook.Measurement;
import io.novacron.dwcpctl.ops.playbook.Observation;
import io.novacron.dwcpctl.ops.playbook.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures what a step wants to see. What cannot be asked or has no answer is said, never taken for good. */
public final class Instruments {
    private static final Duration HISTORY = Duration.ofMinutes(30);
    private static final Duration HISTORY_STEP = Duration.ofMinutes(1);

    private final Cookbook cookbook;
    private final Meter meter;

    public Instruments(Cookbook cookbook, Meter meter) {
        this.cookbook = cookbook;
        this.meter = meter;
    }

    /** One series' value. */
    private record Point(Labels labels, double value) {}

    /**
     * The numbers of these observations now.
     *
     * @param history whether their course is wanted too
     */
    public List<Live> read(List<Observation> observations, Map<String, String> values, Instant now, boolean history)
            throws InterruptedException {
        List<Target> targets = new ArrayList<>();
        List<@Nullable Question> questions = new ArrayList<>();
        for (Observation observation : observations) {
            CookbookQuery query = cookbook.get(observation.query());
            boolean own = observation.warn() != null || observation.fail() != null;
            targets.add(own ? new Target(null, observation.warn(), observation.fail()) : query.target());
            questions.add(question(query, observation.with(), values));
        }
        List<Question> known = new ArrayList<>();
        questions.forEach(question -> {
            if (question != null) {
                known.add(question);
            }
        });
        List<Answer> answers = known.isEmpty() ? List.of() : meter.at(now, known);
        List<Answer> before = known.isEmpty() || !history
                ? List.of()
                : meter.over(new Range(now.minus(HISTORY), now, HISTORY_STEP), known);
        List<Live> live = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < observations.size(); i++) {
            Question question = questions.get(i);
            if (question == null) {
                CookbookQuery query = cookbook.get(observations.get(i).query());
                live.add(nothing(query, "", "not asked: a placeholder of it is not known yet"));
            } else {
                live.add(live(answers.get(at), targets.get(i), before.isEmpty() ? null : before.get(at)));
                at++;
            }
        }
        return live;
    }

    /** Whether a measurement meets its condition now: for all its series, or for one at least. None is never enough. */
    public boolean holds(Measurement measurement, Map<String, String> values, Instant now, boolean all)
            throws InterruptedException {
        Question question = question(cookbook.get(measurement.query()), measurement.with(), values);
        if (question == null) {
            return false;
        }
        List<Point> points = points(meter.at(now, List.of(question)).get(0));
        return all
                ? !points.isEmpty()
                        && points.stream().allMatch(p -> measurement.is().holds(p.value()))
                : points.stream().anyMatch(p -> measurement.is().holds(p.value()));
    }

    /** A measurement as a number to show, judged by its condition. */
    public Live read(Measurement measurement, Map<String, String> values, Instant now) throws InterruptedException {
        CookbookQuery query = cookbook.get(measurement.query());
        Question question = question(query, measurement.with(), values);
        return question == null
                ? nothing(query, "", "not asked: a placeholder of it is not known yet")
                : live(meter.at(now, List.of(question)).get(0), new Target(measurement.is(), null, null), null);
    }

    /** Null where a placeholder has no value yet. */
    private static @Nullable Question question(
            CookbookQuery query, Map<String, Wording> with, Map<String, String> values) {
        Map<String, String> filled = new HashMap<>();
        for (Map.Entry<String, Wording> parameter : with.entrySet()) {
            if (!values.keySet().containsAll(parameter.getValue().names())) {
                return null;
            }
            filled.put(parameter.getKey(), parameter.getValue().fill(values));
        }
        return new Question(query, query.resolve(filled));
    }

    private static Live nothing(CookbookQuery query, String promql, String why) {
        return new Live(
                query.id(),
                query.title(),
                query.unit(),
                Verdict.NO_DATA,
                Double.NaN,
                "",
                0,
                "",
                why,
                promql,
                "",
                List.of(),
                List.of());
    }

    private static Live live(Answer answer, Target target, @Nullable Answer history) {
        CookbookQuery query = answer.question().query();
        String promql = answer.question().promql();
        CliException failure = answer.failure();
        Reading reading = answer.reading();
        if (reading == null) {
            Live none = nothing(query, promql, failure == null ? "no answer" : failure.getMessage());
            return new Live(
                    none.query(),
                    none.title(),
                    none.unit(),
                    Verdict.ERROR,
                    Double.NaN,
                    "",
                    0,
                    threshold(target),
                    none.failure(),
                    promql,
                    "",
                    List.of(),
                    List.of());
        }
        List<Point> points = points(answer);
        Point worst = null;
        for (Point point : points) {
            if (worst == null || isWorse(target, point.value(), worst.value())) {
                worst = point;
            }
        }
        boolean judged = target.isGiven();
        Verdict verdict = worst == null ? Verdict.NO_DATA : judged ? target.judge(worst.value()) : Verdict.PASS;
        if (!answer.missing().isEmpty() && judged) {
            verdict = verdict.and(Verdict.NO_DATA);
        }
        String failed = worst == null
                ? "no data"
                : answer.missing().isEmpty() ? "" : "nothing from " + String.join(", ", answer.missing());
        return new Live(
                query.id(),
                query.title(),
                query.unit(),
                verdict,
                worst == null ? Double.NaN : worst.value(),
                worst == null ? "" : name(worst.labels()),
                points.size(),
                threshold(target),
                failed,
                promql,
                reading.provenance().source(),
                points.stream()
                        .map(p -> name(p.labels()) + " " + Numbers.format(p.value()))
                        .toList(),
                history == null || worst == null ? List.of() : courseOf(history, worst.labels()));
    }

    private static String name(Labels labels) {
        return String.join(" ", labels.toMap().values());
    }

    private static boolean isWorse(Target target, double value, double than) {
        int order = target.judge(value).compareTo(target.judge(than));
        if (order != 0) {
            return order > 0;
        }
        Condition bad = target.fail() != null ? target.fail() : target.warn();
        boolean lowIsBad = bad != null ? isBelow(bad) : target.wanted() != null && !isBelow(target.wanted());
        return lowIsBad ? value < than : value > than;
    }

    private static boolean isBelow(Condition condition) {
        return condition.operator() == Condition.Operator.LESS || condition.operator() == Condition.Operator.AT_MOST;
    }

    private static String threshold(Target target) {
        Condition bad = target.fail() != null ? target.fail() : target.warn();
        Condition shown = bad != null ? bad : target.wanted();
        return shown == null
                ? ""
                : (bad != null ? "bad " : "good ") + shown.operator().symbol() + " " + Numbers.format(shown.bound());
    }

    private static List<Point> points(Answer answer) {
        Reading reading = answer.reading();
        if (reading == null) {
            return List.of();
        }
        if (reading.value() instanceof Value.Scalar scalar) {
            return List.of(new Point(Labels.EMPTY, scalar.sample().value()));
        }
        if (reading.value() instanceof Value.Vector vector) {
            return vector.points().stream()
                    .filter(p -> !Double.isNaN(p.sample().value()))
                    .map(p -> new Point(p.labels(), p.sample().value()))
                    .toList();
        }
        return List.of();
    }

    private static List<Double> courseOf(Answer history, Labels labels) {
        Reading reading = history.reading();
        if (reading == null || !(reading.value() instanceof Value.Matrix matrix)) {
            return List.of();
        }
        for (Series series : matrix.series()) {
            if (series.labels().equals(labels)) {
                Samples samples = series.samples();
                List<Double> course = new ArrayList<>();
                for (int i = 0; i < samples.size(); i++) {
                    course.add(samples.value(i));
                }
                return course;
            }
        }
        return List.of();
    }
}
