package io.novacron.dwcpctl.site.prometheus;

/**
 * How a Prometheus has been doing since it started.
 *
 * @param reloadSucceeded whether it could load its configuration when it last tried; else an older one is in force
 */
public record RuntimeInfo(boolean reloadSucceeded) {}
