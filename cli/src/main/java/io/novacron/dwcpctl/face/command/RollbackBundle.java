package io.novacron.dwcpctl.face.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.face.output.Format;
import io.novacron.dwcpctl.ops.bundle.Bundle;
import io.novacron.dwcpctl.ops.rollback.JournalLine;
import io.novacron.dwcpctl.ops.rollback.RollbackJournal;
import io.novacron.dwcpctl.ops.rollback.RollbackRecord;
import io.novacron.dwcpctl.ops.rollback.record.RecordText;
import io.novacron.dwcpctl.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rollback's journal, record and evidence, with what the metrics' sources said meanwhile, and the records around it. */
final class RollbackBundle {
    static final String KIND = "Rollback";
    private static final String ID = "rollback";
    private static final String PROOF = "verification.json";
    private static final List<String> DIRECTORIES = List.of("queries/cookbook/", "queries/gates/");
    /** Of the playbooks and watches that led to it. */
    private static final Duration BEFORE = Duration.ofHours(24);

    private RollbackBundle() {}

    /**
     * Puts one together.
     *
     * @param id of the rollback; null where this machine knows of none
     * @param proof what verifying came to; null where nobody verified but the rollback itself
     */
    static Bundle of(Session session, RollbackDesk desk, @Nullable String id, @Nullable Document proof) {
        Site site = desk.site();
        BundleParts parts = new BundleParts(session);
        Instant now = site.timeline().now();
        ObjectNode about = BundleParts.about(session, KIND, site.context(), site.simulated(), now);
        about.put(ID, id);
        if (id != null) {
            new BundleRecords(session, parts).rollback(desk.rollbacks(), id);
        }
        if (proof != null) {
            parts.document(PROOF, session.output().text(proof, Format.JSON));
        }
        return parts.configuration()
                .overlays(DIRECTORIES)
                .replies(session.taped())
                .records(site.context(), now.minus(BEFORE), now)
                .bundle(about);
    }

    static int replay(Session session, String file, Bundle bundle) {
        String id = bundle.about().path(ID).asText("");
        String lines = bundle.files().get(BundleRecords.journal(id));
        if (id.isEmpty() || lines == null) {
            String proof = bundle.files().get(PROOF);
            if (proof == null) {
                throw CliException.badInput(
                        file + ": there is no journal of a rollback in it", "Look into it: dwcpctl bundle show.");
            }
            session.output().print(BundleFiles.shown(proof));
            session.console().warning("shown as it was written: a cluster as it was cannot be looked at again");
            return ExitCode.UNKNOWN.code();
        }
        RollbackRecord rollback = RollbackJournal.parse(
                file + ": " + BundleRecords.journal(id), lines.lines().toList());
        String record = RecordText.of(rollback);
        session.output().print(BundleFiles.shown(record));
        session.console()
                .note("the record, made again from the journal; what was done to the cluster is told, not done again");
        if (!record.equals(bundle.files().get(BundleRecords.record(id)))) {
            session.console()
                    .warning("it does not agree with the record in the bundle; another dwcpctl may have written that");
            return ExitCode.UNKNOWN.code();
        }
        JournalLine.Ended ended = rollback.ended();
        return (ended == null ? ExitCode.UNKNOWN : ended.ending().exitCode()).code();
    }
}
