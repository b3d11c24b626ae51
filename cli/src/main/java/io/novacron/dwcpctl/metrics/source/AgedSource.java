package io.novacron.dwcpctl.metrics.source;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.metrics.promql.PromqlException;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlParser;
import io.novacron.dwcpctl.metrics.promql.tree.Leaf;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Adds to every reading the age of the oldest series behind it: an instant result carries the evaluation's time, and
 * {@code rate(x[5m])} answers for minutes after a target died. The age is that of {@code timestamp(selector)} for every
 * selector in the expression. It is not known, and so null, where a selector has no current series, where the expression
 * cannot be parsed here, or where the source does not answer the question.
 */
public final class AgedSource implements MetricSource {
    /** Enough to be done with all ages before the expressions are. */
    private static final int WORKERS = 3;

    /** Who asks for days, round after round, asks about other moments each time. */
    private static final int MOST_KNOWN = 20_000;

    private final MetricSource source;

    /** One command asks several queries over the same selectors; each is asked about once. */
    private final Map<Question, FutureTask<Map<Question, Optional<Duration>>>> asked = new ConcurrentHashMap<>();

    private final Map<String, List<Leaf>> parsed = new ConcurrentHashMap<>();
    private volatile @Nullable Foreseen foreseen;

    public AgedSource(MetricSource source) {
        this.source = source;
    }

    /** How old a selector's oldest sample is at a moment. */
    private record Question(AgePlan.Selector selector, Instant at) {
        // written out, as Selector's: what a record has of itself is made when it is first used, which a short run
        // notices
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Question q && selector.equals(q.selector) && at.equals(q.at);
        }

        @Override
        public int hashCode() {
            return 31 * selector.hashCode() + at.hashCode();
        }
    }

    /** What has been foreseen last. */
    private record Foreseen(Instant at, FutureTask<Queue<FutureTask<?>>> plan) {}

    /**
     * The ages of all selectors of these expressions, asked in a few queries beside the expressions themselves. Also the
     * planning is part of the work: nobody waits for it who could be asking.
     */
    @Override
    public List<Runnable> foresee(Collection<String> expressions, Instant at) {
        if (asked.size() > MOST_KNOWN) {
            asked.clear();
        }
        FutureTask<Queue<FutureTask<?>>> plan = new FutureTask<>(() -> plan(expressions, at));
        foreseen = new Foreseen(at, plan);
        return Collections.nCopies(WORKERS, () -> {
            Queue<FutureTask<?>> batches = result(plan);
            for (FutureTask<?> batch = batches.poll(); batch != null; batch = batches.poll()) {
                batch.run();
            }
        });
    }

    private Queue<FutureTask<?>> plan(Collection<String> expressions, Instant at) {
        Map<Instant, Set<AgePlan.Selector>> wanted = new LinkedHashMap<>();
        for (String expression : expressions) {
            for (Leaf leaf : leaves(expression)) {
                Question question = question(leaf, at);
                if (!asked.containsKey(question)) {
                    wanted.computeIfAbsent(question.at(), moment -> new LinkedHashSet<>())
                            .add(question.selector());
                }
            }
        }
        Queue<FutureTask<?>> batches = new ConcurrentLinkedQueue<>();
        wanted.forEach((moment, selectors) -> AgePlan.of(selectors).forEach(batch -> {
            FutureTask<Map<Question, Optional<Duration>>> task = new FutureTask<>(() -> ask(batch, moment));
            batch.selectors().forEach(selector -> asked.putIfAbsent(new Question(selector, moment), task));
            batches.add(task);
        }));
        return batches;
    }

    @Override
    public Reading query(String promql, Instant at) {
        return aged(source.query(promql, at), promql, at);
    }

    @Override
    public Reading queryRange(String promql, Range range) {
        return aged(source.queryRange(promql, range), promql, range.end());
    }

    @Override
    public List<Labels> series(List<List<Matcher>> selectors, Instant from, Instant to) {
        return source.series(selectors, from, to);
    }

    @Override
    public List<String> labelValues(String label, List<List<Matcher>> selectors, Instant from, Instant to) {
        return source.labelValues(label, selectors, from, to);
    }

    @Override
    public Map<String, List<MetricMetadata>> metadata(String metric) {
        return source.metadata(metric);
    }

    private Reading aged(Reading reading, String promql, Instant at) {
        if (reading.value().isEmpty()) {
            return reading;
        }
        return new Reading(reading.value(), reading.provenance().withAge(age(promql, at)));
    }

    private @Nullable Duration age(String promql, Instant at) {
        Foreseen last = foreseen;
        if (last != null && last.at().equals(at)) {
            result(last.plan()); // or what is in it would be asked twice
        }
        List<Leaf> leaves = leaves(promql);
        Duration oldest = null;
        for (Leaf leaf : leaves) {
            Optional<Duration> age = age(question(leaf, at));
            if (age.isEmpty()) {
                return null;
            }
            oldest = oldest == null || age.get().compareTo(oldest) > 0 ? age.get() : oldest;
        }
        return oldest;
    }

    /** None of an expression that cannot be parsed here. */
    private List<Leaf> leaves(String promql) {
        return parsed.computeIfAbsent(promql, text -> {
            try {
                return Leaf.of(PromqlParser.parse(text));
            } catch (PromqlException e) {
                return List.of();
            }
        });
    }

    private static Question question(Leaf leaf, Instant at) {
        long millis = at.toEpochMilli();
        Instant moment = Instant.ofEpochMilli(leaf.shift().apply(millis, millis, millis));
        return new Question(new AgePlan.Selector(leaf.selector().matchers()), moment);
    }

    private Optional<Duration> age(Question question) {
        FutureTask<Map<Question, Optional<Duration>>> task =
                asked.computeIfAbsent(question, alone -> new FutureTask<>(() -> alone(alone)));
        Optional<Duration> age = result(task).get(question);
        if (age != null) {
            return age;
        }
        // a query for several of them failed: one may be more than the server allows, which says nothing of the others
        FutureTask<Map<Question, Optional<Duration>>> alone = new FutureTask<>(() -> alone(question));
        boolean first = asked.replace(question, task, alone);
        return result(first ? alone : asked.getOrDefault(question, alone)).getOrDefault(question, Optional.empty());
    }

    private static <T> T result(FutureTask<T> task) {
        task.run(); // does nothing where it is under way or done
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException(ExitCode.INTERRUPTED, "interrupted before the ages were known", "Run it again.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException bug) {
                throw bug;
            }
            throw new IllegalStateException(e);
        }
    }

    private Map<Question, Optional<Duration>> alone(Question question) {
        return ask(AgePlan.of(List.of(question.selector())).get(0), question.at());
    }

    /** Nothing of several that are not answered together. */
    private Map<Question, Optional<Duration>> ask(AgePlan.Batch batch, Instant at) {
        try {
            Map<Question, Optional<Duration>> ages = new LinkedHashMap<>();
            batch.oldest(source.query(batch.promql(), at).value())
                    .forEach((selector, oldest) -> ages.put(new Question(selector, at), age(oldest, at)));
            return ages;
        } catch (CliException e) {
            List<AgePlan.Selector> selectors = batch.selectors();
            // the number itself was answered; that its age is not known is what the reader is told
            return selectors.size() == 1 ? Map.of(new Question(selectors.get(0), at), Optional.empty()) : Map.of();
        }
    }

    private static Optional<Duration> age(OptionalDouble seconds, Instant at) {
        return seconds.isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.between(Instant.ofEpochMilli(Math.round(seconds.getAsDouble() * 1000)), at));
    }
}
