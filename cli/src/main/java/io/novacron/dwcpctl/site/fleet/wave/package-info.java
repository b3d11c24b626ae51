/**
 * The mathematics of the simulated fleet: values that are closed formulas of time, and their exact integrals. Nothing here
 * knows what a migration is, holds state, or reads a clock.
 *
 * <p><b>Noise, so that rates of false alarms can be derived.</b> Three kinds, all bounded, all functions of seed and time:
 *
 * <ul>
 *   <li><i>Lattice noise</i> n(t) ({@link io.novacron.dwcpctl.site.fleet.wave.LatticeNoise}): independent values uniform on
 *       [-1, 1] at multiples of L, joined by s(x) = 3x² - 2x³. |n| &le; 1; mean 0; variance, over a uniformly drawn
 *       moment, 26/105 = 0.2476; |n'| &le; 3/L; variance of n' 0.8/L².
 *   <li><i>Jitter</i>: per scrape cell an independent value uniform on [-1, 1]: variance 1/3.
 *   <li><i>Time warp</i> of counters ({@link io.novacron.dwcpctl.site.fleet.wave.Clock}): counters are read at
 *       t + &Sigma; A n(t), which multiplies each rate by 1 + &Sigma; A n'(t): bounded by &Sigma; 3A/L, of variance
 *       &Sigma; 0.8 (A/L)². Everything on one clock keeps its proportions exactly.
 * </ul>
 */
package io.novacron.dwcpctl.site.fleet.wave;
