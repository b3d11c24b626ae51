/**
 * In what condition a region is, and since when: the event log turned into periods of constant parameters. What metrics look like in a condition belongs to {@code metric}.
 */
package io.novacron.dwcpctl.site.fleet.condition;
