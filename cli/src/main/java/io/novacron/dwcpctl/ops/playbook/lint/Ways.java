package io.novacron.dwcpctl.ops.playbook.lint;

import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.ops.playbook.Action;
import io.novacron.dwcpctl.ops.playbook.Playbook;
import io.novacron.dwcpctl.ops.playbook.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whether every step can be reached, and an end from every step. */
final class Ways {
    private final Playbook playbook;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Set<String>> back = new TreeMap<>();

    private Ways(Playbook playbook) {
        this.playbook = playbook;
    }

    static List<Problem> problems(Playbook playbook) {
        Ways ways = new Ways(playbook);
        ways.look();
        return ways.problems;
    }

    private void look() {
        List<String> ids = playbook.steps().stream().map(Step::id).toList();
        boolean broken = false;
        for (Step step : playbook.steps()) {
            for (String exit : playbook.exits(step)) {
                if (!ids.contains(exit)) {
                    broken = true;
                    say(step, ("there is no step \"" + exit + "\" to go to. " + Nearest.hint(exit, ids)).strip());
                }
                back.computeIfAbsent(exit, key -> new HashSet<>()).add(step.id());
            }
            boolean ends = step.action() instanceof Action.Done;
            if (!ends && playbook.exits(step).isEmpty()) {
                broken = true;
                say(step, "no exit: the last step is neither done nor goes anywhere");
            }
        }
        if (broken) {
            return; // what follows from it would only hide it
        }
        Set<String> reached = reached();
        Set<String> ending = ending();
        for (Step step : playbook.steps()) {
            if (!reached.contains(step.id())) {
                say(step, "the step " + step.id() + " cannot be reached");
            } else if (!ending.contains(step.id())) {
                say(step, "loop without exit: no way from " + step.id() + " leads to an end");
            }
        }
    }

    private Set<String> reached() {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(playbook.first().id()));
        while (!open.isEmpty()) {
            String id = open.pop();
            if (seen.add(id)) {
                open.addAll(playbook.exits(playbook.required(id)));
            }
        }
        return seen;
    }

    private Set<String> ending() {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        playbook.steps().stream().filter(s -> s.action() instanceof Action.Done).forEach(s -> open.add(s.id()));
        while (!open.isEmpty()) {
            String id = open.pop();
            if (seen.add(id)) {
                open.addAll(back.getOrDefault(id, Set.of()));
            }
        }
        return seen;
    }

    private void say(Step step, String what) {
        problems.add(new Problem(step.where(), what));
    }
}
