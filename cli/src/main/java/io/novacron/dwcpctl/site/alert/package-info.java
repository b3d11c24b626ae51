/**
 * The port for alerts and silences, as whoever is on call sees them. What an alert means for the rollout is {@code ops}'s;
 * how alerts come about is their source's: an Alertmanager, a Prometheus, or rules evaluated in this process.
 */
package io.novacron.dwcpctl.site.alert;
