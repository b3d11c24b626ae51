package io.novacron.dwcpctl.site.fleet.serve;

import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.metrics.series.Numbers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parameters of a request. Whoever reads them says what is accepted; what nobody asks for is refused. */
public final class Query {
    private static final int MAX_LENGTH = 8192;

    private final Map<String, List<String>> parameters;

    private Query(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /**
     * Reads a form and the part of an address behind the question mark.
     *
     * @param form percent-encoded; the empty string where there is none. Its values come first
     * @param raw as it was sent, percent-encoded; null where there is none
     * @throws Refusal if the address is too long, or something is not decodable
     */
    static Query parse(String form, @Nullable String raw) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (raw != null && raw.length() > MAX_LENGTH) {
            throw new Refusal(400, "the query is longer than " + MAX_LENGTH + " characters");
        }
        for (String pair : (form + "&" + (raw == null ? "" : raw)).split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                parameters.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
            }
        }
        return new Query(parameters);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "\"" + text + "\" is not percent-encoded text");
        }
    }

    /** Refuses whatever has another name than these, or than a prefix that ends with a dot and something behind it. */
    void allow(Collection<String> names) {
        for (String given : parameters.keySet()) {
            boolean known = names.stream()
                    .anyMatch(n ->
                            n.endsWith(".") ? given.startsWith(n) && given.length() > n.length() : given.equals(n));
            if (!known) {
                List<String> shown = names.stream()
                        .map(n -> n.endsWith(".") ? n + "NAME" : n)
                        .toList();
                throw new Refusal(
                        400,
                        given + ": no such parameter; " + Nearest.hint(given, names) + "accepted are "
                                + String.join(", ", shown));
            }
        }
    }

    /** All that was given by that name, in order; empty where nothing was. */
    public List<String> all(String name) {
        return List.copyOf(parameters.getOrDefault(name, List.of()));
    }

    boolean has(String name) {
        return parameters.containsKey(name);
    }

    /** A text that must be there, once. */
    String text(String name, String accepted) {
        List<String> values = all(name);
        if (values.isEmpty()) {
            throw new Refusal(400, name + ": missing; give " + accepted);
        }
        if (values.size() > 1) {
            throw new Refusal(400, name + ": given twice; give it once");
        }
        return values.get(0);
    }

    /** One of several words. */
    String word(String name, Collection<String> accepted) {
        String list = "one of " + String.join(", ", accepted);
        String value = text(name, list);
        if (!accepted.contains(value)) {
            throw Refusal.parameter(name, value, list);
        }
        return value;
    }

    /** A number between limits; the usual one where none is given. */
    double number(String name, double usual, double low, double high) {
        if (!has(name)) {
            return usual;
        }
        String accepted = "a number from " + Numbers.format(low) + " to " + Numbers.format(high);
        String value = text(name, accepted);
        double number = anyNumber(name, accepted);
        if (!(number >= low && number <= high)) {
            throw Refusal.parameter(name, value, accepted);
        }
        return number;
    }

    /** Any number, NaN and the infinities included. */
    double anyNumber(String name, String accepted) {
        String value = text(name, accepted);
        try {
            return Numbers.parse(value.trim());
        } catch (NumberFormatException e) {
            throw Refusal.parameter(name, value, accepted);
        }
    }

    /** A duration as Prometheus writes it, above zero. */
    Duration duration(String name, Duration longest, String example) {
        String accepted = "a duration up to " + PromDuration.format(longest) + ", such as " + example;
        String value = text(name, accepted);
        return PromDuration.tryParse(value)
                .filter(d -> !d.isZero() && d.compareTo(longest) <= 0)
                .orElseThrow(() -> Refusal.parameter(name, value, accepted));
    }

    /** All parameters whose names begin so, by the rest of their names. */
    Map<String, String> startingWith(String prefix) {
        Map<String, String> found = new TreeMap<>();
        for (String name : parameters.keySet()) {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), text(name, "a value"));
            }
        }
        return found;
    }
}
