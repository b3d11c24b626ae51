package io.novacron.dwcpctl.metrics.series;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * The labels of a series: names and values, sorted by name, no name twice, no empty value (in Prometheus an empty label
 * is an absent one). Immutable.
 */
public final class Labels implements Comparable<Labels> {
    /** The label that holds the metric's name. */
    public static final String NAME = "__name__";

    public static final Labels EMPTY = new Labels(new String[0]);

    /** name, value, name, value … */
    private final String[] pairs;

    private final int hash;

    private Labels(String[] pairs) {
        this.pairs = pairs;
        this.hash = Arrays.hashCode(pairs);
    }

    /** From name, value, name, value …; the last of a repeated name counts. */
    public static Labels of(String... namesAndValues) {
        Map<String, String> map = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return of(map);
    }

    public static Labels of(Map<String, String> map) {
        if (map.isEmpty()) {
            return EMPTY;
        }
        String[] pairs = new String[2 * map.size()];
        int n = 0;
        for (Map.Entry<String, String> label : new TreeMap<>(map).entrySet()) {
            if (!label.getValue().isEmpty()) {
                pairs[n++] = label.getKey();
                pairs[n++] = label.getValue();
            }
        }
        return n == pairs.length ? new Labels(pairs) : new Labels(Arrays.copyOf(pairs, n));
    }

    /** The value of a label; the empty string where it is absent, as in Prometheus. */
    public String get(String name) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equals(name)) {
                return pairs[i + 1];
            }
        }
        return "";
    }

    public boolean has(String name) {
        return !get(name).isEmpty();
    }

    /** The metric's name; the empty string where there is none. */
    public String metric() {
        return get(NAME);
    }

    public int size() {
        return pairs.length / 2;
    }

    public boolean isEmpty() {
        return pairs.length == 0;
    }

    /** These labels with one set; an empty value removes it. */
    public Labels with(String name, String value) {
        Map<String, String> map = toMap();
        map.put(name, value);
        return of(map);
    }

    public Labels without(String name) {
        return has(name) ? filter(n -> !n.equals(name)) : this;
    }

    /** Without the metric's name. */
    public Labels withoutMetric() {
        return without(NAME);
    }

    /** Only the named labels. */
    public Labels keep(Collection<String> names) {
        return filter(names::contains);
    }

    /** All but the named labels and the metric's name: what {@code without (…)} groups by. */
    public Labels drop(Collection<String> names) {
        return filter(n -> !n.equals(NAME) && !names.contains(n));
    }

    public Labels filter(Predicate<String> byName) {
        String[] kept = new String[pairs.length];
        int n = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            if (byName.test(pairs[i])) {
                kept[n++] = pairs[i];
                kept[n++] = pairs[i + 1];
            }
        }
        if (n == pairs.length) {
            return this;
        }
        return n == 0 ? EMPTY : new Labels(Arrays.copyOf(kept, n));
    }

    /** Calls with each name and value, in order of the names. */
    public void forEach(BiConsumer<String, String> action) {
        for (int i = 0; i < pairs.length; i += 2) {
            action.accept(pairs[i], pairs[i + 1]);
        }
    }

    /** A sorted copy of its own. */
    public Map<String, String> toMap() {
        Map<String, String> map = new TreeMap<>();
        forEach(map::put);
        return map;
    }

    /** Name by name, value by value; the shorter first where all else is equal: Prometheus's order. */
    @Override
    public int compareTo(Labels other) {
        int shared = Math.min(pairs.length, other.pairs.length);
        for (int i = 0; i < shared; i++) {
            int order = pairs[i].compareTo(other.pairs[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(pairs.length, other.pairs.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Labels labels && hash == labels.hash && Arrays.equals(pairs, labels.pairs);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** As Prometheus writes it: <code>up{job="dwcp-v3", region="eu-west"}</code>. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(metric());
        Labels rest = withoutMetric();
        if (rest.isEmpty()) {
            return text.length() == 0 ? "{}" : text.toString();
        }
        text.append('{');
        String[] separator = {""};
        rest.forEach((name, value) -> {
            text.append(separator[0]).append(name).append('=').append(quote(value));
            separator[0] = ", ";
        });
        return text.append('}').toString();
    }

    /** A string literal of PromQL, in double quotes. */
    public static String quote(String value) {
        StringBuilder text = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7f) {
                        text.append("\\x")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        return text.append('"').toString();
    }
}
