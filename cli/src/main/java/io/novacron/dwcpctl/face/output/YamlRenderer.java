package io.novacron.dwcpctl.face.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** The tree of the JSON format as YAML: a string is quoted only where it would else be read as something else. */
final class YamlRenderer implements DocumentWriter.Renderer {
    @Override
    public void render(Document document, Appearance appearance, Appendable out) throws IOException {
        YAMLFactory factory = YAMLFactory.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .stringQuotingChecker(new Quoting())
                .build();
        StringWriter text = new StringWriter();
        try (JsonGenerator yaml = factory.createGenerator(text)) {
            write(Envelope.of(document), yaml);
        }
        out.append(text.getBuffer());
    }

    private static void write(JsonNode node, JsonGenerator yaml) throws IOException {
        if (node.isObject()) {
            yaml.writeStartObject();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                yaml.writeFieldName(field.getKey());
                write(field.getValue(), yaml);
            }
            yaml.writeEndObject();
        } else if (node.isArray()) {
            yaml.writeStartArray();
            for (JsonNode item : node) {
                write(item, yaml);
            }
            yaml.writeEndArray();
        } else if (node.isBigDecimal()) {
            yaml.writeNumber(JsonText.decimal(node.decimalValue()));
        } else if (node.isNumber()) {
            yaml.writeNumber(node.asText());
        } else if (node.isBoolean()) {
            yaml.writeBoolean(node.booleanValue());
        } else if (node.isNull()) {
            yaml.writeNull();
        } else {
            yaml.writeString(node.asText());
        }
    }

    /** Asks YAML 1.1's own rules, dates and base-sixty numbers included, besides those of the generator. */
    private static final class Quoting extends StringQuotingChecker.Default {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean needToQuoteName(String name) {
            return super.needToQuoteName(name) || readsAsSomethingElse(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value) || readsAsSomethingElse(value);
        }

        private static boolean readsAsSomethingElse(String text) {
            return !Tag.STR.equals(new Resolver().resolve(NodeId.scalar, text, true));
        }
    }
}
