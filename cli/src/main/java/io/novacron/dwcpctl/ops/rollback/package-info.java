/**
 * Back to v1: the plan, the steps and their journal, resuming, and who may do it at a time. What shows that it has worked is
 * {@code ops.rollback.verify}'s; how it looks, {@code face.view}'s.
 */
package io.novacron.dwcpctl.ops.rollback;
