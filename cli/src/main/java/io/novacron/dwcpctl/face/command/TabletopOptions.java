package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.journal.Journal;
import io.novacron.dwcpctl.base.library.TextFiles;
import io.novacron.dwcpctl.ops.exercise.ExerciseScenario;
import io.novacron.dwcpctl.ops.exercise.ExerciseScenarios;
import io.novacron.dwcpctl.ops.playbook.Playbooks;
import io.novacron.dwcpctl.ops.playbook.run.Desk;
import io.novacron.dwcpctl.ops.playbook.run.Script;
import io.novacron.dwcpctl.ops.playbook.run.Transcript;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of an exercise, and how one is begun by them. */
final class TabletopOptions {
    private static final double USUAL_SPEED = 10;
    private static final double FASTEST = 100;
    private static final double SCRIPTED_PACE = 0.5;

    @Option(
            names = "--tabletop",
            description =
                    "An exercise: the same screens against a simulated fleet of its own, and a debrief at the end;"
                            + " --scenario and --seed choose it.")
    boolean tabletop;

    @Option(
            names = "--blind",
            description = "With --tabletop: only the alert is given; commands of dwcpctl are typed, a line each.")
    boolean blind;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "With --tabletop: how many times faster its clock runs; 10 where not given.")
    @Nullable
    Double speed;

    /** Whether an exercise is asked for; options that only one takes are refused without. */
    boolean isAsked() {
        if (!tabletop && (blind || speed != null)) {
            throw CliException.usage((blind ? "--blind" : "--speed") + " is of an exercise alone", "Add --tabletop.");
        }
        if (speed != null && !(speed >= 1 && speed <= FASTEST)) {
            throw CliException.usage("--speed: from 1 to 100, not " + speed, "Give --speed 10, for example.");
        }
        return tabletop;
    }

    /**
     * Plays it, and prints the debrief; also where it is broken off.
     *
     * @param id of a playbook, or an alert; null to take the scenario's
     * @param answers a script; null for the person at the terminal
     * @param transcript where the run is recorded; null for nowhere
     */
    int play(
            Session session,
            @Nullable String id,
            Map<String, String> set,
            @Nullable String answers,
            @Nullable String transcript)
            throws InterruptedException {
        GlobalOptions options = session.options();
        if (options.context != null || options.config != null) {
            throw CliException.usage("an exercise has a context of its own", "Leave --context and --config out.");
        }
        Playbooks playbooks = new Playbooks(session.library());
        ExerciseScenario scenario = scenario(session, playbooks, id);
        Tabletop exercise =
                new Tabletop(session, playbooks, scenario, answers != null, speed == null ? USUAL_SPEED : speed, blind);
        try {
            if (blind) {
                exercise.alert();
                ExerciseShell.of(session, exercise, answers == null ? null : text(session, answers))
                        .run();
            } else {
                Desk desk = answers == null
                        ? session.desk()
                        : new NarratedDesk(Script.read(answers, text(session, answers)), answers, session.console());
                exercise.play(
                        id == null ? scenario.playbook() : id,
                        exercise.scene(answers == null),
                        desk,
                        answers == null ? 0 : SCRIPTED_PACE,
                        set,
                        transcript == null ? Transcript.inMemory() : recorded(session, transcript));
            }
        } catch (CliException e) {
            if (e.exitCode() == ExitCode.INTERRUPTED) {
                exercise.debrief();
            }
            throw e;
        }
        return exercise.debrief();
    }

    private static String text(Session session, String answers) {
        return TextFiles.read(
                "answers", session.environment().workingDirectory().resolve(answers));
    }

    private static Transcript recorded(Session session, String file) {
        Journal journal = new Journal(session.environment().workingDirectory().resolve(file));
        if (!journal.read().isEmpty()) {
            throw CliException.usage(journal.file() + " holds a run already", "Name another file.");
        }
        return Transcript.in(journal);
    }

    private static ExerciseScenario scenario(Session session, Playbooks playbooks, @Nullable String id) {
        ExerciseScenarios all = new ExerciseScenarios(session.library(), session.cookbook());
        String named = session.options().scenario;
        if (named != null) {
            return all.get(named);
        }
        if (id == null) {
            throw CliException.usage(
                    "an exercise of what?",
                    "Name a playbook, or --scenario: "
                            + String.join(
                                    ", ",
                                    all.all().stream().map(ExerciseScenario::id).toList()) + ".");
        }
        return all.forPlaybook(playbooks.get(id).id());
    }
}
