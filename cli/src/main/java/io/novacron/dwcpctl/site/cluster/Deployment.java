package io.novacron.dwcpctl.site.cluster;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deployment as the cluster has it.
 *
 * @param paused whether changes of its pod template wait until it is resumed
 * @param observed whether the status (all counts but the desired one) is about the present specification; until it is, the
 *     counts say nothing about the last change
 * @param container the name of the first container: image and environment are this one's
 * @param image of the pod template
 * @param env of the pod template: variables with a value of their own, not those taken from elsewhere
 * @param labels of the deployment itself
 * @param annotations of the deployment itself
 * @param resourceVersion opaque; another one means that something of it has changed, its status included
 * @param revision of the pod template that is in force or being rolled out, 1 or more; 0 where the cluster has not said yet
 * @param changed when someone last changed its specification or annotations; null where the cluster does not say
 */
public record Deployment(
        String name,
        Replicas replicas,
        boolean paused,
        boolean observed,
        String container,
        String image,
        Map<String, String> env,
        Map<String, String> labels,
        Map<String, String> annotations,
        String resourceVersion,
        long revision,
        @Nullable Instant changed) {
    public Deployment {
        env = Map.copyOf(env);
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    /**
     * Whether all that was asked for is there: every pod wanted runs the present template and is available, and no other
     * one is left. Never true of a change to the template while paused.
     */
    public boolean isRolledOut() {
        return observed
                && replicas.updated() == replicas.desired()
                && replicas.available() == replicas.desired()
                && replicas.total() == replicas.desired();
    }

    /**
     * How many pods there are, 0 or more each.
     *
     * @param desired as asked for
     * @param total not yet gone, whatever they run
     * @param updated that run the present template
     * @param ready that say they can serve
     * @param available that have been ready for as long as the deployment demands
     */
    public record Replicas(int desired, int total, int updated, int ready, int available) {}
}
