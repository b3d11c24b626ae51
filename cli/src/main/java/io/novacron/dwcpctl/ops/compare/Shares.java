package io.novacron.dwcpctl.ops.compare;

import java.util.Locale;

/** Shares as text. */
final class Shares {
    private Shares() {}

    /** As percent, with one decimal. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
