package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.face.view.DebriefView;
import io.novacron.dwcpctl.ops.exercise.Debrief;
import io.novacron.dwcpctl.ops.exercise.Exercise;
import io.novacron.dwcpctl.ops.exercise.ExerciseScenario;
import io.novacron.dwcpctl.ops.playbook.Playbook;
import io.novacron.dwcpctl.ops.playbook.Playbooks;
import io.novacron.dwcpctl.ops.playbook.run.Desk;
import io.novacron.dwcpctl.ops.playbook.run.Retreat;
import io.novacron.dwcpctl.ops.playbook.run.Scene;
import io.novacron.dwcpctl.ops.playbook.run.Transcript;
import io.novacron.dwcpctl.site.Site;
import io.novacron.dwcpctl.site.Sites;
import io.novacron.dwcpctl.site.fleet.alert.FleetRules;
import io.novacron.dwcpctl.site.fleet.exercise.ExerciseWorld;
import java.util.Map;

/** An exercise at this terminal, or by a script: its world, its scene, its debrief. */
final class Tabletop {
    private static final long SEED = 1;

    private final Session session;
    private final Playbooks playbooks;
    private final ExerciseScenario scenario;
    private final ExerciseWorld world;
    private final FleetRules rules;
    private final Exercise exercise;

    /**
     * Makes the exercise's world.
     *
     * @param scripted whether its clock stands but for what a script takes; else it runs
     * @param speed of the clock that runs
     */
    Tabletop(
            Session session,
            Playbooks playbooks,
            ExerciseScenario scenario,
            boolean scripted,
            double speed,
            boolean blind) {
        this.session = session;
        this.playbooks = playbooks;
        this.scenario = scenario;
        Environment environment = session.environment();
        Long chosen = session.options().seed;
        long seed = chosen == null ? SEED : chosen;
        this.world = scripted
                ? ExerciseWorld.stepped(scenario.page(), seed, scenario.events())
                : ExerciseWorld.running(
                        scenario.page(),
                        seed,
                        scenario.events(),
                        environment.clock(),
                        speed,
                        environment.cancellation());
        this.rules = Sites.fleetRules(environment);
        this.exercise = new Exercise(scenario, seed, world, blind);
    }

    ExerciseScenario scenario() {
        return scenario;
    }

    Exercise exercise() {
        return exercise;
    }

    /** The exercise's ports, of this moment. */
    Site site() {
        session.renewDeadline();
        return Sites.ofExercise(world, rules, session::deadline);
    }

    Scene scene(boolean sparklines) {
        Site site = site();
        return PlaybookScenes.scene(session, playbooks, site, retreat(site), sparklines, true);
    }

    /** The rollback as it is, on the exercise's cluster; nothing of it is kept. */
    Retreat retreat(Site site) {
        return new PlaybookRetreat(session, site, null);
    }

    /** All that is known in a blind exercise. */
    void alert() {
        session.console().note("EXERCISE. The pager: " + scenario.alert() + " in " + scenario.region() + ".");
    }

    /** Leads through a playbook. */
    void play(String id, Scene scene, Desk desk, double pace, Map<String, String> set, Transcript transcript)
            throws InterruptedException {
        Playbook playbook = playbooks.get(id);
        exercise.play(playbook, scene, desk, pace, set, "participant", transcript);
    }

    /** Whether the exercise's figure is well just now. */
    boolean isWell() {
        return exercise.debrief(scene(false)).recovered() != null;
    }

    /** Prints the debrief; an exercise that was played ends with 0, however it went. */
    int debrief() {
        Debrief debrief = exercise.debrief(scene(false));
        session.print(
                DebriefView.of(debrief, session.cookbook().get(scenario.signal().query())));
        return ExitCode.DONE.code();
    }
}
