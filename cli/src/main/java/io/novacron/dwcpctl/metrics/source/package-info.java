/**
 * The port behind which answers to PromQL lie, and what comes with each answer. Who implements it lives in {@code site};
 * what the numbers mean for the rollout lives in {@code ops}.
 */
package io.novacron.dwcpctl.metrics.source;
