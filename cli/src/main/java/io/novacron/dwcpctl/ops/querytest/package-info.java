/**
 * Tests of queries and rules, run on the embedded evaluator: Prometheus's test scripts and promtool's unit tests of rules.
 * Reads the files; how results are shown is not decided here.
 */
package io.novacron.dwcpctl.ops.querytest;
