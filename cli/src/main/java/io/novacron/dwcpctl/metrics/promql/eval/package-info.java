/**
 * Evaluates expressions as Prometheus 3.5 does: the engine, its limits, and the walk over the tree. What functions,
 * aggregations and operators compute lies in the packages below; how text becomes a tree, in {@code parse}.
 */
package io.novacron.dwcpctl.metrics.promql.eval;
