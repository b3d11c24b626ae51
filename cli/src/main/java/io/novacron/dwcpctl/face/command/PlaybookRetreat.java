package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.ops.gate.Gates;
import io.novacron.dwcpctl.ops.playbook.Action;
import io.novacron.dwcpctl.ops.playbook.run.Retreat;
import io.novacron.dwcpctl.ops.rollback.Aim;
import io.novacron.dwcpctl.ops.rollback.Check;
import io.novacron.dwcpctl.ops.rollback.Ending;
import io.novacron.dwcpctl.ops.rollback.Header;
import io.novacron.dwcpctl.ops.rollback.Mode;
import io.novacron.dwcpctl.ops.rollback.PlannedStep;
import io.novacron.dwcpctl.ops.rollback.Planner;
import io.novacron.dwcpctl.ops.rollback.Rollback;
import io.novacron.dwcpctl.ops.rollback.RollbackEvents;
import io.novacron.dwcpctl.ops.rollback.RollbackPlan;
import io.novacron.dwcpctl.ops.rollback.RollbackSite;
import io.novacron.dwcpctl.ops.rollback.Rollbacks;
import io.novacron.dwcpctl.ops.rollback.Step;
import io.novacron.dwcpctl.ops.rollback.baseline.MeasuredBaseline;
import io.novacron.dwcpctl.ops.rollback.baseline.Measurement;
import io.novacron.dwcpctl.ops.rollback.verify.MeasuredProof;
import io.novacron.dwcpctl.ops.rollback.verify.Verifier;
import io.novacron.dwcpctl.site.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rollback of part 8, with its own journal, begun and gone on with by its id. */
final class PlaybookRetreat implements Retreat {
    /** In an emergency nobody waits long for what only the record needs. */
    private static final Duration BRIEFLY = Duration.ofSeconds(2);

    private final Session session;
    private final Site site;
    private final @Nullable Path state;

    /** @param state where rollbacks are kept; null for a trial, whose are of no use afterwards, and no context's protection counts */
    PlaybookRetreat(Session session, Site site, @Nullable Path state) {
        this.session = session;
        this.site = site;
        this.state = state;
    }

    @Override
    public String newId() {
        String now = Moment.forMachines(site.timeline().now());
        String stamp = now.substring(0, 19).replace("-", "").replace(":", "").replace('T', '-');
        return stamp + "-" + anyRun().substring(0, 4);
    }

    @Override
    public List<String> plan(Action.Rollback.Mode mode) throws InterruptedException {
        boolean locked = state != null
                && !session.contexts().isDemo()
                && session.contexts().current().isProtected()
                && session.options().context == null;
        if (locked) {
            throw CliException.usage(
                    "context " + site.context() + " is protected; nothing was touched",
                    "Name it when you resume: --context " + site.context() + ".");
        }
        RollbackPlan plan = planned(mode(mode));
        List<String> lines = new ArrayList<>();
        for (PlannedStep step : plan.steps()) {
            lines.add(step.step().title() + (step.command().isEmpty() ? "" : ": " + step.command()));
        }
        plan.preflight().stream()
                .filter(check -> check.verdict() != Verdict.PASS)
                .forEach(check -> lines.add(check.verdict() + " " + check.id() + ": " + check.says()));
        return lines;
    }

    private static Mode mode(Action.Rollback.Mode mode) {
        return mode == Action.Rollback.Mode.EMERGENCY ? Mode.EMERGENCY : Mode.MANUAL;
    }

    private RollbackPlan planned(Mode mode) throws InterruptedException {
        Supplier<Deadline> patience = mode.isUrgent() ? () -> Deadline.after(BRIEFLY) : this::round;
        Measurement measurement = new Measurement(gates(), site.replicas(), site.regions(), patience);
        return new Planner(RollbackSite.of(site), new MeasuredBaseline(measurement), session.crew(), round())
                .plan(mode, null, null, null);
    }

    private Deadline round() {
        session.renewDeadline();
        return session.deadline();
    }

    private Gates gates() {
        return new Gates(session.library(), session.cookbook());
    }

    @Override
    public Result run(String id, Action.Rollback.Mode mode, Consumer<String> progress) throws InterruptedException {
        if (state != null) {
            return run(new Rollbacks(state), id, mode, progress);
        }
        Path scratch = Scratch.directory();
        try {
            return run(new Rollbacks(scratch), id, mode, progress);
        } finally {
            Scratch.remove(scratch);
        }
    }

    private Result run(Rollbacks rollbacks, String id, Action.Rollback.Mode mode, Consumer<String> progress)
            throws InterruptedException {
        BooleanSupplier stopAsked = session.environment().cancellation()::isCancelled;
        Verifier verifier = new Verifier(gates(), site, this::round);
        Rollback rollback = new Rollback(
                RollbackSite.of(site),
                rollbacks.journal(id),
                new MeasuredProof(verifier, site.timeline(), stopAsked, looks -> progress.accept("verifying")),
                new Told(progress),
                stopAsked);
        Rollback.Result result;
        if (rollbacks.ids().contains(id)) {
            result = rollback.resume(approver(), anyRun(), host());
        } else {
            RollbackPlan plan = planned(mode(mode));
            Aim aim = plan.aim();
            List<Check> obstacles = plan.obstacles();
            if (aim == null || !obstacles.isEmpty()) {
                String why = (obstacles.isEmpty() ? plan.preflight() : obstacles)
                        .stream().map(check -> check.id() + ": " + check.says()).collect(Collectors.joining("; "));
                return new Result(false, "nothing was changed: " + why);
            }
            result = rollback.begin(header(id, plan, aim), anyRun(), host(), null);
        }
        if (result.ending() == Ending.STOPPED) {
            throw new InterruptedException("the rollback was stopped between two steps");
        }
        boolean done = result.ending().isComplete() && result.ending() != Ending.UNSUCCESSFUL;
        return new Result(done, "rollback " + id + ": " + result.ending().id() + ": " + result.says());
    }

    private Header header(String id, RollbackPlan plan, Aim aim) {
        return new Header(
                id,
                site.context(),
                site.simulated(),
                plan.names(),
                plan.mode(),
                approver(),
                plan.region(),
                site.timeline().now(),
                "by a playbook",
                aim,
                plan.baseline(),
                plan.preflight().stream()
                        .filter(check -> check.verdict() != Verdict.PASS)
                        .map(check -> check.verdict() + " " + check.id() + ": " + check.says())
                        .toList());
    }

    @Override
    public boolean hasBegun(String id) {
        return state != null && new Rollbacks(state).ids().contains(id);
    }

    private String approver() {
        return session.environment().variable("USER").orElse("unknown");
    }

    private String host() {
        return session.environment().variable("HOSTNAME").orElse("");
    }

    private String anyRun() {
        return String.format(Locale.ROOT, "%08x", session.environment().random().nextInt());
    }

    /** Passes on what is going on. */
    private record Told(Consumer<String> progress) implements RollbackEvents {
        @Override
        public void stepBegins(Step step) {
            progress.accept(step.title());
        }

        @Override
        public void observes(Step step, String says) {
            progress.accept(step.title() + ": " + says);
        }
    }
}
