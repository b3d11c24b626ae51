/** The ground floor: what every other floor stands on, and what knows nothing of metrics or rollouts. */
package io.novacron.dwcpctl.base;
