package io.novacron.dwcpctl.metrics.series;

/** Labels and the samples they name. */
public record Series(Labels labels, Samples samples) {}
