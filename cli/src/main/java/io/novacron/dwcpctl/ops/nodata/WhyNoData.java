package io.novacron.dwcpctl.ops.nodata;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.metrics.promql.PromqlException;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlParser;
import io.novacron.dwcpctl.metrics.promql.tree.BinaryOperator;
import io.novacron.dwcpctl.metrics.promql.tree.Children;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.promql.tree.Leaf;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.ops.nodata.NoData.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds out why an expression's answer is empty, nothing but NaN, or old. Every selector is asked about by itself, the first
 * one without current series is looked into; where all have some, it is the traffic or the expression's own conditions.
 * Nothing is asked once the deadline has passed: then the cause is not known. One run asks the same things of several
 * expressions, and asks them once. Safe for several threads.
 */
public final class WhyNoData {
    private static final String REGION = "region";

    /** What is older is old: the contract, section 5. */
    public static final Duration FRESH = Duration.ofSeconds(60);

    private final MetricSource source;
    private final Deadline deadline;
    private final Map<Window, Optional<NoData>> known = new ConcurrentHashMap<>();
    private final Map<Instant, List<String>> names = new ConcurrentHashMap<>();

    public WhyNoData(MetricSource source, Deadline deadline) {
        this.source = source;
        this.deadline = deadline;
    }

    /**
     * Why there is no answer at all.
     *
     * @return empty where the failure is none of those that are about data
     */
    public static Optional<NoData> of(CliException failure) {
        boolean refused = failure instanceof SourceException known && known.kind() == SourceException.Kind.REFUSED;
        if (!refused) {
            return Optional.empty();
        }
        // what Mimir and Cortex say where X-Scope-OrgID is missing
        boolean tenant = failure.getMessage().contains("no org id");
        return Optional.of(NoData.of(tenant ? Cause.WRONG_TENANT : Cause.PERMISSION_REFUSED, failure.getMessage()));
    }

    /**
     * Why a value is empty or NaN, or why it is old.
     *
     * @param at the moment asked about, or the range's last
     * @param range the length of the range asked about; zero for a single moment
     * @param old whether the value has numbers, but old ones
     * @return empty where it could not be found out
     */
    public Optional<NoData> of(String promql, Instant at, Duration range, Value value, boolean old) {
        return of(promql, at, range, value.isAllNaN(), old, List.of());
    }

    /** Why a region is not among an answer's. */
    public Optional<NoData> of(String promql, Instant at, Duration range, String region) {
        return of(promql, at, range, false, false, List.of(Matcher.equal(REGION, region)))
                .map(why -> why.within(region));
    }

    private Optional<NoData> of(
            String promql, Instant at, Duration range, boolean allNaN, boolean old, List<Matcher> more) {
        Expr expr;
        try {
            expr = PromqlParser.parse(promql);
        } catch (PromqlException e) {
            return Optional.empty();
        }
        try {
            List<Window> windows = windows(expr, at, range, more, old);
            for (Window window : windows) {
                Optional<NoData> absent = old ? aged(window) : absent(window);
                if (absent.isPresent()) {
                    return absent;
                }
            }
            // numbers whose every selector is current are not old for lack of data
            return old ? Optional.empty() : Optional.of(new Traffic(this::count).of(windows, allNaN));
        } catch (CliException e) {
            return Optional
                    .empty(); // the answer itself is what was asked for; that its reason is not known is no failure
        }
    }

    /**
     * What a selector looks at.
     *
     * @param end its last moment
     * @param length how far back; zero for the source's own lookback
     * @param rate whether it is a range, as of {@code rate}
     */
    record Window(List<Matcher> matchers, Instant end, Duration length, boolean rate) {
        String selector() {
            return Selector.text(matchers);
        }

        /** The metric's name, where the selector has one. */
        Optional<String> metric() {
            return matchers.stream()
                    .filter(m -> m.name().equals(Labels.NAME) && m.operator() == Matcher.Operator.EQUAL)
                    .map(Matcher::value)
                    .findFirst();
        }
    }

