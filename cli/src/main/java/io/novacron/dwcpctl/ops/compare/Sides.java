package io.novacron.dwcpctl.ops.compare;

/** The same of both sides: what a window of each has, by region and the labels of the strata. */
public record Sides(Query baseline, Query candidate) {}
