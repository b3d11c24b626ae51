package io.novacron.dwcpctl.ops.playbook.run;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.ops.alerts.AlertBoard;
import io.novacron.dwcpctl.ops.alerts.OpenAlert;
import io.novacron.dwcpctl.ops.playbook.Placeholder;
import io.novacron.dwcpctl.ops.playbook.Playbook;
import io.novacron.dwcpctl.ops.playbook.course.Facts;
import io.novacron.dwcpctl.ops.playbook.course.Line;
import io.novacron.dwcpctl.site.Site;
import io.novacron.dwcpctl.site.alert.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first lines of a run: what it is of, the alert that called for it, and the values known from the start. */
public final class Beginning {
    private static final List<String> OF_SLAS = List.of(
            "RolloutNoGo",
            "LatencyP99Critical",
            "ThroughputCriticalLow",
            "ErrorRateCritical",
            "SLALatencyViolation",
            "SLAThroughputViolation",
            "SLAErrorRateViolation");

    private Beginning() {}

    /**
     * Looks for the alert, and puts the lines together.
     *
     * @param set values given by whoever begins it; they come before the alert's labels
     * @param run its id
     * @param operator who begins it
     * @throws CliException with code 64 if a value is not of its type, or there is no such placeholder
     */
    public static List<Line> of(Playbook playbook, Scene scene, Map<String, String> set, String run, String operator) {
        Site site = scene.site();
        return with(board(site, site.timeline().now()), playbook, scene, set, run, operator);
    }

    /** The same where no alert called for it, and none is looked for. */
    public static List<Line> uncalled(
            Playbook playbook, Scene scene, Map<String, String> set, String run, String operator) {
        return with(null, playbook, scene, set, run, operator);
    }

    private static List<Line> with(
            @Nullable AlertBoard board,
            Playbook playbook,
            Scene scene,
            Map<String, String> set,
            String run,
            String operator) {
        Site site = scene.site();
        Instant now = site.timeline().now();
        OpenAlert alert = alert(playbook, board);
        Line began = Line.of(now, Line.Kind.BEGAN, "")
                .with(Facts.RUN, run)
                .with(Facts.PLAYBOOK, playbook.id())
                .with(Facts.CONTEXT, site.context())
                .with(Facts.SIMULATED, Boolean.toString(site.simulated()))
                .with(Facts.EXERCISE, Boolean.toString(scene.exercise()))
                .with(Facts.OPERATOR, operator);
        if (playbook.alert() != null) {
            // called for by hand, it is taken as seriously as the alert would be
            began = began.with(Facts.ALERT, playbook.alert())
                    .with(
                            Facts.URGENCY,
                            alert == null ? "immediate" : alert.alert().labels().get("escalation"));
        }
        Instant since = alert == null ? null : alert.alert().since();
        if (since != null) {
            began = began.with(Facts.SINCE, Moment.forMachines(since));
        }
        if (board != null) {
            boolean violated = board.firing().stream().anyMatch(open -> OF_SLAS.contains(open.name()));
            began = began.with(Facts.VIOLATED, Boolean.toString(violated));
        }
        List<Line> lines = new ArrayList<>(List.of(began));
        given(playbook, set, now, lines);
        if (alert != null) {
            labels(playbook, alert.alert(), set, now, lines);
        }
        return lines;
    }

    private static @Nullable AlertBoard board(Site site, Instant now) {
        try {
            return AlertBoard.of(site.alerts().alerts(), now);
        } catch (SourceException e) {
            return null; // a run is needed most when nobody answers
        }
    }

    private static @Nullable OpenAlert alert(Playbook playbook, @Nullable AlertBoard board) {
        return board == null
                ? null
                : board.firing().stream()
                        .filter(open -> open.alert().name().equals(playbook.alert()))
                        .findFirst()
                        .orElse(null);
    }

    private static void given(Playbook playbook, Map<String, String> set, Instant now, List<Line> lines) {
        set.forEach((name, value) -> {
            Placeholder placeholder = playbook.placeholders().get(name);
            if (placeholder == null) {
                throw CliException.usage(
                        "the playbook " + playbook.id() + " has no placeholder \"" + name + "\"",
                        Nearest.hint(name, playbook.placeholders().keySet())
                                + (playbook.placeholders().isEmpty()
                                        ? "It has none."
                                        : "It has "
                                                + String.join(
                                                        ", ",
                                                        playbook.placeholders().keySet()) + "."));
            }
            lines.add(Conductor.bound(now, name, placeholder.check(value), "given"));
        });
    }

    /** What a label says counts only where it is of the placeholder's type: labels come from outside. */
    private static void labels(Playbook playbook, Alert alert, Map<String, String> set, Instant now, List<Line> lines) {
        for (Placeholder placeholder : playbook.placeholders().values()) {
            String label = alert.labels().get(placeholder.name());
            if (!label.isEmpty() && !set.containsKey(placeholder.name())) {
                try {
                    lines.add(Conductor.bound(now, placeholder.name(), placeholder.check(label), "alert"));
                } catch (CliException e) {
                    lines.add(Line.of(now, Line.Kind.REMARKED, "")
                            .with(Facts.SAYS, "the alert's label is not taken: " + e.getMessage()));
                }
            }
        }
    }
}
