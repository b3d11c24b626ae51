/**
 * Binary operators: what they make of two numbers, and how the series of two vectors find each other. Evaluating the
 * operands belongs elsewhere.
 */
package io.novacron.dwcpctl.metrics.promql.eval.join;
