package io.novacron.dwcpctl.site.fleet.metric;

import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.site.fleet.condition.Conditions;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.wave.Rate;
import java.util.List;

/** Errors by component and type: what is usual, and what faults add. */
final class Errors {
    /** The values of the label {@code error_type}. */
    static final List<String> TYPES =
            List.of("network_timeout", "consensus_failure", "compression_error", "memory_error", "state_sync_error");

    private static final List<String> SEVERITIES = List.of("warning", "critical");

    private final Exposure exposure;

    Errors(Exposure exposure) {
        this.exposure = exposure;
    }

    void expose() {
        Exposure.CounterFamily errors = exposure.counter("dwcp_v3_errors_total", "Errors logged.");
        for (Job component : Job.components()) {
            for (String type : TYPES) {
                for (String severity : SEVERITIES) {
                    errors.counting(
                            Labels.of("component", component.id(), "error_type", type, "severity", severity),
                            c -> rate(c, component, type, severity.equals("critical")));
                }
            }
        }
        errors.done();
    }

    private static Rate rate(Conditions c, Job component, String type, boolean critical) {
        String kind = component.id() + ' ' + type;
        double burst = c.errorBurst() * (critical ? criticalInBurst(kind) : warningInBurst(kind));
        double consensus = critical && kind.equals("acp consensus_failure") ? c.consensusFailures() : 0;
        // whoever needs a component that is down notices, and says so
        double unreachable = critical && c.isDown(component) && type.equals("network_timeout") ? 0.4 : 0;
        Rate aborted =
                critical && kind.equals("ass state_sync_error") ? Traffic.v3(c).times(c.abortedByPods()) : Rate.ZERO;
        Rate usual = Traffic.v3(c).times(Traffic.ERRORS_PER_MIGRATION * (critical ? 0.05 : 0.95) * usualShare(kind));
        return usual.plus(aborted).plus(Rate.of(burst + consensus + unreachable));
    }

    private static double usualShare(String kind) {
        return switch (kind) {
            case "amst network_timeout" -> 0.5;
            case "pba network_timeout" -> 0.15;
            case "ass state_sync_error" -> 0.15;
            case "hde compression_error" -> 0.12;
            case "itp memory_error" -> 0.05;
            case "amst memory_error" -> 0.03;
            default -> 0;
        };
    }

    private static double criticalInBurst(String kind) {
        return switch (kind) {
            case "amst network_timeout" -> 0.45;
            case "ass state_sync_error" -> 0.15;
            default -> 0;
        };
    }

    private static double warningInBurst(String kind) {
        return switch (kind) {
            case "amst network_timeout" -> 0.2;
            case "pba network_timeout", "hde compression_error" -> 0.1;
            default -> 0;
        };
    }
}
