package io.novacron.dwcpctl.site.fleet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.journal.Journal;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import io.novacron.dwcpctl.site.fleet.event.FleetEventJson;
import io.novacron.dwcpctl.site.fleet.event.LogLine;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A fleet's log on disk: a line that says when it began, then a line for each event. What cannot be written is not kept, and that is said. */
public final class FleetJournal implements Consumer<FleetEvent> {
    private final @Nullable Journal journal;
    private final Consumer<String> remarks;
    private final FleetLog log;
    private boolean kept;

    private FleetJournal(@Nullable Journal journal, FleetLog log, boolean kept, Consumer<String> remarks) {
        this.journal = journal;
        this.log = log;
        this.kept = kept;
        this.remarks = remarks;
    }

    /**
     * Opens one, and begins it where it is empty.
     *
     * @param journal null where there is no place for one
     * @param seed of a fleet that begins now
     * @param remarks told what is worth a warning
     * @throws CliException with code 65 if it cannot be understood
     */
    public static FleetJournal open(@Nullable Journal journal, long seed, Instant now, Consumer<String> remarks) {
        FleetLog fresh = new FleetLog(seed, now.truncatedTo(ChronoUnit.MILLIS), List.of());
        if (journal == null) {
            return new FleetJournal(null, fresh, false, remarks);
        }
        List<String> lines = journal.read();
        boolean kept = true;
        if (lines.isEmpty()) {
            try {
                lines = journal.update(written -> written.isEmpty() ? List.of(begun(fresh)) : List.of());
            } catch (CliException e) {
                remarks.accept(notKept(e));
                kept = false;
            }
        }
        FleetLog log = lines.isEmpty() ? fresh : read(journal.file().toString(), lines);
        return new FleetJournal(journal, log, kept, remarks);
    }

    private static String notKept(CliException e) {
        return "the simulated fleet's state is not kept: " + e.getMessage();
    }

    private static FleetLog read(String file, List<String> lines) {
        LogLine first = LogLine.parse(file + ":1", lines.get(0));
        if (!first.text("event").equals("begun")) {
            throw first.error("the first event is not begun");
        }
        Instant at = first.instant("at");
        long seed = first.whole("seed");
        first.end();
        List<FleetEvent> events = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            events.add(FleetEventJson.read(LogLine.parse(file + ":" + (i + 1), lines.get(i))));
        }
        return new FleetLog(seed, at, events);
    }

    private static String begun(FleetLog log) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("event", "begun");
            json.writeStringField("at", log.beginning().toString());
            json.writeNumberField("seed", log.seed());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return text.toString();
    }

    /** The log as it was when opened. */
    public FleetLog log() {
        return log;
    }

    @Override
    public synchronized void accept(FleetEvent event) {
        if (journal != null && kept) {
            try {
                journal.append(FleetEventJson.write(event));
            } catch (CliException e) {
                kept = false;
                remarks.accept(notKept(e));
            }
        }
    }
}
