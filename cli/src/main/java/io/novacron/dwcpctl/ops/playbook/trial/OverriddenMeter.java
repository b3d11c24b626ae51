package io.novacron.dwcpctl.ops.playbook.trial;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Sample;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.metrics.source.Provenance;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.metrics.source.Reading;
import io.novacron.dwcpctl.ops.cookbook.Answer;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import io.novacron.dwcpctl.ops.cookbook.Question;
import io.novacron.dwcpctl.ops.playbook.run.Meter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers some questions as a case says, the others as the fleet does; without one, they have no answer. */
final class OverriddenMeter implements Meter {
    private final @Nullable Meter fleet;
    private final Cookbook cookbook;
    private final List<Case.Given> overrides;
    private final Map<String, Moments> asked = new HashMap<>();

    OverriddenMeter(@Nullable Meter fleet, Cookbook cookbook, List<Case.Given> overrides) {
        this.fleet = fleet;
        this.cookbook = cookbook;
        this.overrides = List.copyOf(overrides);
    }

    /** How many different moments a question was asked at. */
    private static final class Moments {
        private Instant last = Instant.MIN;
        private int count;

        int next(Instant moment) {
            if (!moment.equals(last)) {
                last = moment;
                count++;
            }
            return count - 1;
        }
    }

    @Override
    public List<Answer> at(Instant moment, List<Question> questions) throws InterruptedException {
        List<Question> others = new ArrayList<>();
        for (Question question : questions) {
            if (override(question) == null) {
                others.add(question);
            }
        }
        List<Answer> answered = others.isEmpty() ? List.of() : measured(moment, others);
        List<Answer> all = new ArrayList<>();
        int next = 0;
        for (Question question : questions) {
            Case.Given override = override(question);
            if (override == null) {
                all.add(answered.get(next));
                next++;
            } else {
                all.add(answer(question, override, moment));
            }
        }
        return all;
    }

    @Override
    public List<Answer> over(Range range, List<Question> questions) throws InterruptedException {
        return fleet == null ? nothing(range.end(), questions) : fleet.over(range, questions);
    }

    private List<Answer> measured(Instant moment, List<Question> questions) throws InterruptedException {
        return fleet == null ? nothing(moment, questions) : fleet.at(moment, questions);
    }

    private static List<Answer> nothing(Instant moment, List<Question> questions) {
        return questions.stream()
                .map(question -> answer(question, List.of(), "the case", moment))
                .toList();
    }

    private Case.@Nullable Given override(Question question) {
        for (Case.Given override : overrides) {
            if (override.query().equals(question.query().id())) {
                CookbookQuery query = cookbook.get(override.query());
                if (override.with().isEmpty() || query.resolve(override.with()).equals(question.promql())) {
                    return override;
                }
            }
        }
        return null;
    }

    private Answer answer(Question question, Case.Given override, Instant moment) {
        int visit =
                asked.computeIfAbsent(question.promql(), key -> new Moments()).next(moment);
        double value = override.values().get(Math.min(visit, override.values().size() - 1));
        Value.Point point = new Value.Point(Labels.of(override.with()), new Sample(moment.toEpochMilli(), value));
        return answer(question, List.of(point), override.where(), moment);
    }

    private static Answer answer(Question question, List<Value.Point> points, String source, Instant moment) {
        Provenance provenance =
                new Provenance(question.promql(), source, moment, Duration.ZERO, List.of(), List.of(), Duration.ZERO);
        return new Answer(question, new Reading(new Value.Vector(points), provenance), null);
    }
}
