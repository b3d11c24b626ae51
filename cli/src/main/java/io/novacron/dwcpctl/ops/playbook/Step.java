package io.novacron.dwcpctl.ops.playbook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do.
 *
 * @param id kebab-case
 * @param text what to do and why
 * @param good what good looks like; empty where the step does not say
 * @param bad what bad looks like; empty where the step does not say
 * @param budget how long it should take; null where it does not say
 * @param observe the numbers beside it
 * @param next the step to go to after it; null for the one below
 * @param where file and line
 */
public record Step(
        String id,
        Phase phase,
        Wording title,
        Wording text,
        Wording good,
        Wording bad,
        @Nullable Duration budget,
        List<Observation> observe,
        Action action,
        @Nullable String next,
        String where) {
    public Step {
        observe = List.copyOf(observe);
    }

    /** The placeholders it needs. */
    public Set<String> needs() {
        List<Wording> wordings = new ArrayList<>(List.of(title, text, good, bad));
        observe.forEach(o -> wordings.addAll(o.with().values()));
        wordings.addAll(action.accept(new Wordings()));
        Set<String> names = new LinkedHashSet<>();
        wordings.forEach(w -> names.addAll(w.names()));
        return names;
    }

    /** The measurements it rests on, besides what is to be seen. */
    public List<Measurement> measurements() {
        if (action instanceof Action.WaitUntil wait) {
            return List.of(wait.measurement());
        }
        List<Measurement> found = new ArrayList<>();
        if (action instanceof Action.Decide decide) {
            decide.branches().forEach(branch -> {
                Measurement when = branch.when();
                if (when != null) {
                    found.add(when);
                }
            });
        }
        return found;
    }

    /** Texts with places in the action. */
    private static final class Wordings implements Action.Visitor<List<Wording>> {
        @Override
        public List<Wording> look(Action.Look action) {
            return List.of();
        }

        @Override
        public List<Wording> check(Action.Check action) {
            return List.of();
        }

        @Override
        public List<Wording> inspect(Action.Inspect action) {
            return action.command();
        }

        @Override
        public List<Wording> change(Action.Change action) {
            return action.change().wordings();
        }

        @Override
        public List<Wording> ask(Action.Ask action) {
            return List.of(action.question());
        }

        @Override
        public List<Wording> decide(Action.Decide action) {
            List<Wording> wordings = new ArrayList<>(List.of(action.question()));
            action.branches().forEach(branch -> {
                wordings.add(branch.label());
                Measurement when = branch.when();
                if (when != null) {
                    wordings.addAll(when.with().values());
                }
            });
            return wordings;
        }

        @Override
        public List<Wording> notify(Action.Notify action) {
            return List.copyOf(action.with().values());
        }

        @Override
        public List<Wording> waitUntil(Action.WaitUntil action) {
            return List.copyOf(action.measurement().with().values());
        }

        @Override
        public List<Wording> rollback(Action.Rollback action) {
            return List.of();
        }

        @Override
        public List<Wording> done(Action.Done action) {
            return List.of();
        }
    }
}
