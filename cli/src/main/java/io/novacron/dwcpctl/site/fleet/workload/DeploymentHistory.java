package io.novacron.dwcpctl.site.fleet.workload;

import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A deployment from its beginning on. Times are milliseconds since the epoch; nothing is asked about times before it. */
public final class DeploymentHistory {
    private final String name;
    private final List<Spec> specs;
    private final List<PodRun> pods;
    private final List<Rolled> revisions;

    DeploymentHistory(String name, List<Spec> specs, List<PodRun> pods, List<Rolled> revisions) {
        this.name = name;
        this.specs = List.copyOf(specs);
        this.pods = List.copyOf(pods);
        this.revisions = List.copyOf(revisions);
    }

    /** What is asked for, until the next one. */
    public record Spec(long since, int replicas, boolean paused, Template template, Map<String, String> annotations) {
        public Spec {
            annotations = Map.copyOf(annotations);
        }
    }

    /**
     * A revision.
     *
     * @param since when its template was first rolled out
     * @param until when another number took its place; {@link Long#MAX_VALUE} where none did
     */
    public record Rolled(
            long number,
            long from,
            long since,
            long until,
            Template template,
            @Nullable String cause) {
        Rolled replaced(long at) {
            return new Rolled(number, from, since, at, template, cause);
        }
    }

    public String name() {
        return name;
    }

    /** What is asked for at a moment. */
    public Spec spec(long millis) {
        Spec found = specs.get(0);
        for (Spec spec : specs) {
            if (spec.since <= millis) {
                found = spec;
            }
        }
        return found;
    }

    /** When more than annotations was last changed by a moment. */
    public long specifiedSince(long millis) {
        Spec last = specs.get(0);
        for (Spec spec : specs) {
            boolean same =
                    spec.replicas == last.replicas && spec.paused == last.paused && spec.template.equals(last.template);
            if (spec.since <= millis && !same) {
                last = spec;
            }
        }
        return last.since;
    }

    /** The revisions that are known at a moment, the oldest number first. */
    public List<Rolled> revisions(long millis) {
        return revisions.stream()
                .filter(r -> r.from <= millis && millis < r.until)
                .toList();
    }

    /** The pods that are there at a moment, in the order in which they were created. */
    public List<PodRun> pods(long millis) {
        return pods.stream().filter(p -> p.isThere(millis)).toList();
    }

    /** How many are ready at a moment. */
    public int ready(long millis) {
        return (int) readyPods(millis).count();
    }

    private Stream<PodRun> readyPods(long millis) {
        return pods.stream().filter(p -> p.isReady(millis));
    }

    /** The part of the ready pods whose template is such; 0 where none is ready. */
    public double readyShare(long millis, Predicate<Template> such) {
        return readyPods(millis)
                .mapToDouble(p -> such.test(p.template()) ? 1 : 0)
                .average()
                .orElse(0);
    }

    /** The mean of a variable over the ready pods, 0 where it is no number. */
    public double readyMean(long millis, String variable) {
        return readyPods(millis)
                .mapToDouble(p -> number(p.template().variable(variable)))
                .average()
                .orElse(0);
    }

    /** A number as text; 0 where it is none. */
    public static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** How many pods have ended in the span before a moment and cut off what they ran. */
    public int aborted(long millis, long span) {
        return (int) pods.stream()
                .filter(p -> p.aborting() && p.gone() <= millis && millis < p.gone() + span)
                .count();
    }

    /** When the oldest of the ready pods was created; {@link Long#MIN_VALUE} where none is ready. */
    public long oldestReady(long millis) {
        return readyPods(millis).mapToLong(PodRun::created).min().orElse(Long.MIN_VALUE);
    }

    /** All moments at which something of it changes, ends of pods by so much later too. */
    NavigableSet<Long> moments(long afterEnd) {
        NavigableSet<Long> moments = new TreeSet<>();
        specs.forEach(s -> moments.add(s.since));
        for (PodRun pod : pods) {
            moments.add(pod.created());
            moments.add(pod.ready());
            if (pod.gone() < Long.MAX_VALUE) {
                moments.add(pod.gone());
                moments.add(pod.gone() + afterEnd);
            }
        }
        return moments;
    }

    /** How often something of it, its status included, has changed by then. */
    public long changes(long millis) {
        return specs.stream().filter(s -> s.since <= millis).count()
                + moments(0).headSet(millis, true).size();
    }
}
