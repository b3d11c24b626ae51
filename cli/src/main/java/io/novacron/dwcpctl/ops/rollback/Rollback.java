package io.novacron.dwcpctl.ops.rollback;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.time.Timeline;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.site.cluster.ClusterException;
import io.novacron.dwcpctl.site.cluster.Deployment;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Does the steps of a rollback one after another, each of them journalled before and after. One object does one run; whoever
 * resumes begins another.
 */
public final class Rollback {
    private final RollbackSite site;
    private final RollbackJournal journal;
    private final Verification verification;
    private final RollbackEvents events;
    private final BooleanSupplier stopAsked;
    private final Timeline timeline;

    /**
     * Does nothing yet.
     *
     * @param stopAsked whether the person wants it to stop: it does so when the step it is at is done
     */
    public Rollback(
            RollbackSite site,
            RollbackJournal journal,
            Verification verification,
            RollbackEvents events,
            BooleanSupplier stopAsked) {
        this.site = site;
        this.journal = journal;
        this.verification = verification;
        this.events = events;
        this.stopAsked = stopAsked;
        this.timeline = site.timeline();
    }

    /**
     * What a run came to.
     *
     * @param rollback as the journal has it, and what could not be written any more
     * @param whereabouts of the users
     * @param unwritten how many lines the journal lacks
     */
    public record Result(RollbackRecord rollback, Ending ending, String says, Whereabouts whereabouts, int unwritten) {}

    /**
     * Begins one.
     *
     * @param takenOver the id of another rollback that is put aside; null for none
     * @throws CliException if it cannot begin, and nothing was changed: with code 75 where another one is under way, 73 where
     *     the journal cannot be written and it is not urgent
     */
    @SuppressWarnings("try") // held while it runs, and not otherwise used
    public Result begin(Header header, String run, String host, @Nullable String takenOver)
            throws InterruptedException {
        boolean urgent = header.mode().isUrgent();
        try (RollbackJournal.Hold hold = hold(urgent)) {
            JournalLine.Begun begun = new JournalLine.Begun(timeline.now(), header);
            Ledger ledger = new Ledger(journal, null, urgent, events::unrecorded);
            try {
                ledger.append(begun);
            } catch (CliException e) {
                throw unwritable(e);
            }
            Progress progress = new Progress(ledger, run, host);
            try {
                progress.claims().take(progress.claim(Claim.RUNNING), takenOver);
            } catch (CliException e) {
                if (e.exitCode() == ExitCode.LOCKED) {
                    journal.delete(); // it never began
                } else {
                    ledger.append(new JournalLine.Ended(timeline.now(), Ending.FAILED, e.getMessage()));
                }
                throw e;
            }
            events.begun(ledger.rollback());
            return progress.run();
        }
    }

    /** What keeps two processes of this machine apart may be missing where it is urgent: the annotation does as well. */
    private RollbackJournal.Hold hold(boolean urgent) {
        try {
            return journal.hold();
        } catch (CliException e) {
            if (e.exitCode() != ExitCode.CANNOT_CREATE || !urgent) {
                throw unwritable(e);
            }
            return () -> {};
        }
    }

    private static CliException unwritable(CliException e) {
        return e.exitCode() != ExitCode.CANNOT_CREATE
                ? e
                : new CliException(
                        e.exitCode(),
                        "nothing was changed: " + e.getMessage(),
                        e.suggestion() + " In an emergency it is done without: dwcpctl rollback --emergency --confirm.",
                        e);
    }

