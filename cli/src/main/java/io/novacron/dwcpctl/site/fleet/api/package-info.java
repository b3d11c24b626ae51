/**
 * Prometheus's HTTP API over the simulated fleet, for promtool, Grafana or curl: what is asked, and the JSON of the answers.
 * How PromQL is evaluated is decided in {@code metrics.promql}, what the fleet does in {@code site.fleet}.
 */
package io.novacron.dwcpctl.site.fleet.api;
