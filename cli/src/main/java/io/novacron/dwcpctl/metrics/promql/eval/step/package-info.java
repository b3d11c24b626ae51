/**
 * What passes between the parts of the evaluator: the steps of an evaluation, series with a value for each of them, and
 * the annotations, limits and texts of Prometheus. Nothing here knows an operator or a function.
 */
package io.novacron.dwcpctl.metrics.promql.eval.step;
