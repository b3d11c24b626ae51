/**
 * Evaluates expressions as Prometheus 3.5 does: the engine, its limits, and the walk over the tree. What functions,
 * aggregations and operators compute lies in the packages below; how text becomes a tree, in {@code parse}.
 *
 * <p>Where a differential test against Prometheus 3.5.3 finds answers to differ, it is for one of these reasons:
 *
 * <ul>
 *   <li>Prometheus adds up in the order of a Go map: {@code stddev} and {@code stdvar}, seldom the compensated {@code
 *       sum} and {@code avg}, differ from run to run in the last places; so does which of equal values {@code topk},
 *       {@code bottomk} and {@code limitk} choose, and which duplicate an error names. Here it is always the same.
 *   <li>More than twelve series with equal values come out of {@code sort}, {@code sort_desc}, {@code topk} and {@code
 *       bottomk} in the order they had; Go's sort is not stable there. Nor does it say whether 0 or -0 is the quantile
 *       where both are among the values.
 *   <li>Mistakes of 3.5.3 not made here: {@code @} in the parameter of an aggregation, or a parameter that changes from
 *       step to step beside an operand fixed by {@code @}; {@code timestamp(x @ t offset d)}, which forgets the offset; {@code
 *       info} over a range, which takes one series for another after one has ended; a string in parentheses, which it
 *       cannot evaluate.
 *   <li>Values held count against the limit of samples whether a series has a value at a step or not, since they take the
 *       room; Prometheus counts those it has, and the samples of the range it looks at.
 *   <li>There are no native histograms, hence no notes about them.
 * </ul>
 */
package io.novacron.dwcpctl.metrics.promql.eval;
