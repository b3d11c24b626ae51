/**
 * Messages to people outside: their templates, and sending them without holding anything up. How they travel is
 * {@code site.notify}'s; what is worth a message is decided by whoever does something.
 */
package io.novacron.dwcpctl.ops.notify;
