/**
 * The simulated fleet: two regions of DWCP v3 and v1, and the monitoring beside them, as a pure function of seed, event log
 * and time. Any series at any moment is a closed formula, so history costs nothing until asked for and two processes
 * agree. No client, no process, no clock and no file is reached from here; where the log is kept is somebody else's
 * concern.
 *
 * <p>Steady figures and the distributions behind them stand at the constants in {@code metric}; kinds of noise, their
 * bounds and variances in {@link io.novacron.dwcpctl.site.fleet.wave}; the past in
 * {@link io.novacron.dwcpctl.site.fleet.condition.PastIncidents}.
 */
package io.novacron.dwcpctl.site.fleet;
