/**
 * PromQL without a server: what evaluates an expression, the storage it reads, and the errors it gives. Trees, parsing
 * and test scripts have packages of their own. Knows nothing of the network, of files, or of the rollout.
 */
package io.novacron.dwcpctl.metrics.promql;
