package io.novacron.dwcpctl.metrics.source;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Asks another source each distinct question once, however many ask it here, and keeps what came of it. A failure is kept
 * too. Safe for several threads: who asks what another is asking waits for that answer.
 */
public final class RecordingSource implements MetricSource {
    private final MetricSource source;
    private final IntConsumer answered;
    private final AtomicInteger count = new AtomicInteger();
    /** Not computeIfAbsent: that would make questions of the same bin wait for each other. */
    private final Map<Call, CompletableFuture<Outcome>> outcomes = new ConcurrentHashMap<>();

    /** @param answered told how many questions have been answered so far, after each; from several threads */
    public RecordingSource(MetricSource source, IntConsumer answered) {
        this.source = source;
        this.answered = answered;
    }

    /** Everything that has been answered so far, and what came of it. */
    public Map<Call, Outcome> outcomes() {
        Map<Call, Outcome> done = new HashMap<>();
        outcomes.forEach((call, outcome) -> {
            if (outcome.isDone() && !outcome.isCompletedExceptionally()) {
                done.put(call, outcome.join());
            }
        });
        return done;
    }

    @Override
    public Reading query(String promql, Instant at) {
        return ask(Call.query(promql, at), () -> Outcome.of(source.query(promql, at)))
                .reading();
    }

    @Override
    public Reading queryRange(String promql, Range range) {
        return ask(Call.queryRange(promql, range), () -> Outcome.of(source.queryRange(promql, range)))
                .reading();
    }

    @Override
    public List<Labels> series(List<List<Matcher>> selectors, Instant from, Instant to) {
        return ask(Call.series(selectors, from, to), () -> Outcome.ofSeries(source.series(selectors, from, to)))
                .series();
    }

    @Override
    public List<String> labelValues(String label, List<List<Matcher>> selectors, Instant from, Instant to) {
        return ask(
                        Call.labelValues(label, selectors, from, to),
                        () -> Outcome.ofNames(source.labelValues(label, selectors, from, to)))
                .names();
    }

    @Override
    public Map<String, List<MetricMetadata>> metadata(String metric) {
        return source.metadata(metric); // nothing that is recorded asks for it
    }

    @Override
    public List<Runnable> foresee(Collection<String> expressions, Instant at) {
        return source.foresee(expressions, at);
    }

    private Outcome ask(Call call, Supplier<Outcome> asking) {
        CompletableFuture<Outcome> mine = new CompletableFuture<>();
        CompletableFuture<Outcome> others = outcomes.putIfAbsent(call, mine);
        if (others == null) {
            try {
                mine.complete(asking.get());
            } catch (CliException e) {
                mine.complete(Outcome.failed(e));
            } catch (RuntimeException | Error e) {
                mine.completeExceptionally(e); // a bug: whoever waits for it is to see it too
                throw e;
            }
            answered.accept(count.incrementAndGet());
        }
        Outcome outcome = (others == null ? mine : others).join();
        if (outcome.failure() != null) {
            throw outcome.failure();
        }
        return outcome;
    }
}
