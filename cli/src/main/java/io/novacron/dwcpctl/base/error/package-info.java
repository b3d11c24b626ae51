/**
 * How things go wrong: exit codes, the one exception that carries one, and "did you mean". What a server's refusal means
 * belongs to whoever talks to that server.
 */
package io.novacron.dwcpctl.base.error;
