/**
 * From results to documents: what a command's answer looks like. How a document is written is {@code face.output}'s; what
 * is asked, {@code ops}'s.
 */
package io.novacron.dwcpctl.face.view;
