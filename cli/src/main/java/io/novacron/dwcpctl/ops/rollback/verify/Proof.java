package io.novacron.dwcpctl.ops.rollback.verify;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.ops.gate.Algebra;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of v1 at a moment, and what it comes to.
 *
 * @param occasion the rollback; null where none is known of, and v1 is judged as it is now alone
 * @param window over which v1's migrations were looked at: since it serves, five minutes at most
 * @param evidence the worst first
 */
public record Proof(@Nullable Occasion occasion, Instant at, Duration window, List<Evidence> evidence) {
    public Proof {
        List<Evidence> sorted = new ArrayList<>(evidence);
        sorted.sort((a, b) -> b.verdict().compareTo(a.verdict()));
        evidence = List.copyOf(sorted);
    }

    /** The worst of a criterion's regions, mapped by its role, and the worst of all those. */
    public Verdict verdict() {
        Map<String, Algebra.Judged> criteria = new LinkedHashMap<>();
        for (Evidence one : evidence) {
            criteria.merge(
                    one.id(),
                    new Algebra.Judged(one.role(), one.verdict()),
                    (a, b) -> new Algebra.Judged(a.role(), a.verdict().and(b.verdict())));
        }
        return Algebra.worst(criteria.values());
    }

    /** Whether looking again later could not make it known. */
    public boolean isKnown() {
        Verdict verdict = verdict();
        return verdict != Verdict.NO_DATA && verdict != Verdict.ERROR;
    }

    /** Whether it is known, and what is bad rests on enough not to be chance. */
    public boolean isSettled() {
        return isKnown() && (verdict() == Verdict.PASS || evidence.stream().noneMatch(Evidence::isYoung));
    }

    /** The verdict in a word or two, as people say it. */
    public String outcome() {
        return switch (verdict()) {
            case PASS -> "verified";
            case WARN -> "serving, not as it should";
            case NO_DATA, ERROR -> "done, unverified";
            case FAIL -> "failed";
        };
    }

    /** Why, in a line: empty where all is well. Each reason is given once, with all that it holds for. */
    public String why() {
        Verdict verdict = verdict();
        Map<Cause, Set<String>> causes = new LinkedHashMap<>();
        for (Evidence one : evidence) {
            if (verdict != Verdict.PASS && mapped(one) == verdict) {
                causes.computeIfAbsent(new Cause(one.region(), one.reason()), cause -> new LinkedHashSet<>())
                        .add(one.id());
            }
        }
        return causes.entrySet().stream()
                .map(cause ->
                        String.join(", ", cause.getValue()) + cause.getKey().said())
                .collect(Collectors.joining("; "));
    }

    /** What it would come to if it were alone. */
    private static Verdict mapped(Evidence one) {
        return Algebra.worst(List.of(new Algebra.Judged(one.role(), one.verdict())));
    }

    private record Cause(String region, String reason) {
        String said() {
            return (region.isEmpty() ? "" : " in " + region) + (reason.isEmpty() ? "" : ": " + reason);
        }
    }

    /** A line for each thing seen, for records and messages. */
    public List<String> lines() {
        return lines(evidence);
    }

    /** As above, of evidence that a journal kept. */
    public static List<String> lines(List<Evidence> evidence) {
        List<String> lines = new ArrayList<>();
        for (Evidence one : evidence) {
            Double value = one.value();
            String measured = value == null ? "" : ": " + FigureText.of(value, one.unit());
            String wanted = one.wanted().isEmpty() ? "" : " (wanted " + one.wanted() + ")";
            String why = one.reason().isEmpty() ? "" : ", " + one.reason();
            String verdict =
                    one.verdict() == Verdict.NO_DATA ? "NO DATA" : one.verdict().name();
            String region = one.region().isEmpty() ? "" : ", " + one.region();
            lines.add(verdict + " " + one.title() + region + measured + wanted + why);
        }
        return lines;
    }
}
