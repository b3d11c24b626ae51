/**
 * The metrics analysis: what its chapters ask, asked once and side by side, and what they make of it. How it looks belongs to
 * {@code face.view}.
 */
package io.novacron.dwcpctl.ops.report;
