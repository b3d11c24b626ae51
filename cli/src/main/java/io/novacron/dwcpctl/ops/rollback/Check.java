package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.base.verdict.Verdict;

/**
 * Something looked at before a rollback.
 *
 * @param id such as {@code v1-baseline}
 * @param impossible whether it makes a rollback impossible, in whatever mode
 * @param says what was seen, in a sentence without a full stop
 * @param next what to do about it; the empty string where there is nothing
 */
public record Check(String id, Verdict verdict, boolean impossible, String says, String next) {
    public static Check pass(String id, String says) {
        return new Check(id, Verdict.PASS, false, says, "");
    }

    public static Check of(String id, Verdict verdict, String says, String next) {
        return new Check(id, verdict, false, says, next);
    }

    static Check impossible(String id, String says, String next) {
        return new Check(id, Verdict.FAIL, true, says, next);
    }

    /** Whether it keeps a rollback of that mode from beginning: what fails or cannot be known, unless it is urgent. */
    public boolean blocks(Mode mode) {
        return mode.isUrgent() ? impossible : verdict.compareTo(Verdict.WARN) > 0;
    }
}
