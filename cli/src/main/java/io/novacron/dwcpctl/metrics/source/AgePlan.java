package io.novacron.dwcpctl.metrics.source;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.metrics.series.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How to ask for the ages of many selectors at once, without any series being looked at that would not have been otherwise.
 * A selector whose conditions are among those of another one of the same run is asked for both: by the labels in which they
 * differ, so that the other's oldest sample is found among its groups. Several are joined by {@code or} into one query.
 */
final class AgePlan {
    /** As many as that in a query: it takes about as long as one of the run's other queries. */
    private static final int AT_ONCE = 12;

    private static final String TAG = "dwcpctl_selector";

    private AgePlan() {}

    /** A selector as the set of its conditions: their order and their repetition mean nothing. */
    record Selector(Set<Matcher> matchers) {
        Selector(Collection<Matcher> matchers) {
            this((Set<Matcher>) new LinkedHashSet<>(matchers));
        }

        String text() {
            return matchers.stream().map(Matcher::toString).collect(Collectors.joining(", ", "{", "}"));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Selector s && matchers.equals(s.matchers);
        }

        @Override
        public int hashCode() {
            return matchers.hashCode();
        }
    }

    /** A selector that is asked, and those whose answer is found in its. */
    private record Root(Selector selector, List<Selector> within) {
        Set<String> labels() {
            Set<String> labels = new TreeSet<>();
            within.forEach(narrow -> extra(selector, narrow).forEach(m -> labels.add(m.name())));
            return labels;
        }

        String promql() {
            Set<String> labels = labels();
            String by = labels.isEmpty() ? "" : " by (" + String.join(", ", labels) + ") ";
            return "min" + by + "(timestamp(" + selector.text() + "))";
        }
    }

    /** Several of them in one query. */
    static final class Batch {
        private final List<Root> roots;

        private Batch(List<Root> roots) {
            this.roots = roots;
        }

        /** Those whose age is known by the answer. */
        List<Selector> selectors() {
            return roots.stream().flatMap(root -> root.within().stream()).toList();
        }

        String promql() {
            if (roots.size() == 1) {
                return roots.get(0).promql();
            }
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < roots.size(); i++) {
                parts.add("label_replace(" + roots.get(i).promql() + ", \"" + TAG + "\", \"" + i + "\", \"\", \"\")");
            }
            return String.join(" or ", parts);
        }

        /** When the oldest sample of each was taken, in seconds; of one without a current series nothing. */
        Map<Selector, OptionalDouble> oldest(Value value) {
            Map<Selector, OptionalDouble> oldest = new HashMap<>();
            for (int i = 0; i < roots.size(); i++) {
                Root root = roots.get(i);
                String tag = Integer.toString(i);
                boolean sole = roots.size() == 1;
                List<Value.Point> groups = value instanceof Value.Vector vector
                        ? vector.points().stream()
                                .filter(p -> sole || p.labels().get(TAG).equals(tag))
                                .toList()
                        : List.of();
                for (Selector narrow : root.within()) {
                    Set<Matcher> extra = extra(root.selector(), narrow);
                    oldest.put(
                            narrow,
                            groups.stream()
                                    .filter(g -> extra.stream().allMatch(m -> m.matches(g.labels())))
                                    .mapToDouble(g -> g.sample().value())
                                    .min());
                }
            }
            return oldest;
        }
    }

    /** The queries by which all of them are known. */
    static List<Batch> of(Collection<Selector> selectors) {
        Map<Set<Matcher>, List<Selector>> families = new LinkedHashMap<>();
        // what has fewer conditions comes first, so that it is there when those that it contains come
        new LinkedHashSet<>(selectors)
                .stream()
                        .sorted(Comparator.comparingInt(s -> s.matchers().size()))
                        .forEach(s -> families.computeIfAbsent(names(s), n -> new ArrayList<>())
                                .add(s));
        List<Root> roots = new ArrayList<>();
        families.values().forEach(family -> roots.addAll(roots(family)));
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i < roots.size(); i += AT_ONCE) {
            batches.add(new Batch(List.copyOf(roots.subList(i, Math.min(roots.size(), i + AT_ONCE)))));
        }
        return batches;
    }

    private static List<Root> roots(List<Selector> family) {
        List<Root> roots = new ArrayList<>();
        for (Selector selector : family) {
            roots.stream()
                    .filter(root ->
                            selector.matchers().containsAll(root.selector().matchers()))
                    .findFirst()
                    .orElseGet(() -> {
                        Root root = new Root(selector, new ArrayList<>());
                        roots.add(root);
                        return root;
                    })
                    .within()
                    .add(selector);
        }
        return roots;
    }

    /** What it says of the metric's name, which is not left in an answer of {@code timestamp}. */
    private static Set<Matcher> names(Selector selector) {
        return selector.matchers().stream()
                .filter(m -> m.name().equals(Labels.NAME))
                .collect(Collectors.toSet());
    }

    private static Set<Matcher> extra(Selector root, Selector narrow) {
        Set<Matcher> extra = new HashSet<>(narrow.matchers());
        extra.removeAll(root.matchers());
        return extra;
    }
}
