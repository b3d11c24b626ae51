/**
 * PromQL expressions as trees: nodes with their place in the text, operators, functions by signature, and the walks over
 * them. How text becomes a tree belongs in {@code parse}; what a tree comes to, in the evaluator.
 */
package io.novacron.dwcpctl.metrics.promql.tree;
