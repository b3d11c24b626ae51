/** How Grafana is asked. What its dashboards show is not asked here. */
package io.novacron.dwcpctl.site.grafana;
