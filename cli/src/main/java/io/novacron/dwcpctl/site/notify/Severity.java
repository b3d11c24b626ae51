package io.novacron.dwcpctl.site.notify;

/** How much a message matters. */
public enum Severity {
    INFO,
    WARNING,
    CRITICAL
}