    /**
     * Goes on with one that has not come to its end. As {@link #begin}.
     *
     * @throws CliException with code 64 if nothing is left to do
     */
    @SuppressWarnings("try") // as above
    public Result resume(String approver, String run, String host) throws InterruptedException {
        boolean urgent = journal.read().header().mode().isUrgent();
        try (RollbackJournal.Hold hold = hold(urgent)) {
            RollbackRecord before = journal.read();
            JournalLine.Ended ended = before.ended();
            Ledger ledger = new Ledger(journal, before, urgent, events::unrecorded);
            Progress progress = new Progress(ledger, run, host);
            if (ended != null && before.isComplete()) {
                return progress.close(ended);
            }
            try {
                ledger.append(new JournalLine.Resumed(timeline.now(), approver));
            } catch (CliException e) {
                throw unwritable(e);
            }
            progress.claims().takeUp(progress.claim(Claim.RUNNING));
            events.begun(ledger.rollback());
            return progress.run();
        }
    }

    /** Where the run is. */
    private final class Progress {
        private final Claim first;
        private final Tools tools;
        private final Map<Step, StepWork> works = new EnumMap<>(Step.class);
        private final Ledger ledger;
        private Step at = Step.CAPTURE_EVIDENCE;
        private boolean isJournalLost;

        Progress(Ledger ledger, String run, String host) {
            Header header = ledger.rollback().header();
            this.ledger = ledger;
            this.first = new Claim(
                    header.id(),
                    run,
                    header.mode(),
                    header.approver(),
                    host,
                    header.startedAt(),
                    Claim.RUNNING,
                    at.id(),
                    timeline.now());
            this.tools =
                    site.tools(header, Objects.requireNonNull(journal.file().getParent()));
            works.put(Step.CAPTURE_EVIDENCE, new CaptureEvidence(tools));
            works.put(Step.PAUSE_V3, new PauseV3(tools));
            works.put(Step.SCALE_V1, new ScaleV1(tools));
            works.put(Step.AWAIT_V1, new AwaitV1(tools));
            works.put(Step.SWITCH_SERVICE, new SwitchService(tools));
            works.put(Step.CONFIRM_V1, new ConfirmV1(tools));
            works.put(Step.DRAIN_V3, new DrainV3(tools));
            works.put(Step.RELEASE_V3, new ReleaseV3(tools));
            works.put(Step.VERIFY, this::verify);
        }

        /** Not an intent: what says who is at work must be written before anything else is. */
        Claims claims() {
            return new Claims(tools.cluster(), patience());
        }

        private Patience patience() {
            return new Patience(
                    tools.cluster(),
                    timeline,
                    tools.pace().repeated(),
                    says -> events.remarks(at, says),
                    (change, again) -> {});
        }

        Claim claim(String state) {
            return first.with(state, at.id(), timeline.now());
        }

        /** All is done; only the annotation may still say that it is under way. */
        Result close(JournalLine.Ended ended) throws InterruptedException {
            Deployment v3 = tools.cluster().deployment(tools.cluster().names().application());
            boolean open = Claims.of(v3)
                    .filter(claim -> claim.isOpen() && claim.id().equals(first.id()))
                    .isPresent();
            if (!open) {
                throw CliException.usage(
                        "rollback " + first.id() + " is complete, nothing is left to resume",
                        "Look again whether it worked: dwcpctl rollback verify " + first.id() + ".");
            }
            at = Step.VERIFY;
            claims().take(claim(ended.ending().id()), null);
            return result(ended.ending(), ended.says());
        }

        Result run() throws InterruptedException {
            try {
                return steps();
            } catch (JournalLost e) {
                isJournalLost = true;
                return end(
                        Ending.FAILED, e.reason().getMessage() + "; no step is taken that is not written down first");
            }
        }

        private Result steps() throws InterruptedException {
            for (StepRecord step : ledger.rollback().steps()) {
                if (step.isOver()) {
                    continue;
                }
                at = step.step();
                if (stopAsked.getAsBoolean()) {
                    return end(Ending.STOPPED, "stopped before the step " + at.id());
                }
                StepWork.Result result = perform(step);
                note(new JournalLine.Finished(timeline.now(), at, result.outcome(), result.says()));
                events.stepEnds(at, result.outcome(), result.says());
                if (!result.outcome().goesOn()) {
                    return end(Ending.FAILED, at.id() + ": " + result.says());
                }
            }
            return judge();
        }

