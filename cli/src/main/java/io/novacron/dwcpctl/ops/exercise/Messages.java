package io.novacron.dwcpctl.ops.exercise;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What others say to the participant, each once, when its time has come. */
public final class Messages {
    private static final String BRIEFING = "the briefing";

    private final Instant page;
    private final List<Inject> waiting;

    /** @param briefed whether the briefing comes first; in a blind exercise it does not */
    public Messages(ExerciseScenario scenario, boolean briefed) {
        this.page = scenario.page();
        this.waiting = new ArrayList<>();
        if (briefed) {
            waiting.add(new Inject(Duration.ZERO, BRIEFING, scenario.briefing(), null, null, null));
        }
        waiting.addAll(scenario.injects());
    }

    /**
     * Those whose time has come by now.
     *
     * @param done what the participant has done already: who is spared by that hears nothing
     */
    public List<String> due(Instant now, Set<Duty> done) {
        List<String> said = new ArrayList<>();
        while (!waiting.isEmpty() && !page.plus(waiting.get(0).at()).isAfter(now)) {
            Inject inject = waiting.remove(0);
            Duty unless = inject.unless();
            if (unless == null || !done.contains(unless)) {
                Duration late = Duration.between(page.plus(inject.at()), now);
                String when = late.compareTo(Duration.ofMinutes(1)) < 0 ? "" : ", " + late.toMinutes() + " min ago";
                said.add("EXERCISE, " + inject.from() + when + ": " + inject.says());
            }
        }
        return said;
    }
}
