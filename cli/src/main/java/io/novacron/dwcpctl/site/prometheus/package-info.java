/**
 * Prometheus's HTTP API, and that of whoever speaks it: Thanos, Mimir. One client for one URL, and one over several
 * replicas. How requests travel belongs to {@code site.http}, what an answer means to {@code ops}.
 */
package io.novacron.dwcpctl.site.prometheus;
