/** Carries messages to webhooks: Slack's, and plain ones that take JSON. What is said is {@code ops.notify}'s. */
package io.novacron.dwcpctl.site.webhook;
