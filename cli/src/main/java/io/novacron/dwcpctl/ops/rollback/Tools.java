package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.time.Timeline;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.KubectlCommand;
import io.novacron.dwcpctl.site.cluster.Pod;
import io.novacron.dwcpctl.site.process.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the steps of a rollback work with.
 *
 * @param directory of the rollback
 * @param regions in which v1 is to serve; empty where nobody says
 */
record Tools(
        Cluster cluster,
        MetricSource metrics,
        Processes processes,
        Timeline timeline,
        Pace pace,
        Path directory,
        Set<String> regions,
        @Nullable String region) {
    Tools {
        regions = Set.copyOf(regions);
    }

    /** Repeats questions and changes for a step; every change is noted as an intent first. */
    Patience patience(StepLog log, Function<ClusterChange, String> change) {
        KubectlCommand commands = new KubectlCommand(cluster.names());
        return new Patience(
                cluster,
                timeline,
                pace.repeated(),
                log::remarks,
                (asked, again) -> log.intends(change.apply(asked), KubectlCommand.text(commands.of(asked))));
    }

    /** Repeats questions alone. */
    Patience patience(StepLog log) {
        return patience(log, change -> "");
    }

    /** Lets the time between two looks pass; whether there is time for another look. */
    boolean pause(Instant end) throws InterruptedException {
        return pause(end, pace.between());
    }

    /** As above, where nobody waits for the outcome. */
    boolean pauseLong(Instant end) throws InterruptedException {
        return pause(end, pace.between().multipliedBy(5));
    }

    private boolean pause(Instant end, Duration between) throws InterruptedException {
        Instant now = timeline.now();
        if (!now.isBefore(end)) {
            return false;
        }
        Instant next = now.plus(between);
        timeline.awaitUntil(next.isAfter(end) ? end : next);
        return true;
    }

    Instant end(Step step) {
        return timeline.now().plus(pace.limit(step));
    }

    /** How many of the pods are ready and would get requests by a selector. */
    static int readyBehind(Map<String, String> selector, List<Pod> pods) {
        return (int) pods.stream()
                .filter(pod -> pod.ready() && pod.labels().entrySet().containsAll(selector.entrySet()))
                .count();
    }

    /** A step that cannot be done as things are. */
    static CliException failed(String message, String suggestion) {
        return new CliException(ExitCode.NO_GO, message, suggestion);
    }
}
