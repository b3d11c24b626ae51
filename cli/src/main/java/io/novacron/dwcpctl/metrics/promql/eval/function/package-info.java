/**
 * The functions of PromQL by family: those over ranges see a window of one series, the others whole vectors. Evaluating
 * their arguments, and operators, belong elsewhere.
 */
package io.novacron.dwcpctl.metrics.promql.eval.function;