        private StepWork.Result perform(StepRecord step) throws InterruptedException {
            events.stepBegins(at);
            try {
                claims().update(claim(Claim.RUNNING));
                if (step.isUnknown()) {
                    log().remarks("the journal does not say what came of it, so the cluster is looked at first");
                }
                return Objects.requireNonNull(works.get(at)).perform(ledger.rollback(), log());
            } catch (JournalLost e) {
                throw e;
            } catch (CliException e) {
                String what = e.suggestion().isEmpty() ? "" : ". " + e.suggestion();
                return new StepWork.Result(Outcome.FAILED, e.getMessage() + what);
            }
        }

        private StepWork.Result verify(RollbackRecord before, StepLog log) throws InterruptedException {
            Verified verified = verification.of(before);
            note(new JournalLine.VerifiedBy(timeline.now(), verified));
            boolean seen = verified.verdict() == Verdict.PASS
                    || verified.verdict() == Verdict.WARN
                    || verified.verdict() == Verdict.FAIL;
            return new StepWork.Result(seen ? Outcome.DONE : Outcome.UNSEEN, verified.says());
        }

        private Result judge() throws InterruptedException {
            JournalLine.VerifiedBy by = ledger.rollback().verified();
            Verdict verdict = by == null ? Verdict.NO_DATA : by.verified().verdict();
            String says = by == null ? "nobody has verified it" : by.verified().says();
            return switch (verdict) {
                case PASS -> end(Ending.VERIFIED, "done, verified: " + says);
                case WARN -> end(Ending.DEGRADED, "done, with reservations: " + says);
                case FAIL -> end(Ending.UNSUCCESSFUL, "done, and v1 does not serve as it should: " + says);
                case NO_DATA, ERROR -> end(Ending.UNVERIFIED, "done, unverified: " + says);
            };
        }

        /** The journal first; then, as well as can be, the annotation. */
        private Result end(Ending ending, String says) throws InterruptedException {
            String told = says;
            JournalLine.Ended line = new JournalLine.Ended(timeline.now(), ending, says);
            try {
                ledger.append(line);
            } catch (CliException e) {
                ledger.keep(line);
            }
            try {
                claims().update(claim(ending.id()));
            } catch (ClusterException e) {
                events.remarks(
                        at, "the annotation of the deployment still says that it is under way: " + e.getMessage());
            } catch (CliException e) {
                told = says + "; " + e.getMessage();
            }
            Result result = result(ending, told);
            events.ended(ledger.rollback());
            return result;
        }

        private Result result(Ending ending, String says) throws InterruptedException {
            RollbackRecord rollback = ledger.rollback();
            Whereabouts whereabouts = Whereabouts.of(tools.cluster(), rollback, patience());
            Whereabouts told = isJournalLost ? whereabouts.withoutJournal(rollback) : whereabouts;
            int unwritten = ledger.unwritten();
            String lacks = unwritten == 0 ? "" : "; its journal lacks the last " + unwritten + " lines";
            return new Result(rollback, ending, says + lacks, told, unwritten);
        }

        private void note(JournalLine line) {
            try {
                ledger.append(line);
            } catch (CliException e) {
                throw new JournalLost(e);
            }
        }

        private StepLog log() {
            Step step = at;
            return new StepLog() {
                @Override
                public void intends(String change, String command) {
                    note(new JournalLine.Intended(timeline.now(), step, change, command));
                    events.changes(step, change, command);
                }

                @Override
                public void remarks(String says) {
                    note(new JournalLine.Remarked(timeline.now(), step, says));
                    events.remarks(step, says);
                }

                @Override
                public void observes(String says) {
                    events.observes(step, says);
                }
            };
        }
    }

    /** The journal cannot be written any more: nothing may be changed from here on. */
    private static final class JournalLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final CliException reason;

        JournalLost(CliException reason) {
            super(reason);
            this.reason = reason;
        }

        CliException reason() {
            return reason;
        }
    }
}
