/**
 * Prometheus's test scripts ({@code promql/promqltest}): series in their short notation, the commands, and running them
 * against an evaluator. Reads no files and prints nothing.
 */
package io.novacron.dwcpctl.metrics.promql.script;
