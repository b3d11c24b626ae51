package io.novacron.dwcpctl.ops.playbook.run;

import io.novacron.dwcpctl.ops.playbook.ChangeTemplate;
import io.novacron.dwcpctl.ops.playbook.course.Facts;
import io.novacron.dwcpctl.ops.playbook.course.Line;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.ClusterException;
import io.novacron.dwcpctl.site.cluster.Deployment;
import io.novacron.dwcpctl.site.cluster.Pod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a change of the cluster brings about, and whether one was carried out. */
final class Changes {
    private static final String REVISION = "revisionBefore";

    private final Cluster cluster;

    Changes(Cluster cluster) {
        this.cluster = cluster;
    }

    /** What a person should know before saying yes, a sentence each. */
    static List<String> consequences(ChangeTemplate template, ClusterChange change) {
        List<String> known = new ArrayList<>();
        if (template.restartsPods()) {
            known.add("It restarts the pods of " + change.object()
                    + " one after another, and with them the migrations they are running.");
        }
        if (change instanceof ClusterChange.Scale scale && scale.replicas() == 0) {
            known.add("No pod of " + change.object() + " will be left.");
        }
        if (change instanceof ClusterChange.SetConfigKey) {
            known.add("Pods know the new value after their next start.");
        }
        if (change instanceof ClusterChange.PauseRollout) {
            known.add("Changes of the pod template wait until it is resumed.");
        }
        return known;
    }

    /** What is worth remembering of how it was, so that it can be told later whether the change was made. */
    Map<String, String> before(ClusterChange change) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (change instanceof ClusterChange.UndoRollout || change instanceof ClusterChange.RestartRollout) {
            facts.put(
                    REVISION, Long.toString(cluster.deployment(change.object()).revision()));
        }
        return facts;
    }

    /** Looks whether what was intended is so. */
    Line found(Line line, ClusterChange change, Line intent) {
        String what = intent.fact(Facts.COMMAND);
        try {
            Line.Finding finding = look(change, intent);
            String says = switch (finding) {
                case APPLIED -> "looked: it had been carried out";
                case NOT_APPLIED -> "looked: it had not been carried out: " + what;
                case UNKNOWN -> "looked: whether it was carried out cannot be told: " + what;
            };
            return line.with(Facts.FOUND, finding.name()).with(Facts.SAYS, says);
        } catch (ClusterException e) {
            return line.with(Facts.FOUND, Line.Finding.UNKNOWN.name())
                    .with(Facts.SAYS, "whether it was carried out cannot be told (" + e.getMessage() + "): " + what);
        }
    }

    private Line.Finding look(ClusterChange change, Line intent) {
        if (change instanceof ClusterChange.SetConfigKey set) {
            String value = cluster.configMap(set.configMap()).data().get(set.key());
            return is(set.value().equals(value));
        }
        Deployment now = cluster.deployment(change.object());
        if (change instanceof ClusterChange.Scale scale) {
            return is(now.replicas().desired() == scale.replicas());
        }
        if (change instanceof ClusterChange.SetEnv set) {
            return is(now.env().entrySet().containsAll(set.values().entrySet()));
        }
        if (change instanceof ClusterChange.PauseRollout) {
            return is(now.paused());
        }
        if (change instanceof ClusterChange.ResumeRollout) {
            return is(!now.paused());
        }
        // the revision is counted by a controller, a moment after the change: the same number proves nothing until it
        // has looked
        String before = intent.fact(REVISION);
        if (before.isEmpty() || !now.observed()) {
            return Line.Finding.UNKNOWN;
        }
        long further = now.revision() - Long.parseLong(before);
        if (change instanceof ClusterChange.RestartRollout && further == 0) {
            boolean began = cluster.pods(change.object()).stream()
                    .map(Pod::started)
                    .anyMatch(started -> started != null && !started.isBefore(intent.at()));
            return began ? Line.Finding.APPLIED : Line.Finding.UNKNOWN;
        }
        if (further == 0) {
            return Line.Finding.NOT_APPLIED;
        }
        // several steps further, somebody else has been there too
        return further == 1 ? Line.Finding.APPLIED : Line.Finding.UNKNOWN;
    }

    private static Line.Finding is(boolean so) {
        return so ? Line.Finding.APPLIED : Line.Finding.NOT_APPLIED;
    }

    /** How the object is now, in one line. */
    String state(ClusterChange change) {
        try {
            if (change instanceof ClusterChange.SetConfigKey) {
                return "accepted";
            }
            Deployment now = cluster.deployment(change.object());
            Deployment.Replicas replicas = now.replicas();
            return "accepted; " + now.name() + ": " + replicas.updated() + " of " + replicas.desired()
                    + " pods run the present template, " + replicas.available() + " available"
                    + (now.paused() ? ", paused" : "");
        } catch (ClusterException e) {
            return "accepted; how it is now is not known: " + e.getMessage();
        }
    }
}
