/**
 * The automatic mode: whether v3 is bad enough, for long enough, that it is rolled back without a person, and what each
 * decision rests on. The rollback itself is {@code ops.rollback}'s.
 */
package io.novacron.dwcpctl.ops.rollback.watch;
