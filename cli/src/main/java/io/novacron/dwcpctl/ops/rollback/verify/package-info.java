/**
 * Whether a rollback has succeeded, by what can be seen of v1: its metrics, and the service's endpoints. It changes nothing;
 * what is done about it is the engine's and people's.
 */
package io.novacron.dwcpctl.ops.rollback.verify;
