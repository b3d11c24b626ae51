package io.novacron.dwcpctl.site.fleet.wave;

/** A value as a pure function of time. */
@FunctionalInterface
public interface Signal {
    /**
     * The value at a moment.
     *
     * @param millis since the epoch
     */
    double at(long millis);
}
