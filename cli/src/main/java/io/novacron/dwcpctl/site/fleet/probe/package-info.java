/** Servers of the simulated fleet, asked how they are without any socket. */
package io.novacron.dwcpctl.site.fleet.probe;
