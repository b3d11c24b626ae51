package io.novacron.dwcpctl.metrics.rules;

/**
 * A rule that could not be evaluated, or whose result could not be kept.
 *
 * @param atMillis the moment, since the epoch
 * @param reason in Prometheus's words
 */
public record RuleFailure(Rule rule, long atMillis, String reason) {}
