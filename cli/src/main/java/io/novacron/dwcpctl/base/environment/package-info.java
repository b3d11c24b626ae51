/** What a run takes from the process around it. Reading it from the real process is {@code Main}'s alone. */
package io.novacron.dwcpctl.base.environment;
