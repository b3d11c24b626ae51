package io.novacron.dwcpctl.ops.cookbook;

/**
 * A query ready to be asked.
 *
 * @param query where it comes from
 * @param promql its PromQL with all parameters put in
 */
public record Question(CookbookQuery query, String promql) {}
