package io.novacron.dwcpctl.site.probe;

/**
 * What a server said of itself.
 *
 * @param ready whether it says that it can do its work
 * @param detail its version, or what it gives as a reason; may be empty
 */
public record ProbeReply(boolean ready, String detail) {}
