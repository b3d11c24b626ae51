/** What is wrong, since when, what changed before it, and what to do next: one look over everything else in {@code ops}. It decides nothing by itself: what it says of the whole is what {@code ops.gate} decides. */
package io.novacron.dwcpctl.ops.triage;
