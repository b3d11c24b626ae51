package io.novacron.dwcpctl.ops.rollback.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.time.Moment;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.ops.gate.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Proofs as JSON: for the journal, and for whoever asked for it. */
public final class ProofJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ProofJson() {}

    public static ObjectNode write(Proof proof) {
        ObjectNode node = JSON.objectNode();
        Occasion occasion = proof.occasion();
        node.put("rollback", occasion == null ? null : occasion.id());
        node.put("at", Moment.forMachines(proof.at()));
        node.put("verdict", proof.verdict().name());
        node.put("outcome", proof.outcome());
        node.put("why", proof.why());
        node.put("windowSeconds", proof.window().toSeconds());
        ArrayNode evidence = node.putArray("evidence");
        proof.evidence().forEach(one -> evidence.add(write(one)));
        return node;
    }

    private static ObjectNode write(Evidence one) {
        ObjectNode node = JSON.objectNode();
        node.put("id", one.id());
        node.put("role", word(one.role()));
        node.put("title", one.title());
        node.put("region", one.region().isEmpty() ? null : one.region());
        node.put("verdict", one.verdict().name());
        Double value = one.value();
        node.put("value", value != null && Double.isFinite(value) ? value : null);
        node.put("unit", word(one.unit()));
        node.put("wanted", one.wanted());
        Duration age = one.age();
        node.put("ageSeconds", age == null ? null : age.toMillis() / 1000.0);
        node.put("migrations", one.migrations());
        node.put("reason", one.reason());
        return node;
    }

    /** What was written; of what is none of ours, nothing. */
    public static List<Evidence> evidence(JsonNode proof) {
        List<Evidence> evidence = new ArrayList<>();
        for (JsonNode one : proof.path("evidence")) {
            evidence.add(new Evidence(
                    one.path("id").asText(),
                    constant(Role.class, one.path("role"), Role.VETO),
                    one.path("title").asText(),
                    one.path("region").isTextual() ? one.path("region").asText() : "",
                    constant(Verdict.class, one.path("verdict"), Verdict.NO_DATA),
                    one.path("value").isNumber() ? one.path("value").asDouble() : null,
                    constant(Unit.class, one.path("unit"), Unit.NONE),
                    one.path("wanted").asText(),
                    one.path("ageSeconds").isNumber()
                            ? Duration.ofMillis(
                                    Math.round(one.path("ageSeconds").asDouble() * 1000))
                            : null,
                    one.path("migrations").isNumber() ? one.path("migrations").asDouble() : null,
                    one.path("reason").asText()));
        }
        return evidence;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode node, E otherwise) {
        String name = node.asText().toUpperCase(Locale.ROOT).replace('-', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return otherwise;
    }
}
