package io.novacron.dwcpctl.ops.rollback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.ops.evidence.JsonTree;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * What the annotation {@value #KEY} of v3's deployment says of a rollback, for whoever looks from another machine, and to
 * keep a second one from beginning.
 *
 * @param id of the rollback
 * @param run of the process that works on it; another one that takes it up has another
 * @param host where its journal lies; the empty string where that is not known
 * @param state {@link #RUNNING}, or how it ended
 * @param step the one it is at
 * @param at when this was written, on the context's clock
 */
public record Claim(
        String id,
        String run,
        Mode mode,
        String approver,
        String host,
        Instant startedAt,
        String state,
        String step,
        Instant at) {
    public static final String KEY = "dwcpctl.novacron.io/rollback";
    public static final String RUNNING = "running";

    /** Whether nothing is known of its having come to its end: it runs, was stopped or cut off, or has failed. */
    public boolean isOpen() {
        return Ending.ofId(state).map(ending -> !ending.isComplete()).orElse(true);
    }

    Claim with(String newState, String newStep, Instant now) {
        return new Claim(id, run, mode, approver, host, startedAt, newState, newStep, now);
    }

    /** The annotation's value. */
    String text() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id).put("run", run).put("mode", mode.id()).put("approver", approver);
        json.put("host", host).put("startedAt", Moment.forMachines(startedAt));
        json.put("state", state).put("step", step).put("at", Moment.forMachines(at));
        return JsonTree.line(json);
    }

    /** Reads an annotation's value; empty where it is none of dwcpctl's. */
    static Optional<Claim> read(String text) {
        try {
            JsonNode json = JsonTree.read(text);
            Mode mode = null;
            for (Mode known : Mode.values()) {
                mode = known.id().equals(json.path("mode").asText()) ? known : mode;
            }
            if (mode == null || json.path("id").asText().isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Claim(
                    json.path("id").asText(),
                    json.path("run").asText(),
                    mode,
                    json.path("approver").asText(),
                    json.path("host").asText(),
                    Instant.parse(json.path("startedAt").asText()),
                    json.path("state").asText(),
                    json.path("step").asText(),
                    Instant.parse(json.path("at").asText())));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
