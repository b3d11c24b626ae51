package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.journal.Journal;
import io.novacron.dwcpctl.face.console.Keys;
import io.novacron.dwcpctl.face.view.Asked;
import io.novacron.dwcpctl.face.view.WatchView;
import io.novacron.dwcpctl.ops.gate.Gates;
import io.novacron.dwcpctl.ops.rollback.Mode;
import io.novacron.dwcpctl.ops.rollback.watch.Arming;
import io.novacron.dwcpctl.ops.rollback.watch.Arming.Turn;
import io.novacron.dwcpctl.ops.rollback.watch.Finding;
import io.novacron.dwcpctl.ops.rollback.watch.Lookout;
import io.novacron.dwcpctl.ops.rollback.watch.Rule;
import io.novacron.dwcpctl.ops.rollback.watch.Sample;
import io.novacron.dwcpctl.ops.rollback.watch.Watch;
import io.novacron.dwcpctl.ops.rollback.watch.WatchJournal;
import io.novacron.dwcpctl.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dwcpctl rollback watch}. */
@Command(
        name = "watch",
        description =
                "Watch v3, and say when it should be rolled back: degraded in 3 of 4 samples over two minutes, and v1"
                        + " healthy. With --arm it is, once, after a countdown that any key or Ctrl-C stops.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class RollbackWatchCommand implements Callable<Integer> {
    private static final Duration MOST = Duration.ofSeconds(10);

    @Option(names = "--arm", description = "Roll back by itself, once.")
    boolean arm;

    @Option(
            names = "--interval",
            paramLabel = "DURATION",
            description = "Between two samples, 10s at most; 5s if not given.")
    Duration interval = Duration.ofSeconds(5);

    @Option(
            names = "--countdown",
            paramLabel = "DURATION",
            description = "In which it can be stopped; 30s if not given.")
    Duration countdown = Rule.USUAL.countdown();

    @Option(names = "--for", paramLabel = "DURATION", description = "Watch for so long; until Ctrl-C where not given.")
    @Nullable
    Duration length;

    @Mixin
    RollbackOptions options;

    private final Sessions sessions;

    public RollbackWatchCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (interval.isZero() || interval.compareTo(MOST) > 0) {
            throw CliException.usage(
                    "--interval must be longer than zero and 10s at most", "Leave it out for a sample every 5s.");
        }
        Session session = sessions.open();
        RollbackDesk desk = new RollbackDesk(session, "rollback watch");
        if (arm && desk.isProtected() && session.options().context == null) {
            throw CliException.usage(
                    "context " + desk.site().context() + " is protected; nothing is armed",
                    "Name it on this very line: --context " + desk.site().context() + ".");
        }
        Rule rule = new Rule(Rule.USUAL.window(), Rule.USUAL.share(), Rule.USUAL.minimum(), countdown);
        Instant start = desk.site().timeline().now();
        Keys keys = session.keys();
        WatchJournal journal = new WatchJournal(new Journal(
                desk.rollbacks().directory("watch-" + desk.newId(start)).resolve("decisions")));
        journal.begins(start, desk.site().context(), arm, rule);
        session.console().note("decisions: " + journal.file());
        boolean[] first = {true};
        Watch watch = new Watch(() -> sample(session, desk), new Pacing(session, desk, keys, start), journal, turn -> {
            session.output().printNext(view(session, desk, keys).of(turn), first[0]);
            first[0] = false;
        });
        Turn last = watch.run(Arming.of(rule, arm));
        Arming.@Nullable Decision decision = last.decision();
        if (decision == null || decision.kind() != Arming.Decision.Kind.ROLL_BACK) {
            return code(last);
        }
        session.renewDeadline();
        options.reason = options.reason.isEmpty() ? decision.says() : options.reason;
        return desk.begin(desk.plan(Mode.AUTOMATIC, options), options);
    }

    private Sample sample(Session session, RollbackDesk desk) throws InterruptedException {
        // the demo is looked at anew: other processes change it
        Site site = desk.site().simulated() ? session.rollbackSite() : desk.site();
        Gates gates = new Gates(session.library(), session.cookbook());
        return new Lookout(gates, site.replicas(), site.regions(), site.probes(), session::patience)
                .at(site.timeline().now());
    }

    private WatchView view(Session session, RollbackDesk desk, Keys keys) {
        return new WatchView(
                new Asked(
                        desk.site().context(),
                        desk.site().simulated(),
                        desk.site().timeline().now(),
                        null,
                        session.environment().zone()),
                arm,
                keys.canBePressed());
    }

    /** Of a watch that has not rolled back. */
    private static int code(Turn last) {
        if (last.finding().call() != Finding.Call.HOLD) {
            return ExitCode.NO_GO.code();
        }
        var samples = last.next().samples();
        return switch (samples.get(samples.size() - 1).state()) {
            case GOOD -> ExitCode.DONE.code();
            case DEGRADED -> ExitCode.CAUTION.code();
            case UNKNOWN -> ExitCode.UNKNOWN.code();
        };
    }

    /** Wall pace, also in the demo: a watch is no wait. */
    private final class Pacing implements Watch.Pause {
        private final Session session;
        private final RollbackDesk desk;
        private final Keys keys;
        private final Instant start;

        Pacing(Session session, RollbackDesk desk, Keys keys, Instant start) {
            this.session = session;
            this.desk = desk;
            this.keys = keys;
            this.start = start;
        }

        @Override
        public End pass(boolean counting) throws InterruptedException {
            if (length != null && !now().isBefore(start.plus(length))) {
                return End.OVER;
            }
            if (counting && keys.pressedWithin(interval)) {
                return End.KEY;
            }
            boolean over = counting
                    ? session.environment().cancellation().isCancelled()
                    : session.environment().cancellation().await(interval);
            return over ? End.OVER : End.TIME;
        }

        @Override
        public Instant now() {
            return desk.site().timeline().now();
        }
    }
}
