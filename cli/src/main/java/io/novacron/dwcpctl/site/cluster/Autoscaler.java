package io.novacron.dwcpctl.site.cluster;

/**
 * What sets a deployment's replicas by itself, against whoever else does.
 *
 * @param minimum replicas it leaves there, 0 or more
 * @param maximum replicas it makes
 */
public record Autoscaler(String name, String deployment, int minimum, int maximum) {}
