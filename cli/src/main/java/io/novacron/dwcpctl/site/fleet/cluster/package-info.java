/** The simulated cluster seen through the port. Only reads what follows from the log, and appends to it. */
package io.novacron.dwcpctl.site.fleet.cluster;
