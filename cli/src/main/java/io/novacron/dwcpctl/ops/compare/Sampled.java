package io.novacron.dwcpctl.ops.compare;

/**
 * What a side of a stratum rests on.
 *
 * @param windows those with anything in them
 * @param count the observations in them; NaN where windows have values, not observations
 */
public record Sampled(int windows, double count) {}
