package io.novacron.dwcpctl.ops.rollback.watch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.novacron.dwcpctl.base.journal.Journal;
import io.novacron.dwcpctl.base.time.Moment;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Every decision of a watch, with the samples that it rests on: a line of JSON each, on disk before anything is done. */
public final class WatchJournal {
    private static final JsonFactory JSON = new JsonFactory();

    private final Journal journal;

    public WatchJournal(Journal journal) {
        this.journal = journal;
    }

    /** Where it lies. */
    public String file() {
        return journal.file().toString();
    }

    /** The first line. */
    public void begins(Instant at, String context, boolean armed, Rule rule) {
        write(json -> {
            json.writeStringField("event", "began");
            json.writeStringField("at", Moment.forMachines(at));
            json.writeStringField("context", context);
            json.writeBooleanField("armed", armed);
            json.writeNumberField("windowSeconds", rule.window().toSeconds());
            json.writeNumberField("share", rule.share());
            json.writeNumberField("minimum", rule.minimum());
            json.writeNumberField("countdownSeconds", rule.countdown().toSeconds());
        });
    }

    /** A decision. */
    public void decided(Arming.Decision decision, List<Sample> samples) {
        write(json -> {
            json.writeStringField("event", word(decision.kind()));
            json.writeStringField("at", Moment.forMachines(decision.at()));
            json.writeStringField("says", decision.says());
            json.writeArrayFieldStart("samples");
            for (Sample sample : samples) {
                json.writeStartObject();
                json.writeStringField("at", Moment.forMachines(sample.at()));
                json.writeStringField("state", word(sample.state()));
                json.writeStringField("why", sample.why());
                json.writeStringField("v1", word(sample.v1()));
                json.writeStringField("v1Why", sample.v1Why());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private void write(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        journal.append(text.toString());
    }
}
