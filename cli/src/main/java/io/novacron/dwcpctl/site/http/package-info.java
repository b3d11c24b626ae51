/**
 * Talking HTTP to the services of a site: Prometheus's own client block read and obeyed, deadlines, limits, retries,
 * redirects, and one wording for every way a server can fail. What a service's paths and replies mean belongs to its
 * client.
 */
package io.novacron.dwcpctl.site.http;
