/** Alertmanagers over their v2 API: alerts that fire, silences. Pending alerts are Prometheus's to tell. */
package io.novacron.dwcpctl.site.alertmanager;