    private static List<Window> windows(Expr expr, Instant at, Duration range, List<Matcher> more, boolean old) {
        Set<Expr> irrelevant = irrelevant(expr, old);
        List<Window> windows = new ArrayList<>();
        long end = at.toEpochMilli();
        for (Leaf leaf : Leaf.of(expr)) {
            // only what looks back over a range can have numbers of series that have ended
            if (!irrelevant.contains(leaf.selector()) && (leaf.rangeMillis() > 0 || !old)) {
                List<Matcher> matchers = new ArrayList<>(leaf.selector().matchers());
                more.stream().filter(m -> !matchers.contains(m)).forEach(matchers::add);
                Instant moment = Instant.ofEpochMilli(leaf.shift().apply(end, end, end));
                Window window = new Window(
                        List.copyOf(matchers), moment, range.plusMillis(leaf.rangeMillis()), leaf.rangeMillis() > 0);
                if (!windows.contains(window)) {
                    windows.add(window);
                }
            }
        }
        return windows;
    }

    /**
     * Selectors whose emptiness makes nothing empty: behind {@code unless}, and within {@code absent}; of an answer that has
     * numbers, also those behind {@code or}.
     */
    private static Set<Expr> irrelevant(Expr expr, boolean hasNumbers) {
        Set<Expr> irrelevant = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Expr part : Children.deep(expr)) {
            if (part instanceof Expr.Binary binary
                    && (binary.operator() == BinaryOperator.UNLESS
                            || (hasNumbers && binary.operator() == BinaryOperator.OR))) {
                irrelevant.addAll(Children.deep(binary.right()));
            } else if (part instanceof Expr.Call call && call.function().name().startsWith("absent")) {
                irrelevant.addAll(Children.deep(part));
            }
        }
        return irrelevant;
    }

    private Optional<NoData> absent(Window window) {
        Optional<NoData> before = known.get(window);
        if (before != null) {
            return before;
        }
        String counted = window.length().isZero()
                ? window.selector()
                : "last_over_time(" + window.selector() + Selector.range(window.length()) + ")";
        Optional<NoData> found =
                count("count(" + counted + ")", window.end()) > 0 ? Optional.empty() : Optional.of(absence(window));
        known.put(window, found);
        return found;
    }

    /** What a rate still answers for minutes may be of series that have ended, or that nobody adds to any more. */
    private Optional<NoData> aged(Window window) {
        String current = "count(timestamp(" + window.selector() + ") > "
                + window.end().minus(FRESH).getEpochSecond() + ")";
        if (count(current, window.end()) > 0) {
            return Optional.empty();
        }
        NoData why = absence(window);
        boolean ended = why.cause() == Cause.TARGET_DOWN || why.cause() == Cause.SERIES_STALE;
        return ended ? Optional.of(why) : Optional.empty();
    }

    private NoData absence(Window window) {
        return new Absence(source, this::count, this::names).of(window);
    }

    /** The names of all metrics within the day before a moment. */
    private List<String> names(Instant at) {
        List<String> before = names.get(at);
        if (before != null) {
            return before;
        }
        List<String> found = source.labelValues(Labels.NAME, List.of(), at.minus(Absence.MEMORY), at);
        names.put(at, found);
        return found;
    }

    /** The one number that a query answers; NaN where it answers none. */
    private double count(String promql, Instant at) {
        if (deadline.hasPassed()) {
            throw new SourceException(SourceException.Kind.TIMEOUT, "the deadline has passed", "Raise --timeout.");
        }
        Value value = source.query(promql, at).value();
        return value instanceof Value.Vector vector && vector.points().size() == 1
                ? vector.points().get(0).sample().value()
                : Double.NaN;
    }

    /** Asks for one number. */
    interface Counting {
        double ask(String promql, Instant at);
    }
}
