package io.novacron.dwcpctl.site.fleet.workload;

import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.fleet.wave.Hash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Does what Kubernetes' deployment controller does, ahead of time: after every change it plans the lives of the pods until
 * all is as asked for, and the next change alters what has not happened yet. Changes come in order of time.
 *
 * <p>New pods are created at once when there are too few, and become ready {@link #START} later, one after another by
 * {@link #APART}. Another template replaces the pods one by one: a new one starts, and when it is ready an old one ends
 * (maxSurge 1, maxUnavailable 0).
 */
final class DeploymentPlanner implements ClusterChange.Visitor<Boolean> {
    /** Milliseconds that a pod needs until it is ready. */
    static final long START = 10_000;

    /** Milliseconds between pods that are started together. */
    static final long APART = 1_000;

    private static final int REGIONS = 2;
    private static final String CHANGE_CAUSE = "kubernetes.io/change-cause";

    private final String name;
    private final List<DeploymentHistory.Spec> specs = new ArrayList<>();
    private final List<DeploymentHistory.Rolled> revisions = new ArrayList<>();
    private List<PodRun> pods = new ArrayList<>();
    private final Map<String, String> annotations = new TreeMap<>();
    private int replicas;
    private boolean paused;
    private Template template;
    private Template inForce;
    private @Nullable String cause;
    private long now;
    private int podsMade;

    DeploymentPlanner(String name, int replicas, Template template, @Nullable String cause, long beginning) {
        this.name = name;
        this.replicas = replicas;
        this.template = template;
        this.inForce = template;
        this.cause = cause;
        this.now = beginning;
        newRevision();
        for (int i = 0; i < replicas; i++) {
            pods.add(newPod(beginning, beginning, i % REGIONS));
        }
        noteSpec();
    }

    DeploymentHistory history() {
        return new DeploymentHistory(name, specs, pods, revisions);
    }

    void apply(ClusterChange change, long at) {
        now = at;
        if (change.accept(this)) {
            noteSpec();
            if (!paused && !template.equals(inForce)) {
                inForce = template;
                newRevision();
            }
            plan();
        }
    }

    /** Another template, without the restart that it would take: as if it had always been on its way. */
    void release(Map<String, String> values, String why, long at) {
        now = at;
        template = template.with(values);
        inForce = template;
        cause = why;
        newRevision();
        noteSpec();
        List<PodRun> replaced = new ArrayList<>();
        for (PodRun pod : pods) {
            if (pod.isThere(at)) {
                replaced.add(pod.handingOver(at));
                replaced.add(newPod(at, at, pod.region()));
            } else if (pod.created() < at) {
                replaced.add(pod);
            }
        }
        pods = replaced;
    }

    String variable(String variable) {
        return template.variable(variable);
    }

    private void noteSpec() {
        specs.add(new DeploymentHistory.Spec(now, replicas, paused, template, annotations));
    }

    private void newRevision() {
        long number = 1;
        long since = now;
        for (int i = 0; i < revisions.size(); i++) {
            DeploymentHistory.Rolled old = revisions.get(i);
            number = Math.max(number, old.number() + 1);
            if (old.until() == Long.MAX_VALUE && old.template().equals(inForce)) {
                since = old.since();
                revisions.set(i, old.replaced(now));
            }
        }
        revisions.add(new DeploymentHistory.Rolled(number, now, since, Long.MAX_VALUE, inForce, cause));
        cause = null;
    }

    private void plan() {
        List<PodRun> begun = new ArrayList<>();
        List<PodRun> alive = new ArrayList<>();
        for (PodRun pod : pods) {
            if (pod.isThere(now)) {
                alive.add(pod.until(Long.MAX_VALUE));
            } else if (pod.created() <= now) {
                begun.add(pod);
            }
        }
        pods = begun;
        int missing = replicas - alive.size();
        for (int i = 0; i < missing; i++) {
            alive.add(newPod(now, now + START + i * APART, emptierRegion(alive)));
        }
        List<PodRun> kept = removeExcess(alive);
        roll(kept);
        pods.sort(Comparator.comparingLong(PodRun::created));
    }

    /** Those with the old template go first; one that serves goes once another has taken its place, if it is needed. */
    private List<PodRun> removeExcess(List<PodRun> alive) {
        List<PodRun> inOrder = new ArrayList<>(alive);
        inOrder.sort(Comparator.<PodRun>comparingInt(p -> p.template().equals(inForce) ? 1 : 0)
                .thenComparingInt(p -> p.isReady(now) ? 1 : 0)
                .thenComparing(Comparator.comparingLong(PodRun::created).reversed()));
        int excess = alive.size() - replicas;
        int ready = (int) alive.stream().filter(p -> p.isReady(now)).count();
        List<PodRun> kept = new ArrayList<>();
        List<Long> starting = new ArrayList<>();
        inOrder.stream()
                .filter(p -> !p.isReady(now) && p.template().equals(inForce))
                .map(PodRun::ready)
                .sorted()
                .forEach(starting::add);
        for (PodRun pod : inOrder) {
            if (excess <= 0) {
                kept.add(pod);
            } else {
                excess--;
                boolean serves = pod.isReady(now);
                boolean needed = serves && ready - 1 < replicas && !starting.isEmpty();
                pods.add(pod.until(needed ? starting.remove(0) : now));
                ready -= serves ? 1 : 0;
            }
        }
        return kept;
    }

    private void roll(List<PodRun> kept) {
        long cursor = now;
        for (PodRun pod : kept) {
            if (pod.template().equals(inForce)) {
                pods.add(pod);
                cursor = Math.max(cursor, pod.ready());
            }
        }
        for (PodRun pod : kept) {
            if (!pod.template().equals(inForce)) {
                pods.add(newPod(cursor, cursor + START, pod.region()));
                pods.add(pod.until(cursor + START));
                cursor += START;
            }
        }
    }

    private PodRun newPod(long created, long ready, int region) {
        podsMade++;
        long hash = Hash.mix(Hash.mix(revisions.size(), name), podsMade);
        String id = String.format(Locale.ROOT, "%016x", hash);
        String ip = "10.42." + Math.floorMod(Hash.mix(0, name), 250) + "." + (2 + podsMade % 250);
        String revision = String.format(Locale.ROOT, "%016x", Hash.mix(inForce.restart(), inForce.text()));
        return new PodRun(
                name + "-" + revision.substring(0, 9) + "-" + id.substring(0, 5),
                ip,
                region,
                inForce,
                created,
                ready,
                Long.MAX_VALUE,
                true);
    }

    private static int emptierRegion(List<PodRun> alive) {
        long first = alive.stream().filter(p -> p.region() == 0).count();
        return 2 * first <= alive.size() ? 0 : 1;
    }

    @Override
    public Boolean scale(ClusterChange.Scale change) {
        boolean changes = replicas != change.replicas();
        replicas = change.replicas();
        return changes;
    }

    @Override
    public Boolean setEnv(ClusterChange.SetEnv change) {
        return become(template.with(change.values()));
    }

    private boolean become(Template next) {
        boolean changes = !template.equals(next);
        template = next;
        return changes;
    }

    @Override
    public Boolean pauseRollout(ClusterChange.PauseRollout change) {
        boolean changes = !paused;
        paused = true;
        return changes;
    }

    @Override
    public Boolean resumeRollout(ClusterChange.ResumeRollout change) {
        boolean changes = paused;
        paused = false;
        return changes;
    }

    @Override
    public Boolean resumeWithEnv(ClusterChange.ResumeWithEnv change) {
        boolean resumed = paused;
        paused = false;
        return become(template.with(change.values())) || resumed;
    }

    @Override
    public Boolean undoRollout(ClusterChange.UndoRollout change) {
        List<DeploymentHistory.Rolled> known =
                revisions.stream().filter(r -> r.until() == Long.MAX_VALUE).toList();
        if (paused || known.size() < 2) {
            return false;
        }
        Long wanted = change.revision();
        long number = wanted == null ? known.get(known.size() - 2).number() : wanted;
        return known.stream()
                .filter(r -> r.number() == number)
                .findFirst()
                .map(r -> become(r.template()))
                .orElse(false);
    }

    @Override
    public Boolean restartRollout(ClusterChange.RestartRollout change) {
        return !paused && become(template.restarted());
    }

    @Override
    public Boolean annotate(ClusterChange.Annotate change) {
        String value = change.value();
        if (value == null) {
            return annotations.remove(change.key()) != null;
        }
        if (change.key().equals(CHANGE_CAUSE)) {
            cause = value;
        }
        return !value.equals(annotations.put(change.key(), value));
    }

    @Override
    public Boolean selectVersion(ClusterChange.SelectVersion change) {
        return false; // the service's
    }

    @Override
    public Boolean setConfigKey(ClusterChange.SetConfigKey change) {
        return false; // the config map's
    }
}
