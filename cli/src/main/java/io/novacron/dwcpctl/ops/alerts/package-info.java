/** What active alerts ask of whoever is on call: how bad, whose turn, which playbook, hidden by whom. Where they come from is {@code site.alert}'s. */
package io.novacron.dwcpctl.ops.alerts;
