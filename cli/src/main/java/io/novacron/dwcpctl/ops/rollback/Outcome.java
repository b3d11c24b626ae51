package io.novacron.dwcpctl.ops.rollback;

import java.util.Locale;

/** What a step came to. */
public enum Outcome {
    /** It was done, and seen to be so. */
    DONE,
    /** It was so already; nothing was done. */
    ALREADY,
    /** It may well be so, but nobody could see it: the run goes on, and ends unverified. */
    UNSEEN,
    /** It is not so. The run stops here. */
    FAILED;

    /** As journals write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the run goes on behind it. */
    public boolean goesOn() {
        return this != FAILED;
    }
}
