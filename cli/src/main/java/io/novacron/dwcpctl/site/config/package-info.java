/**
 * The config file and the contexts in it: reading, choosing, changing. Opening what a context names is {@code site.Sites};
 * how HTTP settings read is {@code site.http}'s.
 */
package io.novacron.dwcpctl.site.config;
