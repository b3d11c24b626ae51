package io.novacron.dwcpctl.ops.exercise;

import io.novacron.dwcpctl.ops.playbook.Playbook;
import io.novacron.dwcpctl.ops.playbook.run.Beginning;
import io.novacron.dwcpctl.ops.playbook.run.Conductor;
import io.novacron.dwcpctl.ops.playbook.run.Desk;
import io.novacron.dwcpctl.ops.playbook.run.Scene;
import io.novacron.dwcpctl.ops.playbook.run.Transcript;
import io.novacron.dwcpctl.site.fleet.exercise.ExerciseWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One exercise: a scenario in a world of its own, played, and then talked about. */
public final class Exercise {
    private final ExerciseScenario scenario;
    private final long seed;
    private final ExerciseWorld world;
    private final Messages messages;
    private final List<Deed> deeds = new ArrayList<>();

    /**
     * One that has not begun.
     *
     * @param world has the scenario's events, and stands at its page
     * @param blind whether the participant is told nothing but the alert
     */
    public Exercise(ExerciseScenario scenario, long seed, ExerciseWorld world, boolean blind) {
        this.scenario = scenario;
        this.seed = seed;
        this.world = world;
        this.messages = new Messages(scenario, !blind);
    }

    public ExerciseScenario scenario() {
        return scenario;
    }

    /** What others say. */
    public Messages messages() {
        return messages;
    }

    public Instant now() {
        return world.timeline().now();
    }

    /** Lets so much of its time pass. */
    public void elapse(Duration time) throws InterruptedException {
        world.timeline().awaitUntil(now().plus(time));
    }

    /**
     * Leads through a playbook. What was done counts also where it is broken off.
     *
     * @param scene on this exercise's site
     * @param pace of a script; 0 for a person
     */
    public void play(
            Playbook playbook,
            Scene scene,
            Desk participant,
            double pace,
            Map<String, String> set,
            String operator,
            Transcript transcript)
            throws InterruptedException {
        Desk desk = new ExerciseDesk(participant, world.timeline(), messages, pace);
        Beginning.of(playbook, scene, set, scenario.id(), operator).forEach(transcript::append);
        try {
            new Conductor(playbook, scene, desk, transcript).run();
        } finally {
            deeds.addAll(TranscriptDeeds.of(playbook, transcript.lines()));
        }
    }

    /** Something done without a playbook. */
    public void note(Deed deed) {
        deeds.add(deed);
    }

    /** What it came to, by now. */
    public Debrief debrief(Scene scene) {
        return Debriefing.of(scenario, seed, deeds, world.events(), scene.site().metrics(), scene.cookbook(), now());
    }
}
