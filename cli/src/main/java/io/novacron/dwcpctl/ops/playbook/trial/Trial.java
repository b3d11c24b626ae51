package io.novacron.dwcpctl.ops.playbook.trial;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.time.Timeline;
import io.novacron.dwcpctl.ops.playbook.Outcome;
import io.novacron.dwcpctl.ops.playbook.Playbook;
import io.novacron.dwcpctl.ops.playbook.Playbooks;
import io.novacron.dwcpctl.ops.playbook.course.Line;
import io.novacron.dwcpctl.ops.playbook.lint.Lint;
import io.novacron.dwcpctl.ops.playbook.lint.Problem;
import io.novacron.dwcpctl.ops.playbook.lint.Surroundings;
import io.novacron.dwcpctl.ops.playbook.run.Beginning;
import io.novacron.dwcpctl.ops.playbook.run.Conductor;
import io.novacron.dwcpctl.ops.playbook.run.Move;
import io.novacron.dwcpctl.ops.playbook.run.Scene;
import io.novacron.dwcpctl.ops.playbook.run.Screen;
import io.novacron.dwcpctl.ops.playbook.run.Script;
import io.novacron.dwcpctl.ops.playbook.run.ScriptedDesk;
import io.novacron.dwcpctl.ops.playbook.run.Transcript;
import io.novacron.dwcpctl.site.fleet.event.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Tries a playbook: lint, then every case on a fleet of its own, to its end. */
public final class Trial {
    private static final String CASE = "case";

    /** How long a person takes to answer. */
    private static final Duration THINKING = Duration.ofSeconds(15);

    private final Playbooks playbooks;
    private final Surroundings known;
    private final Function<String, Scene> scenes;

    /** @param scenes a scene of its own on a simulated fleet, by the id of the scenario that is on there */
    public Trial(Playbooks playbooks, Surroundings known, Function<String, Scene> scenes) {
        this.playbooks = playbooks;
        this.known = known;
        this.scenes = scenes;
    }

    /** Tries one. A file that cannot be read is a problem like others. */
    public TrialReport of(String id) throws InterruptedException {
        Playbook playbook;
        List<Case> cases;
        String file = playbooks.file(id).name();
        try {
            playbook = playbooks.get(id);
            cases = playbooks.cases(id).map(Case::read).orElse(List.of());
        } catch (CliException e) {
            return new TrialReport(
                    id,
                    List.of(new Problem(located(file, e.getMessage()), e.getMessage())),
                    0,
                    new TrialReport.Count(0, 0),
                    new TrialReport.Count(0, 0));
        }
        List<Problem> problems = new ArrayList<>(Lint.of(playbook, known));
        Coverage coverage = new Coverage(playbook);
        if (problems.isEmpty()) {
            if (cases.isEmpty()) {
                problems.add(new Problem(file, "no cases: put them in " + id + ".cases.yaml beside it"));
            }
            for (Case each : cases) {
                problems.addAll(run(playbook, each, coverage));
            }
            String where = playbooks.cases(id).map(Library.File::name).orElse(file);
            coverage.missingSteps().forEach(step -> problems.add(new Problem(where, "no case enters step " + step)));
            coverage.missingBranches().forEach(way -> problems.add(new Problem(where, "no case takes " + way)));
        }
        return new TrialReport(
                id,
                problems,
                cases.size(),
                count(coverage.allSteps().size(), coverage.missingSteps().size()),
                count(coverage.allBranches().size(), coverage.missingBranches().size()));
    }

    private static String located(String file, String message) {
        return message.startsWith(file) ? "" : file;
    }

    private static TrialReport.Count count(int all, int missing) {
        return new TrialReport.Count(all - missing, all);
    }

    private List<Problem> run(Playbook playbook, Case each, Coverage coverage) throws InterruptedException {
        List<Problem> problems = new ArrayList<>();
        String scenario = each.scenario();
        if (scenario != null && !Scenario.ids().contains(scenario)) {
            return List.of(new Problem(
                    each.where(),
                    "there is no scenario \"" + scenario + "\". " + Nearest.hint(scenario, Scenario.ids())));
        }
        for (Case.Given override : each.metrics()) {
            if (known.cookbook().find(override.query()).isEmpty()) {
                return List.of(new Problem(override.where(), "there is no query \"" + override.query() + "\""));
            }
        }
        Transcript transcript = Transcript.inMemory();
        Scene fleet = scenes.apply(scenario == null ? Scenario.STEADY.id() : scenario);
        Scene scene = fleet.with(
                new OverriddenMeter(scenario == null ? null : fleet.meter(), known.cookbook(), each.metrics()));
        Desk desk = new Desk(each.answers(), each.where(), fleet.site().timeline());
        try {
            // no alert fires on a steady fleet; to look for one would take longer than all the rest
            List<Line> beginning = scenario == null
                    ? Beginning.uncalled(playbook, scene, each.set(), "", CASE)
                    : Beginning.of(playbook, scene, each.set(), "", CASE);
            beginning.forEach(transcript::append);
            Outcome outcome =
                    new Conductor(playbook, scene, desk, transcript).run().outcome();
            if (outcome != each.ends()) {
                problems.add(new Problem(
                        each.where(),
                        "\"" + each.name() + "\" ends " + (outcome == null ? "nowhere" : outcome.id()) + ", not "
                                + each.ends().id()));
            }
            desk.left()
                    .forEach(entry -> problems.add(new Problem(
                            entry.where(), "\"" + each.name() + "\" was over before " + entry.key() + " was asked")));
        } catch (CliException e) {
            problems.add(new Problem(each.where(), "\"" + each.name() + "\": " + e.getMessage()));
        }
        if (!transcript.lines().isEmpty()) {
            coverage.add(transcript.lines());
        }
        return problems;
    }

    /** A script whose reader takes their time. */
    private static final class Desk extends ScriptedDesk {
        private final Timeline timeline;

        Desk(Script script, String name, Timeline timeline) {
            super(script, name);
            this.timeline = timeline;
        }

        @Override
        public Move next(Screen screen) throws InterruptedException {
            Move move = super.next(screen);
            timeline.awaitUntil(screen.now().plus(THINKING));
            return move;
        }
    }
}
