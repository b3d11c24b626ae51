package io.novacron.dwcpctl.ops.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.ops.evidence.SealedRecord;
import io.novacron.dwcpctl.ops.evidence.TestimonyText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A decision with all that it rests on, as a file: who decided, by which gate, what was asked of whom, every answer, and
 * what came of it. Worked out again without any server, it must come to the same.
 */
public final class CaseFile {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int SCHEMA = 1;
    private static final String KIND = "GateEvidence";

    private CaseFile() {}

    /**
     * Who asked, and where.
     *
     * @param version of dwcpctl
     * @param overlays the user's files that lie over the shipped ones
     */
    public record Circumstances(String version, String context, boolean simulated, List<Library.File> overlays) {
        public Circumstances {
            overlays = List.copyOf(overlays);
        }
    }

    /** A decision worked out again. */
    public record Replayed(String context, boolean simulated, Proceeding proceeding, List<String> differences) {
        public Replayed {
            differences = List.copyOf(differences);
        }
    }

    /** The text of the file. */
    public static String write(Circumstances circumstances, Proceeding proceeding) {
        return SealedRecord.seal(tree(circumstances, proceeding));
    }

    /**
     * The text of the file as it may leave the house. Where that takes something out, the assessment in it is worked out
     * again from what is left, so that a replay comes to the same.
     *
     * @param redaction takes secrets out of a tree
     */
    public static String write(Circumstances circumstances, Proceeding proceeding, UnaryOperator<JsonNode> redaction) {
        ObjectNode whole = tree(circumstances, proceeding);
        if (!(redaction.apply(whole) instanceof ObjectNode clean)) {
            throw new IllegalArgumentException("a redaction leaves an object an object");
        }
        if (!clean.equals(whole)) {
            Gate gate = GateText.read(
                    clean.path("gate").path("definition"),
                    clean.path("gate").path("origin").asText());
            Assessment left =
                    Judge.judge(gate, proceeding.assessment().inquiry(), TestimonyText.read(clean.path("testimony")));
            String undecided = clean.path("assessment").path("undecided").asText();
            clean.set("assessment", assessment(undecided.isEmpty() ? left : left.undecided(undecided)));
        }
        return SealedRecord.seal(clean);
    }

    private static ObjectNode tree(Circumstances circumstances, Proceeding proceeding) {
        Assessment assessment = proceeding.assessment();
        ObjectNode node = JSON.objectNode();
        node.put("schema", SCHEMA);
        node.put("kind", KIND);
        node.put("version", circumstances.version());
        node.put("context", circumstances.context());
        node.put("simulated", circumstances.simulated());
        ArrayNode overlays = node.putArray("overlays");
        for (Library.File file : circumstances.overlays()) {
            overlays.addObject().put("file", file.name()).put("sha256", SealedRecord.digest(file.text()));
        }
        Gate gate = assessment.gate();
        ObjectNode told = node.putObject("gate");
        told.put("origin", gate.origin());
        told.put("sha256", GateText.digest(gate));
        told.set("definition", GateText.write(gate, assessment.inquiry().region()));
        node.set("inquiry", inquiry(assessment.inquiry()));
        node.set("testimony", TestimonyText.write(proceeding.testimony()));
        node.set("assessment", assessment(assessment));
        return node;
    }

    private static ObjectNode inquiry(Inquiry inquiry) {
        ObjectNode node = JSON.objectNode();
        node.put("at", Moment.forMachines(inquiry.at()));
        node.put("heldMillis", inquiry.held().toMillis());
        node.put("live", inquiry.isLive());
        ArrayNode expected = node.putArray("expected");
        inquiry.expected().forEach(expected::add);
        node.put("region", inquiry.region());
        return node;
    }

    private static ObjectNode assessment(Assessment assessment) {
        ObjectNode node = JSON.objectNode();
        node.put("decision", assessment.decision().name());
        node.put("undecided", assessment.undecided());
        node.put("summary", assessment.summary());
        ArrayNode criteria = node.putArray("criteria");
        for (Result result : assessment.results()) {
            Finding worst = result.worst();
            ObjectNode one = criteria.addObject();
            one.put("id", result.id());
            one.put("verdict", result.verdict().name());
            one.put("region", worst.region());
            one.put("value", worst.value() == null ? null : Numbers.format(worst.value()));
            one.put("source", worst.replica());
            one.put("reason", worst.reason());
        }
        return node;
    }

    /**
     * Works a decision out again.
     *
     * @param file names it in messages
     * @throws CliException with code 65 if it is no evidence, or was altered
     */
    public static Replayed replay(String file, String text) {
        JsonNode node = SealedRecord.open(file, text);
        if (!KIND.equals(node.path("kind").asText()) || node.path("schema").asInt() != SCHEMA) {
            throw CliException.badInput(
                    file + ": evidence of a kind that this dwcpctl does not read", "Use the dwcpctl that wrote it.");
        }
        try {
            Gate gate = GateText.read(
                    node.path("gate").path("definition"),
                    node.path("gate").path("origin").asText());
            Inquiry inquiry = inquiry(node.path("inquiry"));
            var testimony = TestimonyText.read(node.path("testimony"));
            Assessment again = Judge.judge(gate, inquiry, testimony);
            String undecided = node.path("assessment").path("undecided").asText();
            Assessment decided = undecided.isEmpty() ? again : again.undecided(undecided);
            return new Replayed(
                    node.path("context").asText(),
                    node.path("simulated").asBoolean(),
                    new Proceeding(testimony, decided),
                    differences(node.path("assessment"), assessment(decided)));
        } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException e) {
            throw new CliException(
                    ExitCode.BAD_INPUT,
                    file + ": not evidence as this dwcpctl writes it: " + e.getMessage(),
                    "Use the dwcpctl that wrote it.",
                    e);
        }
    }

    private static Inquiry inquiry(JsonNode node) {
        Set<String> expected = new TreeSet<>();
        node.path("expected").forEach(region -> expected.add(region.asText()));
        return new Inquiry(
                Instant.parse(node.path("at").asText()),
                Duration.ofMillis(node.path("heldMillis").asLong()),
                node.path("live").asBoolean(),
                expected,
                node.path("region").isTextual() ? node.path("region").asText() : null);
    }

    private static List<String> differences(JsonNode recorded, JsonNode again) {
        List<String> differences = new ArrayList<>();
        differ("decision", recorded.path("decision"), again.path("decision"), differences);
        JsonNode one = recorded.path("criteria");
        JsonNode other = again.path("criteria");
        differ("number of criteria", JSON.numberNode(one.size()), JSON.numberNode(other.size()), differences);
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            String id = one.path(i).path("id").asText();
            for (String field : List.of("id", "verdict", "region", "value", "source", "reason")) {
                differ(id + " " + field, one.path(i).path(field), other.path(i).path(field), differences);
            }
        }
        return differences;
    }

    private static void differ(String what, JsonNode recorded, JsonNode again, List<String> differences) {
        if (!recorded.asText().equals(again.asText())) {
            differences.add(what + ": recorded " + recorded.asText() + ", worked out again " + again.asText());
        }
    }
}
