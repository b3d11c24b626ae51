package io.novacron.dwcpctl.base.error;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The name that was probably meant, for messages about an unknown one. */
public final class Nearest {
    private Nearest() {}

    /**
     * The candidate with the least edit distance (Levenshtein, case ignored) to {@code name}, if it is at most a third
     * of the name's length (at least 2) away, and shares something with it; the first in order of the collection where several are as near.
     */
    public static Optional<String> to(String name, Collection<String> candidates) {
        String wanted = name.toLowerCase(Locale.ROOT);
        int limit = Math.min(Math.max(2, wanted.length() / 3), Math.max(0, wanted.length() - 1));
        String best = null;
        int bestDistance = limit + 1;
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - wanted.length()) >= bestDistance) {
                continue;
            }
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** {@code "Did you mean X? "} or the empty string. */
    public static String hint(String name, Collection<String> candidates) {
        return to(name, candidates).map(n -> "Did you mean " + n + "? ").orElse("");
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.length()];
    }
}
