package io.novacron.dwcpctl.face.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a tree as JSON (RFC 8259). By hand, because an ObjectMapper costs a tenth of a second at start, and because
 * arrays of plain values, such as samples, should stay on one line.
 */
final class JsonText {
    private final Appendable out;

    JsonText(Appendable out) {
        this.out = out;
    }

    /** Two spaces a level, newline at the end. */
    void indented(JsonNode node) throws IOException {
        write(node, "\n");
        out.append('\n');
    }

    /** On one line, newline at the end. */
    void line(JsonNode node) throws IOException {
        write(node, "");
        out.append('\n');
    }

    /** @param margin a newline and the spaces of this level, or empty for one line */
    private void write(JsonNode node, String margin) throws IOException {
        if (node.isObject()) {
            object(node, margin);
        } else if (node.isArray()) {
            array(node, margin);
        } else {
            scalar(node);
        }
    }

    private void object(JsonNode node, String margin) throws IOException {
        String inner = deeper(margin);
        out.append('{');
        Iterator<Map.Entry<String, JsonNode>> fields = node.properties().iterator();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            out.append(inner);
            quoted(field.getKey());
            out.append(margin.isEmpty() ? ":" : ": ");
            write(field.getValue(), inner);
            out.append(fields.hasNext() ? "," : margin);
        }
        out.append('}');
    }

    private void array(JsonNode node, String margin) throws IOException {
        boolean spread = false;
        for (JsonNode item : node) {
            spread |= item.isContainerNode();
        }
        String inner = spread ? deeper(margin) : "";
        String comma = spread || margin.isEmpty() ? "," : ", ";
        out.append('[');
        for (int i = 0; i < node.size(); i++) {
            out.append(i == 0 ? "" : comma).append(inner);
            write(node.get(i), inner);
        }
        out.append(spread ? margin : "").append(']');
    }

    private static String deeper(String margin) {
        return margin.isEmpty() ? "" : margin + "  ";
    }

    private void scalar(JsonNode node) throws IOException {
        if (node.isBigDecimal()) {
            out.append(decimal(node.decimalValue()));
        } else if (node.isNumber() || node.isBoolean() || node.isNull()) {
            out.append(node.asText());
        } else {
            quoted(node.asText());
        }
    }

    /** Plain as long as the scale is: {@link Envelope} has chosen it. */
    static String decimal(BigDecimal number) {
        return number.scale() >= 0 && number.scale() < 25 ? number.toPlainString() : number.toString();
    }

    private void quoted(String text) throws IOException {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    // a terminal obeys C1 controls too, and a lone surrogate cannot be encoded
                    if (Character.isISOControl(c) || isLoneSurrogate(text, i)) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
