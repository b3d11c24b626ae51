package io.novacron.dwcpctl.ops.gate;

import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.metrics.promql.tree.Leaf;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.ops.evidence.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The questions that a gate's criteria lead to: a pure function, so that the answers can be found again by them. Not for
 * several threads at once.
 */
final class Questionnaire {
    /** As far as an instant selector looks back, in Prometheus where nothing else is configured. */
    private static final Duration LOOKBACK = Duration.ofMinutes(5);

    private static final Duration REGIONS_SEEN = Duration.ofHours(24);

    private final Gate gate;
    private final Inquiry inquiry;
    private @Nullable AgeSheet sheet;

    Questionnaire(Gate gate, Inquiry inquiry) {
        this.gate = gate;
        this.inquiry = inquiry;
    }

    /** All that can be asked at once. */
    List<Question> first() {
        Set<Question> questions = new LinkedHashSet<>();
        for (Criterion criterion : gate.criteria()) {
            questions.addAll(values(criterion));
            if (criterion.count() != null) {
                questions.add(count(criterion.count(), gate.window()));
            }
            ages(criterion).forEach(age -> questions.add(age.question()));
        }
        if (inquiry.isLive()) {
            questions.add(clock());
        }
        if (inquiry.expected().isEmpty() && inquiry.region() == null) {
            questions.add(regions());
        }
        return List.copyOf(questions);
    }

    /** What is asked where a criterion's window saw too little. */
    List<Question> widened(Criterion criterion, Expression count) {
        return List.of(value(criterion, gate.widened()), count(count, gate.widened()));
    }

    /** What the criterion's values, or its comparison, are made of. */
    List<Question> values(Criterion criterion) {
        Compared compared = criterion.compared();
        return compared == null
                ? List.of(value(criterion, gate.window()))
                : compared.span(inquiry).questions(compared.metric());
    }

    Question value(Criterion criterion, Duration window) {
        return ask(resolve(criterion.expression(), window), 0);
    }

    Question count(Expression count, Duration window) {
        return ask(resolve(count, window), 0);
    }

    String resolve(Expression expression, Duration window) {
        return expression.resolve(PromDuration.format(window), inquiry.region());
    }

    /** The age is that of {@code timestamp(selector)} for every selector; a rate answers for minutes after its target died. */
    List<AgeSheet.Age> ages(Criterion criterion) {
        AgeSheet known = sheet;
        if (known == null) {
            LinkedHashSet<AgeSheet.Aged> all = new LinkedHashSet<>();
            gate.criteria().forEach(each -> all.addAll(aged(each)));
            known = new AgeSheet(all, this::ask);
            sheet = known;
        }
        return aged(criterion).stream().map(known::of).toList();
    }

    private Set<AgeSheet.Aged> aged(Criterion criterion) {
        long at = inquiry.at().toEpochMilli();
        Set<AgeSheet.Aged> aged = new LinkedHashSet<>();
        for (Leaf leaf : leaves(criterion)) {
            aged.add(new AgeSheet.Aged(selector(leaf), at - leaf.shift().apply(at, at, at)));
        }
        return aged;
    }

    private List<Leaf> leaves(Criterion criterion) {
        Compared compared = criterion.compared();
        if (compared == null) {
            Expression fresh = criterion.fresh() != null ? criterion.fresh() : criterion.expression();
            return Expression.leaves(resolve(fresh, gate.window()));
        }
        return compared.promql(inquiry).stream()
                .flatMap(promql -> Expression.leaves(promql).stream())
                .toList();
    }

    private static String selector(Leaf leaf) {
        Optional<String> metric = leaf.metric();
        Set<Matcher> matchers = new LinkedHashSet<>(leaf.selector().matchers());
        String rest = matchers.stream()
                .filter(m -> metric.isEmpty() || !m.name().equals(Labels.NAME))
                .map(Matcher::toString)
                .collect(Collectors.joining(", ", "{", "}"));
        return metric.map(name -> isPlain(name) ? name + rest : null)
                .orElseGet(() -> matchers.stream().map(Matcher::toString).collect(Collectors.joining(", ", "{", "}")));
    }

    private static boolean isPlain(String name) {
        return !name.isEmpty()
                && !Character.isDigit(name.charAt(0))
                && name.chars().allMatch(c -> c == '_' || c == ':' || (c < 128 && Character.isLetterOrDigit(c)));
    }

    /** A server whose clock is ahead calls samples of the past new: it has some that are later than now. */
    Question clock() {
        return Question.at("max(timestamp(up))", inquiry.at().plus(LOOKBACK));
    }

    Question regions() {
        return Question.regions(gate.seen(), inquiry.at().minus(REGIONS_SEEN), inquiry.at());
    }

    private Question ask(String promql, long earlierMillis) {
        Instant end = inquiry.at().minusMillis(earlierMillis);
        long steps = inquiry.steps();
        if (steps == 0) {
            return Question.at(promql, end);
        }
        Instant start = end.minus(Inquiry.STEP.multipliedBy(steps));
        return Question.over(promql, new Range(start, end, Inquiry.STEP));
    }
}
