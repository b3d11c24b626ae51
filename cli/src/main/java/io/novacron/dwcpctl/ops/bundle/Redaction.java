package io.novacron.dwcpctl.ops.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import io.novacron.dwcpctl.ops.evidence.JsonTree;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Takes secrets out of what leaves the house: those that are known word for word, and what looks like one. A bundle goes to
 * people who may not read the configuration, so too much is taken out rather than too little.
 */
public final class Redaction {
    /** One plain word, so that YAML, PromQL, JSON and URLs stay what they are. */
    static final String MARK = "REDACTED";

    /** Shorter ones are words: to take them out would spoil everything. */
    private static final int LEAST = 6;

    /** As site.http.ServerText marks it. */
    private static final char CUT = '…';

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
                .flatMap(secret -> Stream.of(secret, percentEncoded(secret), base64(secret)))
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
        looks.put(
                Pattern.compile("(?i)(authorization\\\\*[\"']?\\s*[:=]\\s*\\\\*[\"']?[a-z]+\\s+)[^\\s\"',;\\\\]+"),
                "$1" + MARK);
        looks.put(Pattern.compile("(?i)\\b(bearer|basic|digest|negotiate)(\\s+)[a-z0-9._~+/=-]{8,}"), "$1$2" + MARK);
        looks.put(Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*"), MARK);
        looks.put(Pattern.compile("\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"), MARK);
        looks.put(Pattern.compile("\\bgh[pousr]_[A-Za-z0-9]{20,}"), MARK);
        looks.put(Pattern.compile("\\bglpat-[A-Za-z0-9_-]{16,}"), MARK);
        looks.put(Pattern.compile("\\bxox[abeoprs]-[A-Za-z0-9-]{8,}"), MARK);
        looks.put(Pattern.compile("\\bk8s-aws-v1\\.[A-Za-z0-9_=-]{8,}"), MARK);
        looks.put(Pattern.compile("(hooks\\.slack\\.com/services/)[^\\s\"']+"), "$1" + MARK);
        // {"name": "DB_PASSWORD", "value": "…"}, as clusters write variables; in YAML, and in JSON within JSON too
        looks.put(
                Pattern.compile("(?i)(\\bname\\\\*[\"']?\\s*:\\s*\\\\*[\"']?" + NAME
                        + "\\\\*[\"']?\\s*,?\\s*\\\\*[\"']?value\\\\*[\"']?\\s*:\\s*\\\\*[\"']?)[^\\s\"'\\\\,}]+"),
                "$1" + MARK);
        // name=value, name: value; in PromQL too, whose labels may be named so
        String named = "(?i)(\\b" + NAME + "\\\\*[\"']?\\s*(?:=~|!~|!=|[:=])\\s*)";
        looks.put(Pattern.compile(named + "\\\\+\"[^\"\\\\]*\\\\+\""), "$1\\\\\"" + MARK + "\\\\\"");
        looks.put(Pattern.compile(named + "\"(?:[^\"\\\\]|\\\\.)*\""), "$1\"" + MARK + "\"");
        looks.put(Pattern.compile(named + "'[^']*'"), "$1'" + MARK + "'");
        looks.put(Pattern.compile(named + "[^\\s\"',;&}{)(\\[\\]~\\\\][^\\s\"',;&}{)(\\[\\]\\\\]*"), "$1" + MARK);
        looks.put(
                Pattern.compile("(?i)(--" + NAME + "\\s+)(?:\"[^\"]*\"|'[^']*'|[^\\s\"',;-][^\\s\"',;]*)"),
                "$1" + MARK);
        return looks;
    }

    /** The beginning of a secret, where a message that was too long has been cut off in the midst of it. */
    private static String withoutCut(String text, String secret) {
        String clean = text;
        for (int cut = clean.indexOf(CUT); cut >= 0; cut = clean.indexOf(CUT, cut + 1)) {
            for (int length = Math.min(secret.length() - 1, cut); length >= LEAST; length--) {
                if (clean.startsWith(secret.substring(0, length), cut - length)) {
                    clean = clean.substring(0, cut - length) + MARK + clean.substring(cut);
                    cut += MARK.length() - length;
                    break;
                }
            }
        }
        return clean;
    }

    private static String percentEncoded(String secret) {
        return URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String base64(String secret) {
        return Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** The text without secrets; the same text always comes to the same. */
    public String text(String text) {
        String clean = text;
        for (String secret : known) {
            clean = withoutCut(clean.replace(secret, MARK), secret);
        }
        for (Map.Entry<Pattern, String> look : LOOKS.entrySet()) {
            clean = look.getKey().matcher(clean).replaceAll(look.getValue());
        }
        return clean;
    }

    private static boolean isSecret(String name) {
        return SECRET_NAME.matcher(name).matches() && !PLACE_NAME.matcher(name).matches();
    }

    /** A line that may be JSON: then as a tree, and a line again. */
    public String line(String line) {
        try {
            return JsonTree.line(tree(JsonTree.read(line)));
        } catch (IOException e) {
            return text(line);
        }
    }

    /** A text that may be JSON as a whole. */
    public String document(String text) {
        try {
            return JsonTree.text(tree(JsonTree.read(text))) + "\n";
        } catch (IOException e) {
            return text(text);
        }
    }

    /** A copy of a tree whose texts hold no secrets, and whose fields that are named like one hold nothing. */
    public JsonNode tree(JsonNode node) {
        if (node instanceof ObjectNode) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            // a variable of a container, and the like
            boolean named = isSecret(node.path("name").asText());
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                boolean secret = field.getValue().isValueNode()
                        && !field.getValue().isNull()
                        && (isSecret(field.getKey()) || (named && field.getKey().equals("value")));
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
