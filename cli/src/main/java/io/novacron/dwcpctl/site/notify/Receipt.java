package io.novacron.dwcpctl.site.notify;

/**
 * What became of a message that was carried without a failure.
 *
 * @param left whether it left this machine
 * @param detail what is to be said of it; may be empty
 */
public record Receipt(boolean left, String detail) {}
