package io.novacron.dwcpctl.ops.health;

import io.novacron.dwcpctl.metrics.series.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is scraped by a job in a region.
 *
 * @param kind {@code application}, a component's id, {@code v1}, or what the monitoring consists of
 * @param region the empty string for the monitoring
 */
record Service(String kind, String region) implements Comparable<Service> {
    static final String APPLICATION = "application";
    static final List<String> COMPONENTS = List.of("amst", "hde", "pba", "acp", "ass", "itp");
    static final String V1 = "v1";
    static final List<String> MONITORING = List.of("prometheus", "alertmanager", "pushgateway", "grafana");

    private static final String JOB = "dwcp-v3";
    private static final String JOB_OF_V1 = "dwcp-v1";

    /** All jobs, as a regular expression. */
    static final String JOBS = JOB + "|" + JOB + "-(" + String.join("|", COMPONENTS) + ")|" + JOB_OF_V1 + "|"
            + String.join("|", MONITORING);

    /** Which one has a series; empty where none of them. */
    static Optional<Service> of(Labels series) {
        String job = series.get("job");
        String region = series.get("region");
        if (job.equals(JOB)) {
            return Optional.of(new Service(APPLICATION, region));
        }
        if (job.startsWith(JOB + "-") && COMPONENTS.contains(job.substring(JOB.length() + 1))) {
            return Optional.of(new Service(job.substring(JOB.length() + 1), region));
        }
        if (job.equals(JOB_OF_V1)) {
            return Optional.of(new Service(V1, region));
        }
        return MONITORING.contains(job) ? Optional.of(new Service(job, "")) : Optional.empty();
    }

    /** The application and its components. */
    static List<String> parts() {
        List<String> parts = new ArrayList<>(List.of(APPLICATION));
        parts.addAll(COMPONENTS);
        return parts;
    }

    boolean isPartOfV3() {
        return kind.equals(APPLICATION) || COMPONENTS.contains(kind);
    }

    /** As the label {@code job}. */
    String job() {
        if (kind.equals(APPLICATION)) {
            return JOB;
        }
        if (kind.equals(V1)) {
            return JOB_OF_V1;
        }
        return COMPONENTS.contains(kind) ? JOB + "-" + kind : kind;
    }

    String id() {
        return region.isEmpty() ? kind : kind + "/" + region;
    }

    @Override
    public int compareTo(Service other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : region.compareTo(other.region);
    }
}
