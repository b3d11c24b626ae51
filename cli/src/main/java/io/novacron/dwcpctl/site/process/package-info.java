/**
 * The port for running commands, kubectl before all, and the one place besides {@code site.kubectl} that starts processes.
 * Which commands are worth running is a playbook's to say.
 */
package io.novacron.dwcpctl.site.process;
