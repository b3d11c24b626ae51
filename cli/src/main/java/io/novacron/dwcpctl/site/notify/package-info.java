/**
 * The port through which people outside are told that something was done. What is said is {@code ops.notify}'s; who carries
 * it is {@code site.webhook}, {@code site.grafana} and the fleet.
 */
package io.novacron.dwcpctl.site.notify;
