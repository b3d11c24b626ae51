package io.novacron.dwcpctl.ops.alerts;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.site.alert.Alert;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An active alert as it concerns whoever is on call.
 *
 * @param age for how long it has been active; null where that is not known
 */
public record OpenAlert(Alert alert, @Nullable Duration age, Escalation escalation) {
    /** What the names of all our alerts begin with. */
    static final String PREFIX = "DWCPv3";

    /** How bad it is. */
    public enum Severity {
        CRITICAL,
        WARNING,
        /** Neither, or not said. */
        OTHER
    }

    public Severity severity() {
        return switch (alert.labels().get("severity")) {
            case "critical" -> Severity.CRITICAL;
            case "warning" -> Severity.WARNING;
            default -> Severity.OTHER;
        };
    }

    /** Its name without the prefix that all have. */
    public String name() {
        String name = alert.name();
        return name.startsWith(PREFIX) && name.length() > PREFIX.length() ? name.substring(PREFIX.length()) : name;
    }

    /** The playbook's id, where its rule names one. */
    public Optional<String> playbook() {
        return Optional.ofNullable(alert.annotations().get("runbook")).filter(id -> !id.isBlank());
    }

    /** Whether people are told of it now: neither silenced nor inhibited. */
    public boolean isHeard() {
        return !alert.isSilenced() && !alert.inhibited();
    }

    /** What it says of the whole: a firing critical one is WARN, for the measurement it restates is judged by itself. */
    public Verdict verdict() {
        return alert.isFiring() && severity() == Severity.CRITICAL ? Verdict.WARN : Verdict.PASS;
    }
}
