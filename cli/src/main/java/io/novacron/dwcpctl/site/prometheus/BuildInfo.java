package io.novacron.dwcpctl.site.prometheus;

/** What a Prometheus says it is. */
public record BuildInfo(String version, String revision, String branch, String buildDate, String goVersion) {}
