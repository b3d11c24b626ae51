package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.face.console.Console;
import io.novacron.dwcpctl.face.console.Progress;
import io.novacron.dwcpctl.ops.rollback.Outcome;
import io.novacron.dwcpctl.ops.rollback.RollbackEvents;
import io.novacron.dwcpctl.ops.rollback.RollbackRecord;
import io.novacron.dwcpctl.ops.rollback.Step;
import io.novacron.dwcpctl.ops.rollback.verify.Proof;

/** Says on stderr how far a rollback is: a line for each step, and the present one in place. */
final class RollbackProgress implements RollbackEvents, AutoCloseable {
    private final Console console;
    private final RollbackEvents news;
    private final Progress progress;

    /** @param news told when a rollback begins */
    RollbackProgress(Console console, RollbackEvents news) {
        this.console = console;
        this.news = news;
        this.progress = console.progress("rolling back");
    }

    @Override
    public void begun(RollbackRecord rollback) {
        news.begun(rollback);
        console.note("rollback " + rollback.header().id()
                + "; Ctrl-C stops it after the step it is at, a second one at once; then: dwcpctl rollback resume");
    }

    @Override
    public void unrecorded(String why) {
        console.warning(
                why + "; an emergency goes on without it: v3's annotation and what is shown here are the only record"
                        + " until it can be written again");
    }

    @Override
    public void stepBegins(Step step) {
        progress.update(step.title());
    }

    @Override
    public void changes(Step step, String change, String command) {
        console.note("  " + step.id() + ": " + change);
    }

    @Override
    public void observes(Step step, String says) {
        progress.update(step.title() + ": " + says);
    }

    @Override
    public void remarks(Step step, String says) {
        console.warning(step.id() + ": " + says);
    }

    @Override
    public void stepEnds(Step step, Outcome outcome, String says) {
        String word = switch (outcome) {
            case DONE -> "done";
            case ALREADY -> "was so";
            case UNSEEN -> "unseen";
            case FAILED -> "FAILED";
        };
        console.note("  " + step.id() + ": " + word + ", " + says);
    }

    /** What a look at v1 came to, on the way to the last one. */
    void looks(Proof proof) {
        progress.update(Step.VERIFY.title() + ": " + proof.outcome());
    }

    @Override
    public void close() {
        progress.close();
    }
}
