/** What is wrong, since when, what changed before it, and what to do next: one look over everything else in {@code ops}. It decides nothing about the rollout; {@code ops.gate} does. */
package io.novacron.dwcpctl.ops.triage;
