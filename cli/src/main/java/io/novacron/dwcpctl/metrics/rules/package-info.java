/**
 * Prometheus's rules without a server: rule files, and their evaluation in time over any storage, with pending and firing
 * alerts, recorded series and their ends. Knows the library's rule files, but nothing of the rollout or of notifications.
 */
package io.novacron.dwcpctl.metrics.rules;
