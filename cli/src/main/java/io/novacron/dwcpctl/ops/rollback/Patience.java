package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.base.time.Timeline;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.ClusterException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Asks a cluster again that did not answer, and repeats a change that met a conflict or whose outcome is not known: always
 * by looking first at how things are. What is forbidden, absent or refused is not repeated.
 */
final class Patience {
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Cluster cluster;
    private final Timeline timeline;
    private final Duration limit;
    private final Consumer<String> remarks;
    private final BiConsumer<ClusterChange, Boolean> intents;

    /**
     * @param limit how long a question or a change is repeated
     * @param remarks told of every repetition
     * @param intents told before a change is asked for, and again, with true, before it is repeated; if it throws, the change is not
     *     asked for
     */
    Patience(
            Cluster cluster,
            Timeline timeline,
            Duration limit,
            Consumer<String> remarks,
            BiConsumer<ClusterChange, Boolean> intents) {
        this.cluster = cluster;
        this.timeline = timeline;
        this.limit = limit;
        this.remarks = remarks;
        this.intents = intents;
    }

    /** Something that the cluster says. */
    <T> T ask(Supplier<T> question) throws InterruptedException {
        Instant end = timeline.now().plus(limit);
        while (true) {
            try {
                return question.get();
            } catch (ClusterException e) {
                if (e.kind() != ClusterException.Kind.UNREACHABLE || isOver(end)) {
                    throw e;
                }
                remarks.accept(e.getMessage() + "; asked again");
            }
            timeline.awaitUntil(timeline.now().plus(BETWEEN));
        }
    }

    /**
     * Makes a change.
     *
     * @param missing looks at the cluster, and says what change it still needs; empty where it needs none
     * @return whether a change was asked for
     */
    boolean make(Supplier<Optional<ClusterChange>> missing) throws InterruptedException {
        Instant end = timeline.now().plus(limit);
        boolean asked = false;
        while (true) {
            try {
                Optional<ClusterChange> change = missing.get();
                if (change.isEmpty()) {
                    return asked;
                }
                intents.accept(change.get(), asked);
                asked = true;
                cluster.apply(change.get());
                return true;
            } catch (ClusterException e) {
                boolean again =
                        e.kind() == ClusterException.Kind.UNREACHABLE || e.kind() == ClusterException.Kind.CONFLICT;
                if (!again || isOver(end)) {
                    throw e;
                }
                remarks.accept(e.getMessage() + "; the cluster is looked at before it is tried again");
            }
            timeline.awaitUntil(timeline.now().plus(BETWEEN));
        }
    }

    private boolean isOver(Instant end) {
        return !timeline.now().isBefore(end);
    }
}
