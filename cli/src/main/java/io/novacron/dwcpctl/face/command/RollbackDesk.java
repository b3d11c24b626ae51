package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.environment.Directories;
import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.face.view.Asked;
import io.novacron.dwcpctl.face.view.RollbackView;
import io.novacron.dwcpctl.ops.gate.Gates;
import io.novacron.dwcpctl.ops.rollback.Aim;
import io.novacron.dwcpctl.ops.rollback.Check;
import io.novacron.dwcpctl.ops.rollback.Header;
import io.novacron.dwcpctl.ops.rollback.Mode;
import io.novacron.dwcpctl.ops.rollback.Planner;
import io.novacron.dwcpctl.ops.rollback.Rollback;
import io.novacron.dwcpctl.ops.rollback.RollbackJournal;
import io.novacron.dwcpctl.ops.rollback.RollbackPlan;
import io.novacron.dwcpctl.ops.rollback.RollbackSite;
import io.novacron.dwcpctl.ops.rollback.Rollbacks;
import io.novacron.dwcpctl.ops.rollback.Verification;
import io.novacron.dwcpctl.ops.rollback.baseline.MeasuredBaseline;
import io.novacron.dwcpctl.ops.rollback.baseline.Measurement;
import io.novacron.dwcpctl.ops.rollback.verify.MeasuredProof;
import io.novacron.dwcpctl.ops.rollback.verify.Verifier;
import io.novacron.dwcpctl.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the commands of a rollback share: its ports, its journals, how it begins and how it is shown. */
final class RollbackDesk {
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Duration BRIEFLY = Duration.ofSeconds(2);

    private final Session session;
    private final Site site;

    RollbackDesk(Session session, String command) {
        session.refuseAt(command);
        GateReport.refuseUnattended(session, session.contexts().isDemo());
        this.session = session;
        this.site = session.rollbackSite();
    }

    Site site() {
        return site;
    }

    RollbackSite ports() {
        return RollbackSite.of(site);
    }

    /** The journals on this machine. */
    Rollbacks rollbacks() {
        return new Directories(session.environment())
                .state()
                .map(Rollbacks::new)
                .orElseThrow(() -> new CliException(
                        ExitCode.CANNOT_CREATE,
                        "there is no place for the journal of a rollback",
                        "Set HOME or XDG_STATE_HOME."));
    }

    RollbackView view() {
        return new RollbackView(new Asked(
                site.context(),
                site.simulated(),
                site.timeline().now(),
                null,
                session.environment().zone()));
    }

    RollbackPlan plan(Mode mode, RollbackOptions options) throws InterruptedException {
        String region = options.region;
        if (region != null && !site.regions().isEmpty() && !site.regions().contains(region)) {
            throw CliException.usage(
                    "--region: context " + site.context() + " has no region \"" + region + "\"",
                    Nearest.hint(region, site.regions()) + "It has " + String.join(", ", site.regions()) + ".");
        }
        if (options.v1Replicas != null && options.v1Replicas < 1) {
            throw CliException.usage("--v1-replicas must be 1 or more", "Leave it out for today's traffic.");
        }
        // in an emergency nobody waits long for what only the record needs
        Supplier<Deadline> patience = mode.isUrgent() ? () -> Deadline.after(BRIEFLY) : session::patience;
        Measurement measurement = new Measurement(gates(), site.replicas(), site.regions(), patience);
        Planner planner = new Planner(ports(), new MeasuredBaseline(measurement), session.crew(), session.deadline());
        return planner.plan(mode, region, options.v1Replicas, options.takeOver);
    }

    /** Begins it, unless something stands against it. */
    int begin(RollbackPlan plan, RollbackOptions options) throws InterruptedException {
        return begin(plan, options, new BundleOption());
    }

    /** The same, and a bundle of it where one is asked for. */
    int begin(RollbackPlan plan, RollbackOptions options, BundleOption bundle) throws InterruptedException {
        Aim aim = refuseBlocked(plan);
        Instant now = site.timeline().now();
        String run = anyRun();
        String id = newId(now);
        Header header = new Header(
                id,
                site.context(),
                site.simulated(),
                plan.names(),
                plan.mode(),
                approver(options.by),
                plan.region(),
                now,
                options.reason,
                aim,
                plan.baseline(),
                plan.preflight().stream()
                        .filter(check -> check.verdict() != Verdict.PASS)
                        .map(check -> check.verdict() + " " + check.id() + ": " + check.says())
                        .toList());
        RollbackJournal journal = rollbacks().journal(id);
        int code = give(journal, rollback -> rollback.begin(header, run, host(), options.takeOver));
        return bundle.keep(session, code, () -> RollbackBundle.of(session, this, id, null));
    }

