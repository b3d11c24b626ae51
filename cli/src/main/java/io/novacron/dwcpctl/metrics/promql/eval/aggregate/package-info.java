/**
 * The aggregations of PromQL: groups of series, and what becomes of each at every step. Evaluating their operands belongs
 * elsewhere.
 */
package io.novacron.dwcpctl.metrics.promql.eval.aggregate;
