/** What can be said of a series of numbers: extremes, spread, trend, and for how long something held. */
package io.novacron.dwcpctl.ops.report.statistic;
