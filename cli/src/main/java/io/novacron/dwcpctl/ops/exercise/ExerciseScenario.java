package io.novacron.dwcpctl.ops.exercise;

import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * An exercise: what goes wrong, who says what meanwhile, and what is expected.
 *
 * @param id kebab-case, its file's name
 * @param family of alerts: latency, throughput
 * @param alert the one that pages, as the rules name it
 * @param playbook the one that the alert's runbook names
 * @param region where it fires
 * @param page when the pager rings, on the exercise's clock: where that begins
 * @param briefing what the participant is told before
 * @param events of the fleet, whenever they happen
 * @param injects in the order in which they come
 * @param good what a good run does
 * @param targets how soon each duty is to be done, from the page on
 * @param origin file
 */
public record ExerciseScenario(
        String id,
        String title,
        String family,
        String alert,
        String playbook,
        String region,
        Instant page,
        String briefing,
        List<FleetEvent> events,
        List<Inject> injects,
        Signal signal,
        Good good,
        Map<Duty, Duration> targets,
        String origin) {
    public ExerciseScenario {
        events = List.copyOf(events);
        injects = List.copyOf(injects);
        targets = Collections.unmodifiableMap(new EnumMap<>(targets));
    }

    /**
     * What a good run does.
     *
     * @param says in words, told at the end
     * @param remedies any of these ends the trouble, or is all that can be done: changes of the cluster as
     *     {@link ChangeText} writes them, as far as they are given; {@link #ESCALATE}
     * @param harmless other changes that are no wrong turn
     * @param outcomes how the run may end, as playbooks write it
     */
    public record Good(String says, List<String> remedies, List<String> harmless, List<String> outcomes) {
        /** To hand it to others. */
        public static final String ESCALATE = "escalate";

        public Good {
            remedies = List.copyOf(remedies);
            harmless = List.copyOf(harmless);
            outcomes = List.copyOf(outcomes);
        }
    }
}
