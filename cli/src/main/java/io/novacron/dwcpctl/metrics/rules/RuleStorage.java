package io.novacron.dwcpctl.metrics.rules;

import io.novacron.dwcpctl.metrics.promql.MemoryStorage;
import io.novacron.dwcpctl.metrics.promql.Storage;
import io.novacron.dwcpctl.metrics.series.ArraySamples;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.series.Sample;
import io.novacron.dwcpctl.metrics.series.Samples;
import io.novacron.dwcpctl.metrics.series.Series;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What rules read and write: the series of another storage, and over them those that were appended. Not for several
 * threads at once.
 */
public final class RuleStorage implements Storage {
    private final Storage underlying;
    private final MemoryStorage appended = new MemoryStorage();
    private final Map<Labels, Sample> latest = new HashMap<>();

    /** Over another storage, which is only read. */
    public RuleStorage(Storage underlying) {
        this.underlying = underlying;
    }

    /** With nothing but what will be appended. */
    public static RuleStorage empty() {
        return new RuleStorage((matchers, from, to) -> List.of());
    }

    /**
     * Appends a sample, if it is later than the last one appended to that series. One that is there already is no error.
     *
     * @return why it was not appended, in Prometheus's words
     */
    public Optional<String> append(Labels labels, long millis, double value) {
        Sample last = latest.get(labels);
        if (last != null && millis < last.millis()) {
            return Optional.of("out of order sample");
        }
        if (last != null && millis == last.millis()) {
            boolean same = Double.doubleToRawLongBits(last.value()) == Double.doubleToRawLongBits(value);
            return same ? Optional.empty() : Optional.of("duplicate sample for timestamp");
        }
        latest.put(labels, new Sample(millis, value));
        appended.append(labels, millis, value);
        return Optional.empty();
    }

    /** What was appended alone, without the storage below. */
    public List<Series> appended(List<Matcher> matchers, long fromMillis, long toMillis) {
        return appended.select(matchers, fromMillis, toMillis);
    }

    /** Where both have a sample of one series at one moment, the underlying storage's counts. */
    @Override
    public List<Series> select(List<Matcher> matchers, long fromMillis, long toMillis) {
        List<Series> own = appended.select(matchers, fromMillis, toMillis);
        List<Series> others = underlying.select(matchers, fromMillis, toMillis);
        if (own.isEmpty() || others.isEmpty()) {
            return own.isEmpty() ? others : own;
        }
        Map<Labels, Samples> merged = new LinkedHashMap<>();
        others.forEach(s -> merged.put(s.labels(), s.samples()));
        own.forEach(s -> merged.merge(s.labels(), s.samples(), RuleStorage::merge));
        List<Series> all = new ArrayList<>();
        merged.forEach((labels, samples) -> all.add(new Series(labels, samples)));
        return all;
    }

    private static Samples merge(Samples first, Samples second) {
        ArraySamples.Builder all = new ArraySamples.Builder();
        int i = 0;
        int j = 0;
        while (i < first.size() || j < second.size()) {
            boolean takeFirst = j == second.size() || (i < first.size() && first.millis(i) <= second.millis(j));
            if (takeFirst) {
                j += j < second.size() && second.millis(j) == first.millis(i) ? 1 : 0;
                all.add(first.millis(i), first.value(i));
                i++;
            } else {
                all.add(second.millis(j), second.value(j));
                j++;
            }
        }
        return all.build();
    }
}
