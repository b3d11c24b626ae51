/**
 * Two generations beside each other: what is compared as data, windows of both sides, effects with their intervals, and the
 * verdict on each. How it looks belongs to {@code face.view}, what it means for a decision to {@code ops.gate}.
 */
package io.novacron.dwcpctl.ops.compare;
