/**
 * The text in which targets expose their metrics: Prometheus text format 0.0.4. How it travels belongs to whoever serves
 * or fetches it.
 */
package io.novacron.dwcpctl.metrics.exposition;
