package io.novacron.dwcpctl.ops.exercise;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.ops.playbook.Action;
import io.novacron.dwcpctl.ops.playbook.Answers;
import io.novacron.dwcpctl.ops.playbook.Outcome;
import io.novacron.dwcpctl.ops.playbook.Phase;
import io.novacron.dwcpctl.ops.playbook.Playbook;
import io.novacron.dwcpctl.ops.playbook.Step;
import io.novacron.dwcpctl.ops.playbook.course.Facts;
import io.novacron.dwcpctl.ops.playbook.course.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a transcript tells of what the participant did. */
public final class TranscriptDeeds {
    private static final Set<Phase> DECIDING = Set.of(Phase.DECISION, Phase.MITIGATION);
    private static final Set<String> BAD = Set.of(Verdict.WARN.name(), Verdict.FAIL.name(), "NO_GO", "CAUTION");

    private final Playbook playbook;
    private final List<Deed> deeds = new ArrayList<>();

    private TranscriptDeeds(Playbook playbook) {
        this.playbook = playbook;
    }

    /** The deeds, in the order of the lines. */
    public static List<Deed> of(Playbook playbook, List<Line> lines) {
        TranscriptDeeds deeds = new TranscriptDeeds(playbook);
        lines.forEach(deeds::take);
        return List.copyOf(deeds.deeds);
    }

    private void take(Line line) {
        Step step = playbook.step(line.step()).orElse(null);
        switch (line.kind()) {
            case MEASURED -> looked(line);
            case ACKNOWLEDGED -> add(line, Deed.Kind.ACKNOWLEDGED, "acknowledges");
            case ANSWERED -> answered(line, step);
            case RESULT -> result(line, step);
            case NOTED -> {
                if (isTold(line.fact(Facts.TEXT))) {
                    add(line, Deed.Kind.TOLD, line.fact(Facts.TEXT));
                }
            }
            case ENDED -> {
                String outcome = line.fact(Facts.OUTCOME);
                if (outcome.equals(Outcome.ESCALATED.id())) {
                    add(line, Deed.Kind.ESCALATED, "hands it over");
                }
                add(line, Deed.Kind.ENDED, outcome);
            }
            default -> {
                // tells nothing of what was done
            }
        }
    }

    /** Whether a note says that others were told: it begins with the word. */
    static boolean isTold(String note) {
        return note.startsWith("tell ") || note.startsWith("told ");
    }

    private void looked(Line line) {
        boolean bad = BAD.contains(line.fact(Facts.VERDICT));
        add(line, bad ? Deed.Kind.SAW : Deed.Kind.LOOKED, line.fact(Facts.QUERY));
    }

    private void answered(Line line, @Nullable Step step) {
        String answer = line.fact(Facts.ANSWER);
        String title = step == null ? line.step() : step.id();
        if (answer.equals(Answers.SKIP)) {
            add(line, Deed.Kind.SKIPPED, title + ": " + line.fact(Facts.REASON));
        } else if (step != null && step.action() instanceof Action.Decide && !answer.equals(Answers.BACK)) {
            String proposed = line.fact(Facts.PROPOSED);
            if (!proposed.isEmpty() && !proposed.equals(answer)) {
                add(
                        line,
                        Deed.Kind.DECIDED_OTHERWISE,
                        title + ": \"" + answer + "\", where the figures proposed \"" + proposed + "\"");
            }
            if (DECIDING.contains(step.phase())) {
                add(line, Deed.Kind.DECIDED, title + ": " + answer);
            }
        }
    }

    private void result(Line line, @Nullable Step step) {
        if (step == null || !line.fact(Facts.STATUS).equals(Line.Status.DONE.name())) {
            return;
        }
        if (step.action() instanceof Action.Notify notify) {
            add(line, Deed.Kind.TOLD, "tells others: " + notify.template());
        } else if (step.action() instanceof Action.Check) {
            looked(line.with(Facts.QUERY, step.id()));
        }
    }

    private void add(Line line, Deed.Kind kind, String what) {
        deeds.add(new Deed(line.at(), kind, line.step(), what));
    }
}
