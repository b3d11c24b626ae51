/**
 * The edges: what a context opens, and who implements its ports. The only floor that talks to servers; what their answers
 * mean belongs to {@code ops}.
 */
package io.novacron.dwcpctl.site;
