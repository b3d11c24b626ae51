package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.face.view.Asked;
import io.novacron.dwcpctl.face.view.ProofView;
import io.novacron.dwcpctl.ops.rollback.JournalLine;
import io.novacron.dwcpctl.ops.rollback.RollbackJournal;
import io.novacron.dwcpctl.ops.rollback.RollbackRecord;
import io.novacron.dwcpctl.ops.rollback.Rollbacks;
import io.novacron.dwcpctl.ops.rollback.verify.MeasuredProof;
import io.novacron.dwcpctl.ops.rollback.verify.Occasion;
import io.novacron.dwcpctl.ops.rollback.verify.Proof;
import io.novacron.dwcpctl.ops.rollback.verify.Verifier;
import io.novacron.dwcpctl.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dwcpctl rollback verify}. */
@Command(
        name = "verify",
        description = "Whether v1 serves as it should, by its metrics, its endpoints and how it was before: 0 verified,"
                + " 1 not as it should, 2 failed, 3 unverified.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class RollbackVerifyCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "ROLLBACK",
            description = "A rollback; the context's latest where not given.")
    @Nullable
    String id;

    @Option(names = "--wait", description = "Look until it is known, for five minutes after v1 began to serve at most.")
    boolean wait;

    @Mixin
    BundleOption bundle;

    private final Sessions sessions;

    public RollbackVerifyCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() throws InterruptedException {
        Session session = sessions.open();
        bundle.prepare(session);
        RollbackDesk desk = new RollbackDesk(session, "rollback verify");
        Site site = desk.site();
        List<String> warnings = new ArrayList<>();
        Rollbacks rollbacks = desk.rollbacks();
        Optional<RollbackRecord> found =
                id == null ? rollbacks.latest(site.context()) : Optional.of(rollbacks.find(id, site.context()));
        @Nullable Occasion occasion = found.map(MeasuredProof::occasion).orElse(null);
        if (occasion == null) {
            warnings.add("this machine has no journal of a rollback of context " + site.context()
                    + ": v1 is judged as it is now, against half an hour ago");
        }
        Verifier verifier = desk.verifier();
        Proof proof = wait && occasion != null
                ? verifier.await(
                        occasion, site.timeline(), session.environment().cancellation()::isCancelled, look -> {})
                : verifier.at(occasion, site.timeline().now());
        found.filter(RollbackRecord::isComplete)
                .ifPresent(rollback ->
                        keep(session, rollbacks.journal(rollback.header().id()), proof));
        Document document = new ProofView(new Asked(
                        site.context(),
                        site.simulated(),
                        proof.at(),
                        null,
                        session.environment().zone()))
                .of(proof, warnings);
        session.print(document);
        String known = found.map(rollback -> rollback.header().id()).orElse(null);
        return bundle.keep(
                session, proof.verdict().exitCode().code(), () -> RollbackBundle.of(session, desk, known, document));
    }

    /** The last look counts, in the journal and in the record. */
    private static void keep(Session session, RollbackJournal journal, Proof proof) {
        try {
            journal.append(new JournalLine.VerifiedBy(proof.at(), MeasuredProof.verified(proof)));
        } catch (CliException e) {
            session.console().warning("not kept in the journal: " + e.getMessage());
            return;
        }
        RollbackAftermath.write(session, journal);
    }
}
