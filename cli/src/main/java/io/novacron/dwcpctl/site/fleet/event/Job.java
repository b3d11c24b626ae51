package io.novacron.dwcpctl.site.fleet.event;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is scraped, by the names that Prometheus's jobs have: the application, its six components, v1, the monitoring. */
public enum Job {
    APPLICATION("application", "dwcp-v3", 1_000, 8080),
    AMST("amst", "dwcp-v3-amst", 5_000, 9091),
    HDE("hde", "dwcp-v3-hde", 5_000, 9092),
    PBA("pba", "dwcp-v3-pba", 5_000, 9093),
    ACP("acp", "dwcp-v3-acp", 5_000, 9094),
    ASS("ass", "dwcp-v3-ass", 5_000, 9095),
    ITP("itp", "dwcp-v3-itp", 5_000, 9096),
    V1("v1", "dwcp-v1", 5_000, 8080),
    PROMETHEUS("prometheus", "prometheus", 15_000, 9090),
    ALERTMANAGER("alertmanager", "alertmanager", 15_000, 9093),
    PUSHGATEWAY("pushgateway", "pushgateway", 15_000, 9091),
    GRAFANA("grafana", "grafana", 15_000, 3000);

    private final String id;
    private final String jobName;
    private final long intervalMillis;
    private final int port;

    Job(String id, String jobName, long intervalMillis, int port) {
        this.id = id;
        this.jobName = jobName;
        this.intervalMillis = intervalMillis;
        this.port = port;
    }

    /** The short name: {@code hde}. For a component it is the value of the label {@code component}. */
    public String id() {
        return id;
    }

    /** The value of the label {@code job}: {@code dwcp-v3-hde}. */
    public String jobName() {
        return jobName;
    }

    public long intervalMillis() {
        return intervalMillis;
    }

    /** The port it has in production. */
    public int port() {
        return port;
    }

    /** Whether it is one of the six components. */
    public boolean isComponent() {
        return compareTo(AMST) >= 0 && compareTo(ITP) <= 0;
    }

    /** Whether there is one for each region; the monitoring is there once. */
    public boolean isRegional() {
        return compareTo(V1) <= 0;
    }

    public static List<Job> components() {
        return Arrays.stream(values()).filter(Job::isComponent).toList();
    }

    /** Every id, in the order of declaration. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Job::id).toList();
    }

    public static Optional<Job> ofId(String id) {
        return Arrays.stream(values()).filter(j -> j.id.equals(id)).findFirst();
    }
}
