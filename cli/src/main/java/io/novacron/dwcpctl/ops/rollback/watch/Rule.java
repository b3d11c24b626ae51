package io.novacron.dwcpctl.ops.rollback.watch;

import java.time.Duration;

/**
 * When a degraded v3 is rolled back.
 *
 * @param window over which samples count
 * @param share of the samples of the window that must be degraded, above 0 and at most 1
 * @param minimum of samples in the window
 * @param countdown from the decision to the rollback, in which a person may stop it
 */
public record Rule(Duration window, double share, int minimum, Duration countdown) {
    /** domain.md section 7: 75 % of the samples over 120 s; ten samples at least, and half a minute to stop it. */
    public static final Rule USUAL = new Rule(Duration.ofSeconds(120), 0.75, 10, Duration.ofSeconds(30));

    public Rule {
        if (!(share > 0 && share <= 1) || minimum < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("no rule: " + share + ", " + minimum + ", " + window);
        }
    }

    /** How late a window may begin and still be called whole: two rounds may fail to be on time. */
    Duration slack() {
        return window.dividedBy(8);
    }
}
