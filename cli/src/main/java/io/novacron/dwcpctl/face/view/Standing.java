package io.novacron.dwcpctl.face.view;

import java.util.ArrayList;
import java.util.List;

/**
 * What a decision rests on, said in every output.
 *
 * @param simulated whether a simulated fleet answered
 * @param replayed whether it was worked out again from evidence
 * @param past whether it is about another moment than now
 */
public record Standing(boolean simulated, boolean replayed, boolean past) {
    /** {@code live}, or what it is instead: {@code simulated, replayed}. */
    public String text() {
        List<String> words = new ArrayList<>();
        if (simulated) {
            words.add("simulated");
        }
        if (replayed) {
            words.add("replayed");
        }
        if (past) {
            words.add("of the past");
        }
        return words.isEmpty() ? "live" : String.join(", ", words);
    }

    /** In brackets behind a name; nothing where it is live. */
    public String suffix() {
        return text().equals("live") ? "" : " (" + text() + ")";
    }
}
