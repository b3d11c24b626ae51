package io.novacron.dwcpctl.site.prometheus;

import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.metrics.source.Provenance;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.metrics.source.Reading;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.metrics.source.SourceException.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Several Prometheus servers that know the same: asked in order until one answers. An empty answer is an answer, and so is
 * a refusal of the query or of the credentials: the next would only hide it.
 *
 * <p>Time is shared out: of what is left, each gets an equal share with those after it, so that one that hangs costs half
 * of the deadline where there are two and never all of it; what a fast failure leaves over goes to the next. Which ones
 * failed is remembered until the deadline is another one, and they are asked last until then: a report of a hundred
 * queries pays for a replica that hangs once.
 */
public final class ReplicatedPrometheus implements MetricSource {
    private final List<PrometheusClient> replicas;
    private final Supplier<Deadline> deadlines;
    private final Consumer<String> remarks;
    private @Nullable Deadline current;
    private final Map<Integer, SourceException> failures = new TreeMap<>();

    /**
     * Over these replicas.
     *
     * @param replicas one or more
     * @param deadlines asked at every request, as {@link PrometheusClient}'s own
     * @param remarks told which replica was skipped where the answer has no place for it: series, labels, metadata
     */
    public ReplicatedPrometheus(
            List<PrometheusClient> replicas, Supplier<Deadline> deadlines, Consumer<String> remarks) {
        if (replicas.isEmpty()) {
            throw new IllegalArgumentException("no replica");
        }
        this.replicas = List.copyOf(replicas);
        this.deadlines = deadlines;
        this.remarks = remarks;
    }

    /** Each by itself, for verdicts: they ask all. */
    public List<PrometheusClient> replicas() {
        return replicas;
    }

    @Override
    public Reading query(String promql, Instant at) {
        return reading(client -> client.query(promql, at));
    }

    @Override
    public Reading queryRange(String promql, Range range) {
        return reading(client -> client.queryRange(promql, range));
    }

    @Override
    public List<Labels> series(List<List<Matcher>> selectors, Instant from, Instant to) {
        return remarking(client -> client.series(selectors, from, to));
    }

    @Override
    public List<String> labelValues(String label, List<List<Matcher>> selectors, Instant from, Instant to) {
        return remarking(client -> client.labelValues(label, selectors, from, to));
    }

    @Override
    public Map<String, List<MetricMetadata>> metadata(String metric) {
        return remarking(client -> client.metadata(metric));
    }

    /** The alerts that are pending or firing, and who told. */
    Replied<List<ActiveAlert>> alerts() {
        Answer<Replied<List<ActiveAlert>>> answer =
                ask(client -> new Replied<>(client.alerts(), client.source(), List.of()));
        return new Replied<>(answer.value().value(), answer.value().source(), answer.skipped());
    }

    /**
     * An answer of one replica.
     *
     * @param source its URL, without credentials
     * @param skipped for each replica that should have answered why it did not
     */
    record Replied<T>(T value, String source, List<String> skipped) {}

    private Reading reading(Function<PrometheusClient, Reading> question) {
        Answer<Reading> answer = ask(question);
        if (answer.skipped().isEmpty()) {
            return answer.value();
        }
        Provenance from = answer.value().provenance();
        List<String> warnings = new ArrayList<>(answer.skipped());
        warnings.addAll(from.warnings());
        return new Reading(
                answer.value().value(),
                new Provenance(
                        from.query(),
                        from.source(),
                        from.evaluatedAt(),
                        from.age(),
                        warnings,
                        from.infos(),
                        from.took()));
    }

    private <T> T remarking(Function<PrometheusClient, T> question) {
        Answer<T> answer = ask(question);
        answer.skipped().forEach(remarks);
        return answer.value();
    }

    /** An answer, and for each replica that should have given it why it did not. */
    private record Answer<T>(T value, List<String> skipped) {}

    private <T> Answer<T> ask(Function<PrometheusClient, T> question) {
        Deadline deadline = deadlines.get();
        Map<Integer, SourceException> failed = remembered(deadline);
        List<Integer> order = order(failed);
        for (int i = 0; i < order.size(); i++) {
            int replica = order.get(i);
            int left = order.size() - i;
            // with nothing left to share, the message is to name the whole limit
            Deadline share = left == 1 || deadline.hasPassed() ? deadline : deadline.share(left);
            try {
                T value = question.apply(replicas.get(replica).within(share));
                forget(replica);
                return new Answer<>(value, skipped(failed, replica));
            } catch (SourceException e) {
                if (e.kind() == Kind.REFUSED || e.kind() == Kind.BAD_QUERY) {
                    throw e;
                }
                failed.put(replica, e);
                remember(replica, e);
            }
        }
        throw noneAnswered(List.copyOf(failed.values()));
    }

    /** Those that have not failed under this deadline first. */
    private List<Integer> order(Map<Integer, SourceException> failed) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < replicas.size(); i++) {
            if (!failed.containsKey(i)) {
                order.add(i);
            }
        }
        order.addAll(failed.keySet());
        return order;
    }

    private synchronized Map<Integer, SourceException> remembered(Deadline deadline) {
        if (current != deadline) {
            current = deadline;
            failures.clear();
        }
        return new TreeMap<>(failures);
    }

    private synchronized void remember(int replica, SourceException e) {
        failures.put(replica, e);
    }

    private synchronized void forget(int replica) {
        failures.remove(replica);
    }

    private static List<String> skipped(Map<Integer, SourceException> failed, int answered) {
        return failed.entrySet().stream()
                .filter(failure -> failure.getKey() < answered)
                .map(failure -> "replica skipped: " + failure.getValue().getMessage())
                .toList();
    }

    private static SourceException noneAnswered(List<SourceException> all) {
        if (all.size() == 1) {
            return all.get(0);
        }
        boolean alike = all.stream().map(SourceException::kind).distinct().count() == 1;
        return new SourceException(
                alike ? all.get(0).kind() : Kind.UNREACHABLE,
                "none of " + all.size() + " replicas answered: "
                        + all.stream().map(SourceException::getMessage).collect(Collectors.joining("; ")),
                "Check that one of them runs and can be reached from here.",
                all.get(0));
    }
}
