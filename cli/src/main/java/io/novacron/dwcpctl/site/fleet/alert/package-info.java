/**
 * Alert and recording rules over the simulated fleet, as a Prometheus beside it would have evaluated them, and the
 * Alertmanager that keeps silences. Nothing is evaluated until somebody asks for what rules write. Where silences are kept
 * is somebody else's concern.
 */
package io.novacron.dwcpctl.site.fleet.alert;
