package io.novacron.dwcpctl.ops.cookbook;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.base.work.Crew;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.metrics.source.Reading;
import io.novacron.dwcpctl.metrics.source.SourceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks several questions side by side. One that fails costs its own answer, not the others. */
public final class Asker {
    private final MetricSource source;
    private final Crew crew;
    private final Deadline deadline;

    public Asker(MetricSource source, Crew crew, Deadline deadline) {
        this.source = source;
        this.crew = crew;
        this.deadline = deadline;
    }

    /** The answers at one moment, in the order of the questions. */
    public List<Answer> at(Instant moment, List<Question> questions) throws InterruptedException {
        return ask(questions, moment, question -> source.query(question.promql(), moment));
    }

    /** The answers over a range, in the order of the questions. */
    public List<Answer> over(Range range, List<Question> questions) throws InterruptedException {
        return ask(questions, range.end(), question -> source.queryRange(question.promql(), range));
    }

    private List<Answer> ask(List<Question> questions, Instant moment, Function<Question, Reading> how)
            throws InterruptedException {
        List<Runnable> beside =
                source.foresee(questions.stream().map(Question::promql).toList(), moment);
        List<Callable<Optional<Reading>>> calls = new ArrayList<>();
        beside.forEach(work -> calls.add(() -> {
            work.run();
            return Optional.empty();
        }));
        questions.forEach(question -> calls.add(() -> Optional.of(how.apply(question))));
        List<Crew.Outcome<Optional<Reading>>> outcomes = crew.all(calls, deadline);
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Crew.Outcome<Optional<Reading>> outcome = outcomes.get(beside.size() + i);
            Optional<Reading> reading = outcome.value();
            answers.add(new Answer(
                    questions.get(i), reading == null ? null : reading.orElse(null), failure(outcome.failure())));
        }
        Set<String> regions = new TreeSet<>();
        answers.forEach(answer -> regions.addAll(answer.regions()));
        return answers.stream().map(answer -> answer.among(regions)).toList();
    }

    private @Nullable CliException failure(@Nullable Exception failure) {
        if (failure == null || failure instanceof CliException) {
            return (CliException) failure;
        }
        if (failure instanceof TimeoutException) {
            return new SourceException(
                    SourceException.Kind.TIMEOUT,
                    "no answer within " + PromDuration.format(deadline.limit()),
                    "Give it longer with --timeout, or ask for less.",
                    failure);
        }
        throw failure instanceof RuntimeException bug ? bug : new IllegalStateException(failure);
    }
}
