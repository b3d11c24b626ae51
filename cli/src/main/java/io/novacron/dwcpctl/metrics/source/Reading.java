package io.novacron.dwcpctl.metrics.source;

import io.novacron.dwcpctl.metrics.series.Value;

/** An answer and where it comes from. */
public record Reading(Value value, Provenance provenance) {}
