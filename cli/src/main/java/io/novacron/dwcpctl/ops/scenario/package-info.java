/**
 * What a scenario of the simulated fleet does, in figures: for choosing one before an exercise. Playing an exercise is
 * {@code ops.playbook}'s.
 */
package io.novacron.dwcpctl.ops.scenario;
