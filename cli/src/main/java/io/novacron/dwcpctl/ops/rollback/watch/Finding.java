package io.novacron.dwcpctl.ops.rollback.watch;

/**
 * What the samples of a window come to.
 *
 * @param samples in the window
 * @param degraded of them
 * @param unknown of them
 * @param says why, in a sentence without a full stop
 */
public record Finding(Call call, int samples, int degraded, int unknown, String says) {
    /** What is to be done. */
    public enum Call {
        /** Nothing: v3 is not degraded for long enough, or nobody can tell. */
        HOLD,
        /** v3 is degraded and v1 cannot take over, or nobody knows whether it could. */
        STUCK,
        /** v3 is degraded, and v1 is healthy. */
        ROLL_BACK
    }
}
