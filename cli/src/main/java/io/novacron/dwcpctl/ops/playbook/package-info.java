/**
 * Playbooks as data: their model, how files are read, what a step may do. Finding what is wrong with one belongs to {@code
 * lint}, where a run stands to {@code course}, carrying it out to {@code run}, trying one by scripted answers to {@code trial}.
 */
package io.novacron.dwcpctl.ops.playbook;
