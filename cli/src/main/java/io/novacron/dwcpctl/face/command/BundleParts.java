package io.novacron.dwcpctl.face.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.face.view.ConfigView;
import io.novacron.dwcpctl.metrics.source.Call;
import io.novacron.dwcpctl.metrics.source.Outcome;
import io.novacron.dwcpctl.metrics.source.Tape;
import io.novacron.dwcpctl.ops.bundle.Bundle;
import io.novacron.dwcpctl.ops.bundle.Redaction;
import io.novacron.dwcpctl.ops.evidence.RecordingText;
import io.novacron.dwcpctl.ops.evidence.SealedRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What bundles of all kinds hold, put together part by part; every text goes through the redaction. */
final class BundleParts {
    static final String REPLIES = "replies.json";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String CONFIGURATION = "configuration.json";
    private static final String LIBRARY = "library/";

    private final Session session;
    private final Redaction redaction;
    private final SortedMap<String, String> files = new TreeMap<>();

    BundleParts(Session session) {
        this.session = session;
        this.redaction = new Redaction(BundleSecrets.of(session));
    }

    /** What the manifest says first of a bundle of any kind. */
    static ObjectNode about(Session session, String kind, String context, boolean simulated, Instant at) {
        ObjectNode about = JSON.objectNode();
        about.put("kind", kind);
        about.put("version", session.version());
        about.put("context", context);
        about.put("simulated", simulated);
        about.put("at", Moment.forMachines(at));
        return about;
    }

    Redaction redaction() {
        return redaction;
    }

    /** So far; what is added later is in it too. */
    SortedMap<String, String> files() {
        return files;
    }

    BundleParts text(String name, String text) {
        files.put(name, redaction.text(text));
        return this;
    }

    /** A text that may be JSON. */
    BundleParts document(String name, String text) {
        files.put(name, redaction.document(text));
        return this;
    }

    /** Lines of JSON, each as a tree: a name far from its value is still its name. */
    BundleParts lines(String name, List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(redaction.line(line)).append('\n'));
        files.put(name, text.toString());
        return this;
    }

    /** The addresses that the context names; nothing for one that is not configured. */
    BundleParts configuration() {
        if (session.contexts().isChosen() && !session.contexts().isDemo()) {
            JsonNode addresses =
                    redaction.tree(ConfigView.addresses(session.contexts().current()));
            files.put(CONFIGURATION, SealedRecord.text(addresses) + "\n");
        }
        return this;
    }

    /** The user's own data files below directories of the library. */
    BundleParts overlays(List<String> directories) {
        for (String directory : directories) {
            for (Library.File file : session.library().overlays(directory)) {
                library(directory + file.name().substring(file.name().lastIndexOf('/') + 1), file.text());
            }
        }
        return this;
    }

    /** A data file, by its path in the library. */
    BundleParts library(String path, String text) {
        return text(LIBRARY + path, text);
    }

    BundleParts replies(Map<Call, Outcome> outcomes) {
        ObjectNode replies = JSON.objectNode();
        replies.put("kind", "Replies");
        replies.set("replies", redaction.tree(RecordingText.write(outcomes)));
        files.put(REPLIES, SealedRecord.seal(replies));
        return this;
    }

    /** The same of several sources; nothing where nobody was asked. */
    BundleParts replies(@Nullable Tape tape) {
        if (tape == null || tape.outcomes().isEmpty()) {
            return this;
        }
        ObjectNode replies = JSON.objectNode();
        replies.put("kind", "Replies");
        ArrayNode sources = replies.putArray("sources");
        tape.outcomes().forEach((name, outcomes) -> {
            ObjectNode source = sources.addObject();
            source.put("source", redaction.text(name));
            source.set("replies", redaction.tree(RecordingText.write(outcomes)));
        });
        files.put(REPLIES, SealedRecord.seal(replies));
        return this;
    }

    /** The journals and transcripts of a context that were written in a span of time. */
    BundleParts records(String context, Instant from, Instant to) {
        new BundleRecords(session, this).add(context, from, to);
        return this;
    }

    Bundle bundle(JsonNode about) {
        return new Bundle(redaction.tree(about), files);
    }

    /** The library as it was for a bundle: the shipped files, and over them those in it. */
    static Library library(Map<String, String> files) {
        Map<String, String> overlays = new TreeMap<>();
        files.forEach((name, text) -> {
            if (name.startsWith(LIBRARY)) {
                overlays.put(name.substring(LIBRARY.length()), text);
            }
        });
        return Library.of(new ShippedFiles(), overlays);
    }
}
