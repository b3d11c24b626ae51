package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.library.TextFiles;
import io.novacron.dwcpctl.face.view.Standing;
import io.novacron.dwcpctl.ops.bundle.Redaction;
import io.novacron.dwcpctl.ops.gate.CaseFile;
import io.novacron.dwcpctl.ops.gate.Decision;
import io.novacron.dwcpctl.ops.gate.Proceeding;
import io.novacron.dwcpctl.site.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dwcpctl gonogo}. */
@Command(name = "gonogo", description = "Decide GO or NO-GO by a gate, with evidence.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class GonogoCommand implements Callable<Integer> {
    /** From which decision on a run fails. */
    enum FailOn {
        CAUTION,
        NO_GO;

        @Override
        public String toString() {
            return this == CAUTION ? "caution" : "no-go";
        }
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "GATE",
            description = "rollout (where none is given), preflight, post-rollback, or a file.")
    String gate = "rollout";

    @Option(names = "--region", paramLabel = "REGION", description = "Only that region.")
    @Nullable
    String region;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            description = "The decision must have held that long: asked at once, from data every 15s.")
    Duration held = Duration.ZERO;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            description = "Ask again, that long at most, until a decision has held for --for.")
    @Nullable
    Duration wait;

    @Option(names = "--interval", paramLabel = "DURATION", description = "From one asking to the next; 15s.")
    Duration interval = Duration.ofSeconds(15);

    @Option(
            names = "--fail-on",
            paramLabel = "DECISION",
            description = "caution (where not given), or no-go: CAUTION then ends with 0. UNKNOWN always ends with 3.")
    FailOn failOn = FailOn.CAUTION;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write a test case a criterion as JUnit XML too.")
    @Nullable
    Path junit;

    @Option(
            names = "--evidence",
            paramLabel = "FILE",
            description = "Write all that the decision rests on: every question, every answer, sealed by a digest.")
    @Nullable
    Path evidence;

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description = "Work a decision out again from evidence; nobody is asked.")
    @Nullable
    Path replay;

    @Mixin
    BundleOption bundle = new BundleOption();

    private final Sessions sessions;

    public GonogoCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() throws InterruptedException {
        Session session = sessions.open();
        return replay == null ? decide(session) : replay(session, replay);
    }

    private int decide(Session session) throws InterruptedException {
        if (interval.isZero()) {
            throw CliException.usage("--interval must be longer than zero", "Give --interval 15s, for example.");
        }
        if (wait != null) {
            session.refuseAt("gonogo --wait");
        }
        GateReport.refuseUnattended(session, session.contexts().isDemo());
        Site site = session.site();
        GateRun run = new GateRun(session, gate, region, held);
        Instant at = session.at();
        Proceeding proceeding = wait == null ? run.at(at) : run.keep(wait, interval);
        Standing standing = new Standing(site.simulated(), false, session.options().at != null);
        GateReport report = new GateReport(session, site.context(), standing);
        if (evidence != null) {
            TextFiles.replace(
                    session.environment().workingDirectory().resolve(evidence),
                    CaseFile.write(run.circumstances(), proceeding, new Redaction(BundleSecrets.of(session))::tree));
        }
        int code = bundle.keep(
                session,
                code(proceeding.assessment().decision()),
                () -> GateBundle.of(session, run.circumstances(), proceeding, session.options().at != null));
        report.give(proceeding.assessment(), junit);
        return code;
    }

    private int replay(Session session, Path file) {
        if (wait != null
                || evidence != null
                || bundle.file != null
                || region != null
                || !held.isZero()
                || session.options().at != null) {
            throw CliException.usage(
                    "--replay works out what was asked then, and asks nobody",
                    "Leave --wait, --for, --region, --at, --evidence and --bundle out.");
        }
        Path path = session.environment().workingDirectory().resolve(file);
        CaseFile.Replayed replayed = CaseFile.replay(file.toString(), TextFiles.read("evidence", path));
        return GateBundle.give(session, replayed, junit)
                ? code(replayed.proceeding().assessment().decision())
                : ExitCode.UNKNOWN.code();
    }

    private int code(Decision decision) {
        boolean tolerated = decision == Decision.CAUTION && failOn == FailOn.NO_GO;
        return (tolerated ? ExitCode.DONE : decision.exitCode()).code();
    }
}
