/**
 * GO or NO-GO: gates as data, the questions they ask, and how the answers make a decision. How it looks belongs to
 * {@code face.view}; keeping the answers to {@code ops.evidence}.
 */
package io.novacron.dwcpctl.ops.gate;
