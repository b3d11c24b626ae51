/**
 * The simulated fleet on real ports of the loopback interface: metrics, health, and faults by request. What the fleet does
 * is decided in {@code fleet}; here is only HTTP, and the scrape configuration for a real Prometheus.
 */
package io.novacron.dwcpctl.site.fleet.serve;
