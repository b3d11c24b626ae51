package io.novacron.dwcpctl.ops.compare;

import java.time.Duration;

/**
 * How sides are compared.
 *
 * @param baseline the name of the side that the other is compared with
 * @param candidate the name of the other
 * @param window how long one is; windows do not overlap
 * @param windows so many at least on each side
 * @param minimum so many observations at least in a stratum, on each side
 * @param coverage the share of each side's observations, 0..1, that must lie in strata that could be compared
 * @param confidence of the interval, 0.5..1
 * @param resamples of the bootstrap
 * @param seed of the bootstrap
 */
public record Method(
        String baseline,
        String candidate,
        Duration window,
        int windows,
        double minimum,
        double coverage,
        double confidence,
        int resamples,
        long seed) {}
