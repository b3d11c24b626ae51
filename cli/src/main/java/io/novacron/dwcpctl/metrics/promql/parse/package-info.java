/**
 * Text to tree and back: PromQL as of Prometheus 3.5, in its grammar, its types and its error messages. What an
 * expression comes to does not belong here.
 */
package io.novacron.dwcpctl.metrics.promql.parse;
