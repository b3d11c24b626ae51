package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.library.TextFiles;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.face.output.Format;
import io.novacron.dwcpctl.ops.bundle.Bundle;
import io.novacron.dwcpctl.ops.report.page.Period;
import io.novacron.dwcpctl.ops.report.page.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dwcpctl report}. */
@Command(name = "report", description = "Write the metrics analysis: ten sections, recommendations, every query.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class ReportCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Option(names = "--since", paramLabel = "DURATION", description = "The period, 1h to 30d; 24h where not given.")
    Duration since = Duration.ofHours(24);

    @Option(
            names = "--baseline",
            paramLabel = "DURATION",
            description = "Compare now with that long ago too; 7d where not given.")
    Duration baseline = Duration.ofDays(7);

    @Option(
            names = "--section",
            paramLabel = "SECTION",
            split = ",",
            description = "Only these: summary, latency, throughput, errors, components, sla, anomalies, resources,"
                    + " rollout, compare, recommendations, hour, appendix.")
    List<String> sections = new ArrayList<>();

    @Option(names = "--out", paramLabel = "FILE", description = "Write to a file in place of stdout.")
    @Nullable
    Path out;

    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description = "Write the report with every reply it rests on into one archive too; without secrets.")
    @Nullable
    Path bundle;

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            description = "Write one at each such time, such as every full hour with 1h, until Ctrl-C; needs --dir.")
    @Nullable
    Duration every;

    @Option(names = "--dir", paramLabel = "DIR", description = "Where --every writes: a file each, and latest.")
    @Nullable
    Path dir;

    @Option(
            names = "--keep",
            paramLabel = "DURATION",
            description = "With --every: reports older than that are deleted; 30d where not given.")
    Duration keep = Duration.ofDays(30);

    private final Sessions sessions;

    public ReportCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() throws InterruptedException {
        Session session = sessions.open();
        session.presetTimeout(LIMIT);
        Reporting reporting = new Reporting(session, sections);
        return every == null && dir == null ? once(session, reporting) : keepWriting(session, reporting);
    }

    private int once(Session session, Reporting reporting) throws InterruptedException {
        Period period = Reporting.period(session.at(), since, baseline);
        Reporting.Made made = reporting.of(period);
        Report report = made.report();
        Document document = reporting.document(report);
        Format format = session.output().format(Format.MARKDOWN);
        String text = session.output().text(document, format);
        int code = exitCode(report).code();
        if (bundle != null) {
            Bundle whole = ReportBundle.of(session, made, sections, format);
            code = BundleOption.keep(session, bundle, code, () -> whole);
            // what is said is what the bundle holds: made of redacted replies, with durations in whole milliseconds
            text = ReportBundle.report(whole);
        }
        if (out == null) {
            session.output().print(text);
        } else {
            TextFiles.replace(session.environment().workingDirectory().resolve(out), text);
        }
        if (!session.options().quiet) {
            document.warnings().forEach(session.console()::warning);
        }
        return code;
    }

    private int keepWriting(Session session, Reporting reporting) throws InterruptedException {
        session.refuseAt("report --every");
        if (every == null || dir == null || out != null || bundle != null) {
            throw CliException.usage(
                    "--every and --dir belong together, and write their own files",
                    "Give both, and neither --out nor --bundle.");
        }
        Reporting.within("--every", every);
        Reporting.within("--keep", keep);
        Reporting.within("--since", since);
        Reporting.within("--baseline", baseline);
        Path directory = session.environment().workingDirectory().resolve(dir);
        new ReportSeries(session, reporting, directory, every, keep).run(at -> new Period(at, since, baseline));
        return ExitCode.DONE.code();
    }

    /** A report with holes is written, and its holes are said: with the code of the first. */
    static ExitCode exitCode(Report report) {
        if (report.firstFailure() != null) {
            return report.firstFailure().exitCode();
        }
        return report.hasNumbers() ? ExitCode.DONE : ExitCode.UNKNOWN;
    }
}
