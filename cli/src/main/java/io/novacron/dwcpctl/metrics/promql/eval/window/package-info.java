/**
 * How the evaluator reads a series' samples: the latest one as of a step, or those of a range that slides from step to
 * step. Staleness and lookback live here; what is computed from the samples does not.
 */
package io.novacron.dwcpctl.metrics.promql.eval.window;
