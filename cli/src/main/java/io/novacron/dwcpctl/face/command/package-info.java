/**
 * The commands: each parses its options, calls one service and renders what it answers. What is computed belongs to
 * {@code ops}, how it looks to {@code face.view}.
 */
package io.novacron.dwcpctl.face.command;
