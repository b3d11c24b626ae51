/**
 * The record of a rollback for people, in Markdown, from its journal. What happened is the journal's; this only tells it, and
 * what is left to do by hand.
 */
package io.novacron.dwcpctl.ops.rollback.record;
