package io.novacron.dwcpctl.ops.scenario;

import io.novacron.dwcpctl.metrics.series.Unit;

/**
 * A headline figure, by which scenarios are told apart.
 *
 * @param title above its column
 * @param promql a value a region
 * @param lowIsBad whether the lowest value of the hour is its worst; else the highest is
 */
record Figure(String title, String promql, Unit unit, boolean lowIsBad) {}
