package io.novacron.dwcpctl.face.view;

import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.base.verdict.Condition;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.ops.playbook.Action;
import io.novacron.dwcpctl.ops.playbook.Branch;
import io.novacron.dwcpctl.ops.playbook.ChangeTemplate;
import io.novacron.dwcpctl.ops.playbook.Measurement;
import io.novacron.dwcpctl.ops.playbook.Playbook;
import io.novacron.dwcpctl.ops.playbook.Step;
import io.novacron.dwcpctl.ops.playbook.Wording;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.cluster.KubectlCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a step says and does, in words, before anything is known of a run. */
final class StepText implements Action.Visitor<String> {
    private static final StepText WORDS = new StepText();

    private StepText() {}

    /** What it does, in one line; empty where it only says what to look at. */
    static String action(Step step) {
        return step.action().accept(WORDS);
    }

    /** All of it below its title. */
    static List<String> lines(Playbook playbook, Step step) {
        List<String> lines = new ArrayList<>();
        step.text()
                .source()
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .forEach(lines::add);
        if (!step.good().source().isEmpty()) {
            lines.add("good: " + step.good().source());
        }
        if (!step.bad().source().isEmpty()) {
            lines.add("bad: " + step.bad().source());
        }
        step.observe().forEach(o -> lines.add("look at: dwcpctl query run " + o.query() + with(o.with())));
        String action = action(step);
        if (!action.isEmpty()) {
            lines.add(action);
        }
        if (step.action() instanceof Action.Decide decide) {
            for (Branch branch : decide.branches()) {
                Measurement when = branch.when();
                lines.add("- " + branch.answer() + ": " + branch.label().source() + ", then " + branch.next()
                        + (when == null ? "" : " (proposed where " + when.query() + " " + condition(when.is()) + ")"));
            }
        }
        playbook.after(step)
                .filter(next -> !below(playbook, step).equals(next))
                .ifPresent(next -> lines.add("then " + next));
        return lines;
    }

    private static String below(Playbook playbook, Step step) {
        int at = playbook.position(step);
        return at < playbook.steps().size() ? playbook.steps().get(at).id() : "";
    }

    private static String with(Map<String, Wording> with) {
        return with.entrySet().stream()
                .map(e -> " --param " + e.getKey() + "=" + e.getValue().source())
                .collect(Collectors.joining());
    }

    static String condition(Condition condition) {
        return condition.operator().symbol() + " " + Numbers.format(condition.bound());
    }

    @Override
    public String look(Action.Look action) {
        return "";
    }

    @Override
    public String check(Action.Check action) {
        return action.gate() != null
                ? "check: dwcpctl gonogo " + action.gate()
                : "check: dwcpctl health " + String.join(" ", action.health());
    }

    @Override
    public String inspect(Action.Inspect action) {
        return "look: " + action.command().stream().map(Wording::source).collect(Collectors.joining(" "));
    }

    @Override
    public String change(Action.Change action) {
        ChangeTemplate change = action.change();
        KubectlCommand kubectl = new KubectlCommand(ClusterNames.USUAL);
        String object = "deployment/" + change.object().source();
        List<String> command = switch (change.verb()) {
            case SCALE -> {
                Wording replicas = change.replicas();
                yield List.of("scale", object, "--replicas=" + (replicas == null ? "" : replicas.source()));
            }
            case SET_ENV -> {
                List<String> words = new ArrayList<>(List.of("set", "env", object));
                change.values().forEach((name, value) -> words.add(name + "=" + value.source()));
                yield words;
            }
            case PAUSE -> List.of("rollout", "pause", object);
            case RESUME -> List.of("rollout", "resume", object);
            case UNDO -> List.of("rollout", "undo", object);
            case RESTART -> List.of("rollout", "restart", object);
            case SET_CONFIG -> {
                List<String> words = new ArrayList<>(
                        List.of("patch", "configmap/" + change.object().source()));
                change.values().forEach((name, value) -> words.add(name + "=" + value.source()));
                yield words;
            }
        };
        String text = "change: " + String.join(" ", kubectl.command(command.toArray(String[]::new)));
        return text + (change.restartsPods() ? " (restarts pods, and with them the migrations they run)" : "");
    }

    @Override
    public String ask(Action.Ask action) {
        return "ask: " + action.question().source() + " (sets " + action.into() + ")";
    }

    @Override
    public String decide(Action.Decide action) {
        return "decide: " + action.question().source();
    }

    @Override
    public String notify(Action.Notify action) {
        return "tell people: " + action.template();
    }

    @Override
    public String waitUntil(Action.WaitUntil action) {
        return "wait until " + action.measurement().query() + " "
                + condition(action.measurement().is()) + " for "
                + PromDuration.format(action.held()) + ", at most " + PromDuration.format(action.giveUp()) + ", else "
                + action.otherwise();
    }

    @Override
    public String rollback(Action.Rollback action) {
        return "roll back to v1: " + action.mode().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String done(Action.Done action) {
        return "the end: " + action.outcome().id()
                + (action.next().isEmpty() ? "" : "; go on with " + String.join(", ", action.next()));
    }
}
