package io.novacron.dwcpctl.ops.cookbook;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.work.Crew;
import io.novacron.dwcpctl.metrics.source.Reading;
import io.novacron.dwcpctl.ops.nodata.NoData;
import io.novacron.dwcpctl.ops.nodata.WhyNoData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;

/** Adds to answers without data, with old data, or without a region why that is so; asks nothing about the others. */
public final class Explainer {
    private final WhyNoData why;
    private final Crew crew;
    private final Deadline deadline;

    public Explainer(WhyNoData why, Crew crew, Deadline deadline) {
        this.why = why;
        this.crew = crew;
        this.deadline = deadline;
    }

    /**
     * The same answers, explained where there is anything to explain.
     *
     * @param at the moment asked about, or the range's last
     * @param range its length; zero for a single moment
     */
    public List<Answer> explained(List<Answer> answers, Instant at, Duration range) throws InterruptedException {
        return explained(answers, i -> at, i -> range);
    }

    /** As above, of answers that are about several moments or ranges: those of the enquiries. */
    public List<Answer> explained(List<Answer> answers, List<Enquiry> enquiries) throws InterruptedException {
        return explained(
                answers, i -> enquiries.get(i).at(), i -> enquiries.get(i).length());
    }

    private List<Answer> explained(List<Answer> answers, IntFunction<Instant> at, IntFunction<Duration> range)
            throws InterruptedException {
        List<Answer> explained = new ArrayList<>(answers);
        List<Integer> places = new ArrayList<>();
        List<Callable<List<NoData>>> calls = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.get(i);
            if (answer.failure() != null
                    || !answer.hasNumbers()
                    || !answer.missing().isEmpty()
                    || answer.isOlderThan(WhyNoData.FRESH)) {
                Instant moment = at.apply(i);
                Duration length = range.apply(i);
                places.add(i);
                calls.add(() -> causes(answer, moment, length));
            }
        }
        List<Crew.Outcome<List<NoData>>> outcomes = crew.all(calls, deadline);
        for (int i = 0; i < outcomes.size(); i++) {
            List<NoData> causes = outcomes.get(i).value();
            if (causes != null) {
                int place = places.get(i);
                explained.set(place, answers.get(place).because(causes));
            } else if (outcomes.get(i).failure() instanceof RuntimeException bug) {
                throw bug;
            }
        }
        return explained;
    }

    private List<NoData> causes(Answer answer, Instant at, Duration range) {
        CliException failure = answer.failure();
        if (failure != null) {
            return WhyNoData.of(failure).stream().toList();
        }
        Reading reading = answer.reading();
        List<NoData> causes = new ArrayList<>();
        String promql = answer.question().promql();
        boolean old = answer.isOlderThan(WhyNoData.FRESH);
        if (reading != null && (old || !answer.hasNumbers())) {
            why.of(promql, at, range, reading.value(), old).ifPresent(causes::add);
        }
        for (String region : answer.missing()) {
            why.of(promql, at, range, region).ifPresent(causes::add);
        }
        return causes;
    }
}
