/**
 * What happens to the simulated fleet: faults that begin and end, and changes made to it. Events are facts with a time;
 * what follows from them is worked out in {@code condition}.
 */
package io.novacron.dwcpctl.site.fleet.event;
