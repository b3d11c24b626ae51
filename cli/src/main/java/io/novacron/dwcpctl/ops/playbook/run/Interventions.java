package io.novacron.dwcpctl.ops.playbook.run;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.ops.playbook.Action;
import io.novacron.dwcpctl.ops.playbook.ChangeTemplate;
import io.novacron.dwcpctl.ops.playbook.Wording;
import io.novacron.dwcpctl.ops.playbook.course.Course;
import io.novacron.dwcpctl.ops.playbook.course.Facts;
import io.novacron.dwcpctl.ops.playbook.course.Line;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.ClusterException;
import io.novacron.dwcpctl.site.cluster.KubectlCommand;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What leaves a mark: changes of the cluster, messages, the rollback. Each is shown, asked, written down before it is done and
 * after; what was cut off in between is looked up, never silently repeated.
 */
public final class Interventions {
    /** What a message is told of a run without being given it. */
    public static final Set<String> KNOWN =
            Set.of("context", "operator", "run", "playbook", "incident", "alert", "elapsed");

    private static final String ROLLBACK = "rollback";

    private final Scene scene;
    private final Desk desk;
    private final Consumer<Line> write;

    /** @param write puts a line on disk before it returns */
    Interventions(Scene scene, Desk desk, Consumer<Line> write) {
        this.scene = scene;
        this.desk = desk;
        this.write = write;
    }

    boolean isOne(Action action) {
        return action instanceof Action.Change || action instanceof Action.Notify || action instanceof Action.Rollback;
    }

    /**
     * Shows it, asks, and does it.
     *
     * @param agreed called before it is done
     * @param declined called where it is not to be done
     */
    void carryOut(Course course, Screen screen, Runnable agreed, Runnable declined) throws InterruptedException {
        Action action = course.step().action();
        if (action instanceof Action.Change change) {
            change(course, screen, change.change(), agreed, declined);
        } else if (action instanceof Action.Notify notify) {
            announce(course, screen, notify, agreed, declined);
        } else if (action instanceof Action.Rollback rollback) {
            retreat(course, screen, rollback, agreed, declined);
        }
    }

    private void change(Course course, Screen screen, ChangeTemplate template, Runnable agreed, Runnable declined)
            throws InterruptedException {
        Cluster cluster = scene.site().cluster();
        Changes changes = new Changes(cluster);
        ClusterChange change;
        Map<String, String> before;
        try {
            change = template.resolve(cluster.names(), course.values());
            before = changes.before(change);
        } catch (CliException e) {
            desk.remarks(e.getMessage() + "; nothing was changed");
            agreed.run();
            write.accept(result(course, Line.Status.FAILED, e.getMessage() + "; nothing was changed"));
            return;
        }
        List<String> command = new KubectlCommand(cluster.names()).of(change);
        if (!desk.confirm(screen, command, Changes.consequences(template, change))) {
            declined.run();
            return;
        }
        agreed.run();
        Line intent = line(course, Line.Kind.INTENDED).with(Facts.COMMAND, KubectlCommand.text(command));
        for (Map.Entry<String, String> fact : before.entrySet()) {
            intent = intent.with(fact.getKey(), fact.getValue());
        }
        write.accept(intent);
        desk.progress("changing " + change.object());
        String text = KubectlCommand.text(command);
        try {
            cluster.apply(change);
        } catch (ClusterException e) {
            if (e.kind() == ClusterException.Kind.UNREACHABLE) {
                Line found = changes.found(line(course, Line.Kind.FOUND), change, intent);
                write.accept(found.with(Facts.OUTPUT, e.getMessage()));
                desk.shows(new Shown(status(found), e.getMessage() + "; " + found.fact(Facts.SAYS), command, ""));
                return;
            }
            write.accept(result(course, Line.Status.FAILED, e.getMessage() + "; nothing was changed")
                    .with(Facts.COMMAND, text));
            desk.shows(new Shown(Line.Status.FAILED, e.getMessage() + "; nothing was changed", command, ""));
            return;
        }
        String says = changes.state(change);
        write.accept(result(course, Line.Status.DONE, says).with(Facts.COMMAND, text));
        desk.shows(new Shown(Line.Status.DONE, says, command, ""));
    }

    private static Line.Status status(Line found) {
        return found.fact(Facts.FOUND).equals(Line.Finding.APPLIED.name()) ? Line.Status.DONE : Line.Status.FAILED;
    }

