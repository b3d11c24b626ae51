package io.novacron.dwcpctl.face.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.face.output.Appearance;
import io.novacron.dwcpctl.face.output.DocumentWriter;
import io.novacron.dwcpctl.face.output.Format;
import io.novacron.dwcpctl.face.view.Asked;
import io.novacron.dwcpctl.face.view.GateView;
import io.novacron.dwcpctl.face.view.Standing;
import io.novacron.dwcpctl.ops.bundle.Bundle;
import io.novacron.dwcpctl.ops.gate.CaseFile;
import io.novacron.dwcpctl.ops.gate.Proceeding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A decision with its evidence, and the records of the day before it. */
final class GateBundle {
    static final String KIND = "Gate";
    private static final String EVIDENCE = "evidence.json";
    private static final Map<Format, String> DECISIONS =
            Map.of(Format.MARKDOWN, "decision.md", Format.JSON, "decision.json");
    private static final List<String> DIRECTORIES = List.of("queries/cookbook/", "queries/gates/");
    private static final Duration BEFORE = Duration.ofHours(24);

    private GateBundle() {}

    /** Warns where the decision rests on what may not leave the house. */
    static Bundle of(Session session, CaseFile.Circumstances circumstances, Proceeding proceeding, boolean past) {
        BundleParts parts = new BundleParts(session);
        Instant at = proceeding.assessment().inquiry().at();
        String context = circumstances.context();
        String evidence = CaseFile.write(circumstances, proceeding, parts.redaction()::tree);
        CaseFile.Replayed kept = CaseFile.replay(EVIDENCE, evidence);
        if (kept.proceeding().assessment().decision() != proceeding.assessment().decision()) {
            session.console()
                    .warning("without its secrets the evidence comes to "
                            + kept.proceeding().assessment().decision().text()
                            + ": the bundle says so too");
        }
        parts.files().put(EVIDENCE, evidence);
        DECISIONS.forEach((format, name) ->
                parts.text(name, text(kept, past, session.environment().zone(), format)));
        ObjectNode about = BundleParts.about(session, KIND, context, circumstances.simulated(), at);
        about.put("gate", proceeding.assessment().gate().id());
        about.put("decision", kept.proceeding().assessment().decision().name());
        return parts.configuration()
                .overlays(DIRECTORIES)
                .records(context, at.minus(BEFORE), at)
                .bundle(about);
    }

    private static String text(CaseFile.Replayed kept, boolean past, ZoneId zone, Format format) {
        Standing standing = new Standing(kept.simulated(), false, past);
        Asked asked = new Asked(
                kept.context(),
                kept.simulated(),
                kept.proceeding().assessment().inquiry().at(),
                null,
                zone);
        StringBuilder text = new StringBuilder();
        try {
            new DocumentWriter()
                    .write(
                            new GateView(asked, standing).of(kept.proceeding().assessment()),
                            format,
                            new Appearance(Appearance.UNLIMITED, false, true, zone),
                            text);
        } catch (IOException e) {
            throw new IllegalStateException(e); // nothing but memory is written
        }
        return text.toString();
    }

    static int replay(Session session, String file, Bundle bundle) {
        String evidence = bundle.files().get(EVIDENCE);
        if (evidence == null) {
            throw CliException.badInput(file + ": there is no " + EVIDENCE + " in it", "Give a bundle of gonogo.");
        }
        CaseFile.Replayed replayed = CaseFile.replay(file + ": " + EVIDENCE, evidence);
        return give(session, replayed, null)
                ? replayed.proceeding().assessment().decision().exitCode().code()
                : ExitCode.UNKNOWN.code();
    }

    /** Gives out a decision that was worked out again; whether it is the recorded one. */
    static boolean give(Session session, CaseFile.Replayed replayed, @Nullable Path junit) {
        GateReport.refuseUnattended(session, true);
        Standing standing = new Standing(replayed.simulated(), true, true);
        replayed.differences().forEach(difference -> session.console().warning("it does not agree: " + difference));
        new GateReport(session, replayed.context(), standing)
                .give(replayed.proceeding().assessment(), junit);
        return replayed.differences().isEmpty();
    }
}
