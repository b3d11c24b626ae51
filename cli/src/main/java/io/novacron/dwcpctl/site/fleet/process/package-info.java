/**
 * What the simulated system answers to the commands of playbooks: kubectl's, as far as they only look. Answers follow from
 * the fleet's metrics and its cluster.
 */
package io.novacron.dwcpctl.site.fleet.process;
