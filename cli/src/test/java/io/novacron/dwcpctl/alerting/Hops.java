package io.novacron.dwcpctl.alerting;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * The way of an alert.
 *
 * @param injected its cause began
 * @param pending the first evaluation that saw it
 * @param firing the first evaluation by which {@code for} had passed
 * @param sent it arrived at Alertmanager
 * @param received it arrived at the webhook
 */
record Hops(WatchedAlert alert, Instant injected, Instant pending, Instant firing, Instant sent, Instant received) {
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: injected %s, pending +%s, firing +%s, at Alertmanager +%s, at the webhook +%s",
                alert,
                injected,
                since(pending),
                since(firing),
                since(sent),
                since(received));
    }

    private String since(Instant moment) {
        return String.format(
                Locale.ROOT, "%.1fs", Duration.between(injected, moment).toMillis() / 1000.0);
    }
}
