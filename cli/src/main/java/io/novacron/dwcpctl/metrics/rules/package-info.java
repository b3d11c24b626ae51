/**
 * Prometheus's rules without a server: rule files, and their evaluation in time over any storage, with pending and firing
 * alerts, recorded series and their ends. Knows nothing of the rollout, of files on disk or of notifications.
 */
package io.novacron.dwcpctl.metrics.rules;
