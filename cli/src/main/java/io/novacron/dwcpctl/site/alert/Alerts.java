package io.novacron.dwcpctl.site.alert;

import java.util.List;

/**
 * What alerts there are, and how much of the truth that is.
 *
 * @param alerts sorted by their labels; several replicas' view of one alert is one alert
 * @param pendingKnown whether those that are pending are among them: an Alertmanager is only told of those that fire
 * @param silencesKnown whether it is known which are silenced and inhibited: a Prometheus is told of neither
 */
public record Alerts(List<Alert> alerts, boolean pendingKnown, boolean silencesKnown, Origin origin) {
    public Alerts {
        alerts = List.copyOf(alerts);
    }

    /** Those that fire, silenced or not. */
    public List<Alert> firing() {
        return alerts.stream().filter(Alert::isFiring).toList();
    }
}
