package io.novacron.dwcpctl.ops.playbook.lint;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import io.novacron.dwcpctl.ops.playbook.Action;
import io.novacron.dwcpctl.ops.playbook.Measurement;
import io.novacron.dwcpctl.ops.playbook.Placeholder;
import io.novacron.dwcpctl.ops.playbook.Playbook;
import io.novacron.dwcpctl.ops.playbook.ReadOnlyCommand;
import io.novacron.dwcpctl.ops.playbook.Step;
import io.novacron.dwcpctl.ops.playbook.Wording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what is wrong with a playbook. */
public final class Lint {
    private final Surroundings known;
    private final Playbook playbook;
    private final List<Problem> problems = new ArrayList<>();

    private Lint(Surroundings known, Playbook playbook) {
        this.known = known;
        this.playbook = playbook;
    }

    /** What is wrong, in the order of the file; nothing where all is well. */
    public static List<Problem> of(Playbook playbook, Surroundings known) {
        Lint lint = new Lint(known, playbook);
        lint.head();
        playbook.steps().forEach(lint::step);
        lint.problems.addAll(Ways.problems(playbook));
        lint.problems.addAll(Uses.problems(playbook, known));
        return List.copyOf(lint.problems);
    }

    private void head() {
        String alert = playbook.alert();
        if (alert != null) {
            String runbook = known.alerts().get(alert);
            if (runbook == null) {
                say(
                        playbook.origin() + ":1",
                        unknown("alert", alert, known.alerts().keySet()));
            } else if (!runbook.equals(playbook.id())) {
                say(playbook.origin() + ":1", "the runbook of " + alert + " is " + runbook + ", not " + playbook.id());
            }
        }
        Measurement applies = playbook.applies();
        if (applies != null) {
            measurement(applies);
        }
    }

    private void step(Step step) {
        step.observe().forEach(o -> query(o.where(), o.query(), o.with()));
        step.measurements().forEach(this::measurement);
        Action action = step.action();
        if (action instanceof Action.Check check) {
            String gate = check.gate();
            if (gate != null) {
                among(step.where(), "gate", gate, known.gates());
            }
            check.health().forEach(kind -> among(step.where(), "target of health", kind, known.health()));
        } else if (action instanceof Action.Inspect inspect) {
            String fault = ReadOnlyCommand.fault(inspect.command());
            if (!fault.isEmpty()) {
                say(step.where(), fault);
            }
        } else if (action instanceof Action.Notify notify) {
            template(step, notify);
        } else if (action instanceof Action.Done done) {
            done.next().forEach(id -> among(step.where(), "playbook", id, known.playbooks()));
        }
    }

    private void template(Step step, Action.Notify notify) {
        Set<String> wanted = known.templates().get(notify.template());
        if (wanted == null) {
            say(
                    step.where(),
                    unknown("template", notify.template(), known.templates().keySet()));
            return;
        }
        for (String place : wanted) {
            if (!notify.with().containsKey(place) && !playbook.placeholders().containsKey(place)) {
                say(step.where(), "the template " + notify.template() + " needs \"" + place + "\": add it under with");
            }
        }
    }

    private void measurement(Measurement measurement) {
        query(measurement.where(), measurement.query(), measurement.with());
    }

    private void query(String where, String id, Map<String, Wording> with) {
        CookbookQuery query = known.cookbook().find(id).orElse(null);
        if (query == null) {
            List<String> ids =
                    known.cookbook().all().stream().map(CookbookQuery::id).toList();
            say(where, unknown("query", id, ids));
            return;
        }
        Map<String, String> values = new HashMap<>();
        with.forEach((name, wording) -> {
            if (wording.names().isEmpty() || !query.parameters().containsKey(name)) {
                values.put(name, wording.source());
            }
        });
        try {
            query.resolve(values);
        } catch (CliException e) {
            say(where, e.getMessage());
        }
    }

    private void among(String where, String what, String name, Collection<String> names) {
        if (!names.contains(name)) {
            say(where, unknown(what, name, names));
        }
    }

    private static String unknown(String what, String name, Collection<String> names) {
        return ("there is no " + what + " \"" + name + "\". " + Nearest.hint(name, names)).strip();
    }

    private void say(String where, String what) {
        problems.add(new Problem(where, what));
    }

    /** What kind of value each placeholder of a text is, where it is declared. */
    static List<Placeholder> declared(Playbook playbook, Collection<String> names) {
        List<Placeholder> found = new ArrayList<>();
        for (String name : names) {
            Placeholder placeholder = playbook.placeholders().get(name);
            if (placeholder != null) {
                found.add(placeholder);
            }
        }
        return found;
    }
}
