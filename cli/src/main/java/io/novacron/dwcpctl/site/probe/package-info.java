/** The port for asking single servers how they are. What their state means for the whole is {@code ops.health}'s. */
package io.novacron.dwcpctl.site.probe;
