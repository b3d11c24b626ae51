/**
 * The one model of metric data: labels, matchers, samples, series, and the values that expressions come to. Where data
 * comes from, and what is computed from it, belongs elsewhere.
 */
package io.novacron.dwcpctl.metrics.series;
