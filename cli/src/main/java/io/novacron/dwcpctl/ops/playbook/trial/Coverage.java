package io.novacron.dwcpctl.ops.playbook.trial;

import io.novacron.dwcpctl.ops.playbook.Action;
import io.novacron.dwcpctl.ops.playbook.Answers;
import io.novacron.dwcpctl.ops.playbook.Playbook;
import io.novacron.dwcpctl.ops.playbook.Step;
import io.novacron.dwcpctl.ops.playbook.course.Course;
import io.novacron.dwcpctl.ops.playbook.course.Facts;
import io.novacron.dwcpctl.ops.playbook.course.Line;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which steps were entered, and which ways out of decisions and waits were taken. */
final class Coverage {
    private final Playbook playbook;
    private final Set<String> steps = new LinkedHashSet<>();
    private final Set<String> branches = new LinkedHashSet<>();

    Coverage(Playbook playbook) {
        this.playbook = playbook;
    }

    void add(List<Line> lines) {
        Course course = Course.of(playbook, lines.subList(0, 1));
        steps.add(course.step().id());
        for (Line line : lines.subList(1, lines.size())) {
            Step before = course.step();
            course = course.after(line);
            steps.add(course.step().id());
            if (line.kind() == Line.Kind.ANSWERED && before.action() instanceof Action.Decide) {
                branches.add(before.id() + ": " + line.fact(Facts.ANSWER));
            } else if (line.kind() == Line.Kind.RESULT && before.action() instanceof Action.WaitUntil) {
                branches.add(before.id() + ": " + line.fact(Facts.STATUS));
            }
        }
        branches.removeIf(b -> b.endsWith(": " + Answers.BACK) || b.endsWith(": " + Line.Status.FAILED));
    }

    Set<String> allSteps() {
        Set<String> all = new LinkedHashSet<>();
        playbook.steps().forEach(step -> all.add(step.id()));
        return all;
    }

    Set<String> allBranches() {
        Set<String> all = new LinkedHashSet<>();
        for (Step step : playbook.steps()) {
            if (step.action() instanceof Action.Decide decide) {
                decide.branches().forEach(branch -> all.add(step.id() + ": " + branch.answer()));
            } else if (step.action() instanceof Action.WaitUntil) {
                all.add(step.id() + ": " + Line.Status.DONE);
                all.add(step.id() + ": " + Line.Status.GAVE_UP);
            }
        }
        return all;
    }

    Set<String> missingSteps() {
        Set<String> missing = allSteps();
        missing.removeAll(steps);
        return missing;
    }

    Set<String> missingBranches() {
        Set<String> missing = allBranches();
        missing.removeAll(branches);
        return missing;
    }
}
