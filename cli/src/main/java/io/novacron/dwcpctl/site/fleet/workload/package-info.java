/**
 * The simulated cluster: which pods there are, what they run and who is selected, from the log of changes, as functions of
 * time. What that does to the metrics is {@code condition}'s; how it looks through the port is {@code site.fleet.cluster}'s.
 */
package io.novacron.dwcpctl.site.fleet.workload;
