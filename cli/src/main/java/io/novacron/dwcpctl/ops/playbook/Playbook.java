package io.novacron.dwcpctl.ops.playbook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to do, a step at a time.
 *
 * @param alert the full name of the alert it answers; null where it answers none
 * @param summary one sentence for the person who was just woken
 * @param budget how long all of it should take
 * @param applies a measurement that says it is wanted now, besides the alert; null where there is none
 * @param placeholders by name
 * @param steps at least one; the first is where it begins
 * @param origin the file it was read from
 */
public record Playbook(
        String id,
        String title,
        @Nullable String alert,
        String summary,
        Duration budget,
        @Nullable Measurement applies,
        List<String> symptoms,
        Map<String, Placeholder> placeholders,
        List<Step> steps,
        String origin) {
    public Playbook {
        symptoms = List.copyOf(symptoms);
        placeholders = Collections.unmodifiableMap(new LinkedHashMap<>(placeholders));
        steps = List.copyOf(steps);
    }

    public Step first() {
        return steps.get(0);
    }

    public Optional<Step> step(String id) {
        return steps.stream().filter(s -> s.id().equals(id)).findFirst();
    }

    /** The step that must be there. */
    public Step required(String id) {
        return step(id).orElseThrow(() -> new IllegalArgumentException(this.id + " has no step " + id));
    }

    /** Its position from 1, for people. */
    public int position(Step step) {
        return steps.indexOf(step) + 1;
    }

    /** Where a step leads once it is done or skipped; empty after the last one, and where the action itself says. */
    public Optional<String> after(Step step) {
        if (step.action() instanceof Action.Decide || step.action() instanceof Action.Done) {
            return Optional.empty();
        }
        if (step.next() != null) {
            return Optional.of(step.next());
        }
        int below = steps.indexOf(step) + 1;
        return below < steps.size() ? Optional.of(steps.get(below).id()) : Optional.empty();
    }

    /** Every step that one may lead to. */
    public List<String> exits(Step step) {
        List<String> exits = new ArrayList<>();
        after(step).ifPresent(exits::add);
        if (step.action() instanceof Action.Decide decide) {
            decide.branches().forEach(branch -> exits.add(branch.next()));
        } else if (step.action() instanceof Action.WaitUntil wait) {
            exits.add(wait.otherwise());
        }
        return exits;
    }
}
