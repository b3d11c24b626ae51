/** The world of an exercise: a fleet, a clock and a log that nobody else has. Nothing here knows a file, a server or a process. */
package io.novacron.dwcpctl.site.fleet.exercise;
