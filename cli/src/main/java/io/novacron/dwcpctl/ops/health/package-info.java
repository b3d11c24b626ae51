/** Whether the servers are there and ready. What the metrics say of the rollout is {@code ops.gate}'s. */
package io.novacron.dwcpctl.ops.health;
