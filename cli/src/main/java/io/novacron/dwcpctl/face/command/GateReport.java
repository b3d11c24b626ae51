package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.library.TextFiles;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.face.output.Format;
import io.novacron.dwcpctl.face.output.JUnitWriter;
import io.novacron.dwcpctl.face.view.Asked;
import io.novacron.dwcpctl.face.view.GateAnnotations;
import io.novacron.dwcpctl.face.view.GateJunit;
import io.novacron.dwcpctl.face.view.GateView;
import io.novacron.dwcpctl.face.view.Standing;
import io.novacron.dwcpctl.ops.gate.Assessment;
import io.novacron.dwcpctl.site.config.Contexts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives out a decision: on stdout, in the files asked for, and to the build server that it runs on. */
final class GateReport {
    private final Session session;
    private final String context;
    private final Standing standing;

    GateReport(Session session, String context, Standing standing) {
        this.session = session;
        this.context = context;
        this.standing = standing;
    }

    /** A build must not be let through by a fleet that is not there: who wants that says so on the line. */
    static void refuseUnattended(Session session, boolean notReal) {
        boolean attended =
                !session.environment().variable("CI").filter("true"::equals).isPresent();
        if (notReal && !attended && !Contexts.DEMO.equals(session.options().context)) {
            throw CliException.usage(
                    "CI=true, and the decision would be simulated or replayed",
                    "Name a real context, or say --context demo on this very command line.");
        }
    }

    /** Files first: they are to be there whatever becomes of the streams. A run that was ended prints nothing more. */
    void give(Assessment assessment, @Nullable Path junit) {
        Environment environment = session.environment();
        Asked asked =
                new Asked(context, standing.simulated(), assessment.inquiry().at(), null, environment.zone());
        Document document = new GateView(asked, standing).of(assessment);
        if (junit != null) {
            TextFiles.replace(
                    environment.workingDirectory().resolve(junit),
                    new JUnitWriter().write(new GateJunit(standing).of(assessment)));
        }
        Optional<String> summary = environment.variable("GITHUB_STEP_SUMMARY");
        summary.ifPresent(file -> append(
                environment.workingDirectory().resolve(file), session.output().text(document, Format.MARKDOWN)));
        if (environment.cancellation().isCancelled()) {
            return;
        }
        session.print(document);
        if (summary.isPresent() || environment.variable("GITHUB_ACTIONS").isPresent()) {
            GateAnnotations.of(assessment, standing).forEach(session.console()::command);
        }
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(
                    file, text + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.CANNOT_CREATE,
                    "cannot write " + file + ", which GITHUB_STEP_SUMMARY names: " + e.getMessage(),
                    "Check that its directory is there and writable, or unset it.",
                    e);
        }
    }
}
