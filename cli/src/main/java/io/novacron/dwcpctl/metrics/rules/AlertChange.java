package io.novacron.dwcpctl.metrics.rules;

/**
 * An alert that appeared, fired or ended.
 *
 * @param alert as it is since
 * @param before its state until then
 * @param atMillis the evaluation that changed it, since the epoch
 */
public record AlertChange(ActiveAlert alert, AlertState before, long atMillis) {
    /** Its state since then. */
    public AlertState after() {
        return alert.state();
    }
}
