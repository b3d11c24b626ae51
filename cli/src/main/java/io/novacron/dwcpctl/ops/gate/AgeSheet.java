package io.novacron.dwcpctl.ops.gate;

import io.novacron.dwcpctl.ops.evidence.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The questions by which it is known how old the series of many selectors are, region by region: several selectors to a
 * question, joined by {@code or}, each part with a label of its own. Asked one by one, most of their time would be the way
 * to the server and back.
 */
final class AgeSheet {
    /** As many as that in a question: it takes about as long as one of the gate's other questions. */
    private static final int AT_ONCE = 8;

    static final String TAG = "dwcpctl_selector";

    private final Map<Aged, Age> ages = new HashMap<>();

    /** A selector, and how much earlier than the moment judged it looks. */
    record Aged(String selector, long earlierMillis) {}

    /** The question that a selector's age is part of, and by which value of the label it is found there; empty for none. */
    record Age(Aged of, Question question, String tag) {
        /** Whether a series of the answer is about this selector. */
        boolean has(Track track) {
            return track.labels().get(TAG).equals(tag);
        }
    }

    /**
     * Takes their order as it is, which must be the same each time.
     *
     * @param ask makes a question of an expression that looks so much earlier
     */
    AgeSheet(Set<Aged> wanted, BiFunction<String, Long, Question> ask) {
        Map<Long, List<Aged>> byTime = new LinkedHashMap<>();
        wanted.forEach(aged -> byTime.computeIfAbsent(aged.earlierMillis(), millis -> new ArrayList<>())
                .add(aged));
        byTime.forEach((earlier, all) -> {
            for (int i = 0; i < all.size(); i += AT_ONCE) {
                List<Aged> batch = all.subList(i, Math.min(all.size(), i + AT_ONCE));
                Question question = ask.apply(promql(batch), earlier);
                for (int tag = 0; tag < batch.size(); tag++) {
                    String mark = batch.size() == 1 ? "" : String.valueOf(tag);
                    ages.put(batch.get(tag), new Age(batch.get(tag), question, mark));
                }
            }
        });
    }

    private static String promql(List<Aged> batch) {
        if (batch.size() == 1) {
            return "min by (region) (timestamp(" + batch.get(0).selector() + "))";
        }
        List<String> parts = new ArrayList<>();
        for (int tag = 0; tag < batch.size(); tag++) {
            parts.add("label_replace(min by (region) (timestamp("
                    + batch.get(tag).selector() + ")), \"" + TAG + "\", \"" + tag + "\", \"\", \"\")");
        }
        return String.join(" or ", parts);
    }

    /** @throws IllegalArgumentException if it is not on the sheet */
    Age of(Aged aged) {
        Age age = ages.get(aged);
        if (age == null) {
            throw new IllegalArgumentException(aged.selector());
        }
        return age;
    }
}
