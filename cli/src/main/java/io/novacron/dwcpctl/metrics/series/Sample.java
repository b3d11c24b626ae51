package io.novacron.dwcpctl.metrics.series;

/**
 * A value at a moment.
 *
 * @param millis since the epoch
 * @param value any double, NaN and the infinities included
 */
public record Sample(long millis, double value) {}
