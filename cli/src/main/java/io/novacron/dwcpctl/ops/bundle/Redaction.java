package io.novacron.dwcpctl.ops.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes secrets out of what leaves the house: those that are known word for word, and what looks like one. A bundle goes to
 * people who may not read the configuration, so too much is taken out rather than too little.
 */
public final class Redaction {
    static final String MARK = "[redacted]";

    /** Shorter ones are words: to take them out would spoil everything. */
    private static final int LEAST = 6;

    private static final String NAME =
            "(?:[a-z0-9_.-]*(?:passwd|password|passphrase|secret|token|api[_-]?key|access[_-]?key|"
                    + "private[_-]?key|authorization|credentials?|cookie|signature)[a-z0-9_.-]*)";
    private static final Pattern SECRET_NAME = Pattern.compile("(?i)" + NAME);
    /** Names of things that only say where a secret is. */
    private static final Pattern PLACE_NAME = Pattern.compile("(?i).*(?:_file|_env|_path)");

    private static final Map<Pattern, String> LOOKS = looks();

    private final List<String> known;

    /** @param known secrets word for word; those of less than six characters are left alone */
    public Redaction(Collection<String> known) {
        this.known = known.stream()
                .map(String::strip)
                .filter(secret -> secret.length() >= LEAST)
                .distinct()
                // the longest first: one may be part of another
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static Map<Pattern, String> looks() {
        Map<Pattern, String> looks = new LinkedHashMap<>();
        looks.put(
                Pattern.compile(
                        "-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----(?s:.*?)(?:-----END [A-Z0-9 ]*PRIVATE KEY-----|$)"),
                MARK);
        looks.put(Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*://)[^/\\s\"'@]+@"), "$1" + MARK + "@");
        looks.put(Pattern.compile("(?i)\\b(bearer|basic|digest|negotiate)(\\s+)[a-z0-9._~+/=-]{8,}"), "$1$2" + MARK);
        looks.put(Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*"), MARK);
        looks.put(Pattern.compile("\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"), MARK);
        looks.put(Pattern.compile("\\bgh[pousr]_[A-Za-z0-9]{20,}"), MARK);
        looks.put(Pattern.compile("\\bglpat-[A-Za-z0-9_-]{16,}"), MARK);
        looks.put(Pattern.compile("\\bxox[abeoprs]-[A-Za-z0-9-]{8,}"), MARK);
        looks.put(Pattern.compile("(hooks\\.slack\\.com/services/)[^\\s\"']+"), "$1" + MARK);
        // name=value, name: value; in PromQL too, whose labels may be named so
        looks.put(
                Pattern.compile(
                        "(?i)(\\b" + NAME + "[\"']?\\s*(?:=~|!~|!=|[:=])\\s*)(?:\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|"
                                + "[^\\s\"',;&}{)(\\[\\]~][^\\s\"',;&}{)(\\[\\]]*)"),
                "$1" + MARK);
        return looks;
    }

    /** The text without secrets; the same text always comes to the same. */
    public String text(String text) {
        String clean = text;
        for (String secret : known) {
            clean = clean.replace(secret, MARK);
        }
        for (Map.Entry<Pattern, String> look : LOOKS.entrySet()) {
            clean = look.getKey().matcher(clean).replaceAll(look.getValue());
        }
        return clean;
    }

    /** A copy of a tree whose texts hold no secrets, and whose fields that are named like one hold nothing. */
    public JsonNode tree(JsonNode node) {
        if (node instanceof ObjectNode) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                boolean secret = field.getValue().isValueNode()
                        && SECRET_NAME.matcher(field.getKey()).matches()
                        && !PLACE_NAME.matcher(field.getKey()).matches();
                copy.set(
                        text(field.getKey()),
                        secret ? JsonNodeFactory.instance.textNode(MARK) : tree(field.getValue()));
            }
            return copy;
        }
        if (node instanceof ArrayNode) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> copy.add(tree(item)));
            return copy;
        }
        return node.isTextual() ? JsonNodeFactory.instance.textNode(text(node.asText())) : node;
    }
}
