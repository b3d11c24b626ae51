/**
 * How v1 and v3 were before a rollback, measured and kept. What a rollback makes of it is for {@code ops.rollback.verify}.
 */
package io.novacron.dwcpctl.ops.rollback.baseline;
