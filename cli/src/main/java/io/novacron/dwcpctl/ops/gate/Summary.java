package io.novacron.dwcpctl.ops.gate;

import io.novacron.dwcpctl.base.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Why a decision is what it is, in a line. */
final class Summary {
    private Summary() {}

    static String of(Decision decision, List<Result> results) {
        List<String> parts = new ArrayList<>();
        long votes = results.stream().filter(r -> r.role() == Role.VOTE).count();
        List<String> violated = ids(results, r -> r.role() == Role.VOTE && r.verdict() == Verdict.FAIL);
        if (votes > 0) {
            parts.add(violated.size() + " of " + votes + " votes violated" + list(violated));
        }
        add(parts, "vetoed by", ids(results, r -> r.role() == Role.VETO && r.verdict() == Verdict.FAIL));
        add(parts, "not known", ids(results, r -> r.role() != Role.CAUTION && isUnknown(r.verdict())));
        add(parts, "warned of", ids(results, r -> r.role() != Role.CAUTION && r.verdict() == Verdict.WARN));
        add(parts, "cautions", ids(results, r -> r.role() == Role.CAUTION && r.verdict() != Verdict.PASS));
        if (decision == Decision.GO) {
            parts.add("no veto, no caution");
        }
        return String.join("; ", parts);
    }

    private static boolean isUnknown(Verdict verdict) {
        return verdict == Verdict.NO_DATA || verdict == Verdict.ERROR;
    }

    private static List<String> ids(List<Result> results, Predicate<Result> which) {
        return results.stream().filter(which).map(Result::id).toList();
    }

    private static void add(List<String> parts, String what, List<String> ids) {
        if (!ids.isEmpty()) {
            parts.add(what + " " + String.join(", ", ids));
        }
    }

    private static String list(List<String> ids) {
        return ids.isEmpty() ? "" : " (" + String.join(", ", ids) + ")";
    }
}