    /** Goes on with one. */
    int resume(@Nullable String id, @Nullable String by, BundleOption bundle) throws InterruptedException {
        Rollbacks rollbacks = rollbacks();
        String found = rollbacks.find(id, site.context()).header().id();
        int code = give(rollbacks.journal(found), rollback -> rollback.resume(approver(by), anyRun(), host()));
        return bundle.keep(session, code, () -> RollbackBundle.of(session, this, found, null));
    }

    /** Unique, and sorted by time. */
    String newId(Instant at) {
        return ID.format(at) + "-" + anyRun().substring(0, 4);
    }

    /** Looks whether v1 serves. */
    Verifier verifier() {
        return new Verifier(gates(), site, session::patience);
    }

    private Gates gates() {
        return new Gates(session.library(), session.cookbook());
    }

    /** A run, begun or taken up again. */
    private interface Run {
        Rollback.Result of(Rollback rollback) throws InterruptedException;
    }

    private int give(RollbackJournal journal, Run run) throws InterruptedException {
        BooleanSupplier stopAsked = session.environment().cancellation()::isCancelled;
        session.environment()
                .cancellation()
                .onCancel(() -> session.console().note("it stops after the step it is at; Ctrl-C again stops it now"));
        RollbackAftermath aftermath = new RollbackAftermath(session, site);
        Rollback.Result result;
        try (RollbackProgress progress = new RollbackProgress(session.console(), aftermath.news())) {
            Verification verification = new MeasuredProof(verifier(), site.timeline(), stopAsked, progress::looks);
            result = run.of(new Rollback(ports(), journal, verification, progress, stopAsked));
        }
        session.print(view().result(result));
        aftermath.after(result, journal);
        return result.ending().exitCode().code();
    }

    /** Says no where something stands against it; warns of the rest. */
    private Aim refuseBlocked(RollbackPlan plan) {
        List<Check> obstacles = plan.obstacles();
        Aim aim = plan.aim();
        if (aim == null || !obstacles.isEmpty()) {
            List<Check> named = obstacles.isEmpty() ? plan.preflight() : obstacles;
            Check first = named.get(0);
            boolean locked = named.size() == 1 && first.id().equals("other-rollback");
            throw new CliException(
                    locked ? ExitCode.LOCKED : ExitCode.NO_GO,
                    "nothing was changed, " + (plan.mode().isUrgent() ? "it is impossible: " : "preflight says no: ")
                            + named.stream()
                                    .map(check -> check.id() + ": " + check.says())
                                    .collect(Collectors.joining("; ")),
                    first.next().isEmpty() ? "See all of it with dwcpctl rollback plan." : first.next());
        }
        plan.preflight().stream()
                .filter(check -> check.verdict() != Verdict.PASS)
                .forEach(check -> session.console().warning(check.id() + ": " + check.says()));
        return aim;
    }

    /** Shows a document where the person looks who is to say yes to it. */
    void show(Document document) {
        session.output().plain(document).lines().forEach(session.console()::command);
    }

    /** Has it confirmed: by a yes, on a protected context by its name. */
    void confirm(String question, boolean yes, String otherwise) {
        if (isProtected()) {
            if (!session.prompter()
                    .typeExactly(question + " Type the context's name, " + site.context(), site.context(), otherwise)) {
                throw CliException.usage("that is not the name of the context", "Nothing was changed.");
            }
        } else if (!yes && !session.prompter().confirm(question, otherwise)) {
            throw CliException.usage("not confirmed", "Nothing was changed.");
        }
    }

    boolean isProtected() {
        return !session.contexts().isDemo() && session.contexts().current().isProtected();
    }

    private String approver(@Nullable String by) {
        Environment environment = session.environment();
        return by != null
                ? by
                : environment
                        .variable("USER")
                        .or(() -> environment.variable("LOGNAME"))
                        .orElse("unknown");
    }

    private String host() {
        return session.environment().variable("HOSTNAME").orElse("");
    }

    /** Tells runs apart. */
    private String anyRun() {
        return String.format(Locale.ROOT, "%08x", session.environment().random().nextInt());
    }
}
