package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.face.console.Progress;
import io.novacron.dwcpctl.ops.evidence.Testimony;
import io.novacron.dwcpctl.ops.gate.Assessment;
import io.novacron.dwcpctl.ops.gate.CaseFile;
import io.novacron.dwcpctl.ops.gate.Gate;
import io.novacron.dwcpctl.ops.gate.Gates;
import io.novacron.dwcpctl.ops.gate.Hearing;
import io.novacron.dwcpctl.ops.gate.Inquiry;
import io.novacron.dwcpctl.ops.gate.Judge;
import io.novacron.dwcpctl.ops.gate.Proceeding;
import io.novacron.dwcpctl.ops.gate.Vigil;
import io.novacron.dwcpctl.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a gate for a command, once or until a decision has held. */
final class GateRun {
    private final Session session;
    private final Site site;
    private final Gate gate;
    private final @Nullable String region;
    private final Duration held;
    private String told = "";

    /** @param name of the gate, or a file: a path, or what ends in .yaml or .yml */
    GateRun(Session session, String name, @Nullable String region, Duration held) {
        this.session = session;
        this.site = session.site();
        this.region = region;
        this.held = held;
        Gates gates = new Gates(session.library(), session.cookbook());
        boolean isFile = name.contains("/") || name.endsWith(".yaml") || name.endsWith(".yml");
        this.gate = isFile
                ? gates.file(name, session.environment().workingDirectory().resolve(name))
                : gates.get(name);
        if (region != null && !site.regions().isEmpty() && !site.regions().contains(region)) {
            throw CliException.usage(
                    "--region: context " + site.context() + " has no region \"" + region + "\"",
                    Nearest.hint(region, site.regions()) + "It has " + String.join(", ", site.regions()) + ".");
        }
    }

    /** Asks about a moment. */
    Proceeding at(Instant moment) throws InterruptedException {
        Inquiry inquiry = new Inquiry(moment, held, session.options().at == null, site.regions(), region);
        Testimony testimony = new Hearing(site.replicas(), session.deadline()).of(gate, inquiry);
        Proceeding proceeding = new Proceeding(testimony, Judge.judge(gate, inquiry, testimony));
        return session.environment().cancellation().isCancelled()
                ? proceeding.undecided("interrupted before everything was answered")
                : proceeding;
    }

    /** Asks until a decision has held; says on stderr whenever it is another. */
    Proceeding keep(Duration limit, Duration interval) throws InterruptedException {
        try (Progress progress = session.console().progress("asking " + gate.id())) {
            Vigil vigil = new Vigil(site.timeline(), limit, interval, assessment -> tell(assessment, progress));
            return vigil.keep(moment -> {
                session.renewDeadline();
                return at(moment);
            });
        }
    }

    private void tell(Assessment assessment, Progress progress) {
        String now = assessment.decision().text() + ": " + assessment.summary();
        progress.update("waiting, now " + now);
        if (!now.equals(told)) {
            told = now;
            String at = Moment.forPeople(
                    assessment.inquiry().at(), session.environment().zone());
            session.console().note(at + "  " + now);
        }
    }

    CaseFile.Circumstances circumstances() {
        List<Library.File> overlays = new ArrayList<>(session.library().overlays("queries/cookbook/"));
        overlays.addAll(session.library().overlays("queries/gates/"));
        return new CaseFile.Circumstances(session.version(), site.context(), site.simulated(), overlays);
    }
}
