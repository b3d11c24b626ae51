/**
 * The arithmetic of PromQL, bit for bit: compensated sums, quantiles, buckets, regression, and Go's versions of the
 * elementary functions. Doubles in, doubles out: no labels, no series.
 */
package io.novacron.dwcpctl.metrics.promql.eval.number;
