package io.novacron.dwcpctl.ops.playbook.lint;

import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.ops.playbook.Action;
import io.novacron.dwcpctl.ops.playbook.Placeholder;
import io.novacron.dwcpctl.ops.playbook.Playbook;
import io.novacron.dwcpctl.ops.playbook.Step;
import io.novacron.dwcpctl.ops.playbook.Wording;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether every placeholder is declared, used, known where it is used, and fit for where it lands. */
final class Uses {
    private final Playbook playbook;
    private final Surroundings known;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> used = new HashSet<>();

    private Uses(Playbook playbook, Surroundings known) {
        this.playbook = playbook;
        this.known = known;
    }

    static List<Problem> problems(Playbook playbook, Surroundings known) {
        Uses uses = new Uses(playbook, known);
        playbook.steps().forEach(uses::step);
        uses.unused();
        uses.early();
        return uses.problems;
    }

    private void step(Step step) {
        for (String name : step.needs()) {
            use(step, name);
        }
        if (step.action() instanceof Action.Ask ask) {
            use(step, ask.into());
        } else if (step.action() instanceof Action.Notify notify) {
            used.addAll(known.templates().getOrDefault(notify.template(), Set.of()));
        } else if (step.action() instanceof Action.Inspect inspect) {
            inspect.command().forEach(word -> noText(step, word));
        } else if (step.action() instanceof Action.Change change) {
            noText(step, change.change().object());
            change.change().values().values().forEach(word -> noText(step, word));
            Wording replicas = change.change().replicas();
            if (replicas != null) {
                noText(step, replicas);
            }
        }
        step.observe().forEach(o -> o.with().values().forEach(word -> noText(step, word)));
        step.measurements().forEach(m -> m.with().values().forEach(word -> noText(step, word)));
    }

    private void use(Step step, String name) {
        used.add(name);
        if (!playbook.placeholders().containsKey(name)) {
            String hint = Nearest.hint(name, playbook.placeholders().keySet());
            say(step.where(), ("missing placeholder: \"" + name + "\" is not declared. " + hint).strip());
        }
    }

    private void noText(Step step, Wording word) {
        for (Placeholder placeholder : Lint.declared(playbook, word.names())) {
            if (placeholder.type() == Placeholder.Type.TEXT) {
                say(
                        step.where(),
                        "the text \"" + placeholder.name() + "\" is for people: no command or query takes it");
            }
        }
    }

    private void unused() {
        playbook.placeholders().values().forEach(placeholder -> {
            if (!used.contains(placeholder.name())) {
                say(placeholder.where(), "unused placeholder: no step uses \"" + placeholder.name() + "\"");
            }
        });
    }

    /**
     * A placeholder that a step asks for, and that has no default, must not be used before: on no way to the step that uses
     * it may the question be missing.
     */
    private void early() {
        Set<String> asked = new HashSet<>();
        for (Step step : playbook.steps()) {
            if (step.action() instanceof Action.Ask ask && hasNoPreset(ask.into())) {
                asked.add(ask.into());
            }
        }
        Map<String, Set<String>> unknownAt = unknown(asked);
        for (Step step : playbook.steps()) {
            for (String name : step.needs()) {
                if (unknownAt.getOrDefault(step.id(), Set.of()).contains(name)) {
                    say(step.where(), "missing placeholder: \"" + name + "\" may not have been asked for yet");
                }
            }
        }
    }

    /** What may not be known at each step; it ends, for the sets only grow. */
    private Map<String, Set<String>> unknown(Set<String> atFirst) {
        Map<String, Set<String>> at = new HashMap<>();
        Deque<Step> open = new ArrayDeque<>(List.of(playbook.first()));
        at.put(playbook.first().id(), new HashSet<>(atFirst));
        while (!open.isEmpty()) {
            Step from = open.pop();
            Set<String> after = new HashSet<>(at.getOrDefault(from.id(), Set.of()));
            if (from.action() instanceof Action.Ask ask) {
                after.remove(ask.into());
            }
            for (String exit : playbook.exits(from)) {
                boolean isNew = !at.containsKey(exit);
                boolean more = at.computeIfAbsent(exit, key -> new HashSet<>()).addAll(after);
                if (isNew || more) {
                    playbook.step(exit).ifPresent(open::add);
                }
            }
        }
        return at;
    }

    private boolean hasNoPreset(String name) {
        Placeholder placeholder = playbook.placeholders().get(name);
        return placeholder != null && placeholder.preset() == null;
    }

    private void say(String where, String what) {
        problems.add(new Problem(where, what));
    }
}