    private void announce(Course course, Screen screen, Action.Notify notify, Runnable agreed, Runnable declined)
            throws InterruptedException {
        Map<String, String> values = new LinkedHashMap<>(known(course));
        values.putAll(course.values());
        for (Map.Entry<String, Wording> value : notify.with().entrySet()) {
            values.put(value.getKey(), value.getValue().fill(course.values()));
        }
        String text;
        try {
            text = scene.herald().text(notify.template(), values);
        } catch (CliException e) {
            agreed.run();
            write.accept(result(course, Line.Status.FAILED, e.getMessage()));
            desk.shows(new Shown(Line.Status.FAILED, e.getMessage(), List.of(), ""));
            return;
        }
        if (!desk.confirm(screen, List.of(), text.lines().toList())) {
            declined.run();
            return;
        }
        agreed.run();
        write.accept(line(course, Line.Kind.INTENDED)
                .with(Facts.COMMAND, "send " + notify.template())
                .with(Facts.TEXT, text));
        Line.Status status = Line.Status.DONE;
        String says;
        try {
            says = scene.herald().send(notify.template(), values);
        } catch (CliException e) {
            status = Line.Status.FAILED;
            says = e.getMessage();
        }
        write.accept(result(course, status, says).with(Facts.TEXT, text));
        desk.shows(new Shown(status, says, List.of(), text));
    }

    private Map<String, String> known(Course course) {
        Line began = course.began();
        Duration elapsed =
                Duration.ofSeconds(course.elapsed(scene.site().timeline().now()).toSeconds());
        return Map.of(
                "context", (scene.exercise() ? "EXERCISE " : "") + began.fact(Facts.CONTEXT),
                "operator", began.fact(Facts.OPERATOR),
                "run", began.fact(Facts.RUN),
                "playbook", course.playbook().id(),
                "incident", course.playbook().title(),
                "alert", began.fact(Facts.ALERT),
                "elapsed", PromDuration.format(elapsed));
    }

    private void retreat(Course course, Screen screen, Action.Rollback rollback, Runnable agreed, Runnable declined)
            throws InterruptedException {
        List<String> plan;
        try {
            plan = scene.retreat().plan(rollback.mode());
        } catch (CliException e) {
            agreed.run();
            write.accept(result(course, Line.Status.FAILED, e.getMessage()));
            desk.shows(new Shown(Line.Status.FAILED, e.getMessage() + ". " + e.suggestion(), List.of(), ""));
            return;
        }
        if (!desk.confirm(screen, List.of(), plan)) {
            declined.run();
            return;
        }
        agreed.run();
        String id = scene.retreat().newId();
        write.accept(line(course, Line.Kind.INTENDED)
                .with(Facts.COMMAND, "dwcpctl rollback run")
                .with(ROLLBACK, id));
        goOn(course, id, rollback);
    }

    private void goOn(Course course, String id, Action.Rollback rollback) throws InterruptedException {
        Retreat.Result result;
        try {
            result = scene.retreat().run(id, rollback.mode(), desk::progress);
        } catch (CliException e) {
            result = new Retreat.Result(false, e.getMessage());
        }
        Line.Status status = result.done() ? Line.Status.DONE : Line.Status.FAILED;
        write.accept(result(course, status, result.says()).with(ROLLBACK, id));
        desk.shows(new Shown(status, result.says(), List.of("dwcpctl", "rollback", "status", id), ""));
    }

    /** What was about to be done when a process went away: looks, and writes down what it found. */
    void lookUp(Course course) throws InterruptedException {
        Line intent = course.intent();
        Action action = course.step().action();
        if (intent == null) {
            throw new IllegalStateException("nothing is in doubt");
        }
        Line found = line(course, Line.Kind.FOUND);
        if (action instanceof Action.Rollback rollback && scene.retreat().hasBegun(intent.fact(ROLLBACK))) {
            goOn(course, intent.fact(ROLLBACK), rollback);
            return;
        }
        if (action instanceof Action.Change change) {
            Cluster cluster = scene.site().cluster();
            found = new Changes(cluster)
                    .found(found, change.change().resolve(cluster.names(), course.values()), intent);
        } else if (action instanceof Action.Rollback) {
            found = found.with(Facts.FOUND, Line.Finding.NOT_APPLIED.name())
                    .with(Facts.SAYS, "the rollback had not begun");
        } else {
            found = found.with(Facts.FOUND, Line.Finding.UNKNOWN.name())
                    .with(Facts.SAYS, "whether the message was sent is not known: look before you send it again");
        }
        write.accept(found);
        desk.remarks(found.fact(Facts.SAYS));
    }

    private Line result(Course course, Line.Status status, String says) {
        return line(course, Line.Kind.RESULT).with(Facts.STATUS, status.name()).with(Facts.SAYS, says);
    }

    private Line line(Course course, Line.Kind kind) {
        return Line.of(scene.site().timeline().now(), kind, course.step().id());
    }
}
