/**
 * What was asked of whom and what was answered, kept so that a decision can be worked out again without any server. What
 * the answers mean belongs to {@code ops.gate}.
 */
package io.novacron.dwcpctl.ops.evidence;
