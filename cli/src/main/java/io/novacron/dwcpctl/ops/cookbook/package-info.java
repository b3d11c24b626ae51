/**
 * The cookbook: questions with their PromQL, their targets and what a bad answer means, read from data files. Who answers
 * is {@code metrics.source}'s; decisions over several answers are {@code ops.gate}'s.
 */
package io.novacron.dwcpctl.ops.cookbook;
