package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.face.console.Progress;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.face.view.Asked;
import io.novacron.dwcpctl.face.view.ReportView;
import io.novacron.dwcpctl.metrics.source.RecordingSource;
import io.novacron.dwcpctl.ops.report.Inquest;
import io.novacron.dwcpctl.ops.report.Reporter;
import io.novacron.dwcpctl.ops.report.advice.RuleBook;
import io.novacron.dwcpctl.ops.report.page.Period;
import io.novacron.dwcpctl.ops.report.page.Report;
import io.novacron.dwcpctl.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Makes reports for a command. */
final class Reporting {
    private static final Duration LEAST = Duration.ofHours(1);
    private static final Duration MOST = Duration.ofDays(30);

    private final Session session;
    private final List<String> sections;

    Reporting(Session session, List<String> sections) {
        this.session = session;
        this.sections = sections;
    }

    /** @throws CliException with code 64 if one of the lengths is out of bounds */
    static Period period(Instant at, Duration since, Duration baseline) {
        within("--since", since);
        within("--baseline", baseline);
        return new Period(at, since, baseline);
    }

    static void within(String option, Duration length) {
        if (length.compareTo(LEAST) < 0 || length.compareTo(MOST) > 0) {
            throw CliException.usage(option + " must be from 1h to 30d", "Give " + option + " 24h, for example.");
        }
    }

    /** A report, and all that was answered for it. */
    record Made(Report report, RecordingSource recorded) {}

    /**
     * Asks and writes; what is not answered is a hole in the report.
     *
     * @throws CliException the first question's failure where none was answered; with code 130 where asking was cut short
     */
    Made of(Period period) throws InterruptedException {
        Made made = made(period);
        CliException failure = made.report().firstFailure();
        if (session.environment().cancellation().isCancelled()) {
            throw new CliException(
                    ExitCode.INTERRUPTED, "interrupted before all was answered", "Nothing was written; run it again.");
        }
        if (failure != null && made.report().failures() == made.report().asked()) {
            throw failure;
        }
        return made;
    }

    private Made made(Period period) throws InterruptedException {
        Site site = session.site();
        try (Progress progress = session.console().progress("asking")) {
            RecordingSource source = new RecordingSource(
                    site.metrics(), answered -> progress.update("asking, " + answered + " questions answered"));
            Reporter reporter = new Reporter(
                    session.cookbook(),
                    RuleBook.of(session.library()),
                    new Inquest(source, session.crew(), session.deadline()));
            return new Made(reporter.of(period, sections), source);
        }
    }

    Document document(Report report) {
        Site site = session.site();
        return new ReportView(new Asked(
                        site.context(),
                        site.simulated(),
                        report.period().at(),
                        report.period().since(),
                        session.environment().zone()))
                .of(report);
    }
}
