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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
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
        return all(
                questions.stream().map(question -> Enquiry.at(moment, question)).toList());
    }

    /** The answers over a range, in the order of the questions. */
    public List<Answer> over(Range range, List<Question> questions) throws InterruptedException {
        return all(questions.stream()
                .map(question -> Enquiry.over(range, question))
                .toList());
    }

    /** The answers to all of them, each about its own moment or range, in their order. */
    public List<Answer> all(List<Enquiry> enquiries) throws InterruptedException {
        List<Callable<Optional<Reading>>> calls = new ArrayList<>();
        List<Runnable> beside = foreseen(enquiries);
        beside.forEach(work -> calls.add(() -> {
            work.run();
            return Optional.empty();
        }));
        enquiries.forEach(enquiry -> calls.add(() -> Optional.of(enquiry.ask(source))));
        List<Crew.Outcome<Optional<Reading>>> outcomes = crew.all(calls, deadline);
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < enquiries.size(); i++) {
            Crew.Outcome<Optional<Reading>> outcome = outcomes.get(beside.size() + i);
            Optional<Reading> reading = outcome.value();
            answers.add(new Answer(
                    enquiries.get(i).question(),
                    reading == null ? null : reading.orElse(null),
                    failure(outcome.failure())));
        }
        Set<String> regions = new TreeSet<>();
        answers.forEach(answer -> regions.addAll(answer.regions()));
        return answers.stream().map(answer -> answer.among(regions)).toList();
    }

    /** What the source can do beside, for each moment asked about. */
    private List<Runnable> foreseen(List<Enquiry> enquiries) {
        Map<Instant, List<String>> byMoment = new LinkedHashMap<>();
        enquiries.forEach(enquiry -> byMoment.computeIfAbsent(enquiry.at(), moment -> new ArrayList<>())
                .add(enquiry.question().promql()));
        List<Runnable> beside = new ArrayList<>();
        byMoment.forEach((moment, texts) -> beside.addAll(source.foresee(texts, moment)));
        return beside;
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
