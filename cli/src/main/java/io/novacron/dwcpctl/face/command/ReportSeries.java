package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.library.TextFiles;
import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.face.output.Format;
import io.novacron.dwcpctl.ops.report.Schedule;
import io.novacron.dwcpctl.ops.report.page.Period;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report at every due moment until cancelled: each in a file of its own and once more as {@code latest}, both whole or
 * not at all. Only one run at a time writes into a directory.
 */
final class ReportSeries {
    /** A machine that slept wakes with its clock far on, and its timers not: the wall clock is looked at that often. */
    private static final Duration LOOK = Duration.ofSeconds(20);

    private static final String LOCK = ".report.lock";

    private final Session session;
    private final Reporting reporting;
    private final Path directory;
    private final Schedule schedule;
    private final Duration keep;
    private final Format format;
    private final String ending;
    private String said = "";

    ReportSeries(Session session, Reporting reporting, Path directory, Duration every, Duration keep) {
        this.session = session;
        this.reporting = reporting;
        this.directory = directory;
        this.schedule = new Schedule(every);
        this.keep = keep;
        this.format = session.output().format(Format.MARKDOWN);
        this.ending = "." + ReportBundle.extension(format);
    }

    /** @throws CliException with code 75 if another run writes there, 73 if the directory cannot be written */
    void run(Function<Instant, Period> periods) throws InterruptedException {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory);
            }
            try (FileChannel channel = FileChannel.open(
                            directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lock(channel)) {
                if (lock == null) {
                    throw new CliException(
                            ExitCode.LOCKED,
                            "another dwcpctl report --every writes into " + directory,
                            "Leave it to that one, or name another --dir.");
                }
                writeUntilCancelled(periods);
            }
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.CANNOT_CREATE,
                    "cannot write into " + directory + ": " + TextFiles.reason(e),
                    "Check that it is a directory, writable, and has room.",
                    e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process
        }
    }

    private void writeUntilCancelled(Function<Instant, Period> periods) throws IOException, InterruptedException {
        Cancellation cancellation = session.environment().cancellation();
        for (boolean first = true; !cancellation.isCancelled(); first = false) {
            Instant now = session.site().timeline().now();
            for (Instant moment : schedule.due(now, written())) {
                if (cancellation.isCancelled()) {
                    return;
                }
                session.renew();
                if (!write(periods.apply(moment), first)) {
                    break; // what is missing is tried again at the next look
                }
            }
            deleteOld(now);
            Duration next = schedule.untilNext(session.site().timeline().now());
            cancellation.await(next.compareTo(LOOK) < 0 ? next : LOOK);
        }
    }

    /** The first must succeed: whoever starts a run is still there to be told. Later ones are tried again. */
    private boolean write(Period period, boolean first) throws InterruptedException {
        try {
            Document document = reporting.document(reporting.of(period).report());
            String text = session.output().text(document, format);
            Path file = directory.resolve(Schedule.name(period.at()) + ending);
            TextFiles.replace(directory.resolve("latest" + ending), text);
            TextFiles.replace(file, text);
            String at = Moment.forPeople(period.at(), session.environment().zone());
            session.console().note(at + "  " + file);
            document.warnings().forEach(session.console()::warning);
            said = "";
            return true;
        } catch (CliException e) {
            if (first || e.exitCode() == ExitCode.BUG) {
                throw e;
            }
            if (!session.environment().cancellation().isCancelled() && !said.equals(e.getMessage())) {
                said = e.getMessage(); // once, not at every look for hours
                session.console().warning(said + "; it is tried again until it can be written");
            }
            return false;
        }
    }

    private List<Instant> written() throws IOException {
        List<Instant> moments = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            files.forEach(file ->
                    Schedule.moment(file.getFileName().toString(), ending).ifPresent(moments::add));
        }
        return moments;
    }

    private void deleteOld(Instant now) throws IOException {
        for (Instant moment : written()) {
            if (moment.isBefore(now.minus(keep))) {
                Files.deleteIfExists(directory.resolve(Schedule.name(moment) + ending));
            }
        }
    }
}
