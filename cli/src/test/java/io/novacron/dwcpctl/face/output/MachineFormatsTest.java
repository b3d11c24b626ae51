package io.novacron.dwcpctl.face.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class MachineFormatsTest {
    private static final List<String> HOSTILE = List.of(
            "true",
            "no",
            "Yes",
            "null",
            "~",
            "",
            " ",
            "1",
            "0x1F",
            "1e3",
            "1_000",
            ".5",
            ".inf",
            ".NaN",
            "-.inf",
            "+1",
            "2026-01-31",
            "12:30:45",
            "09:00",
            "- a",
            "a: b",
            "a #b",
            "#a",
            "[x]",
            "{x}",
            "*x",
            "&x",
            "!x",
            "%x",
            "@x",
            "`x`",
            "'",
            "\"",
            "\\",
            "a\nb",
            "a\n",
            "\n",
            "a\r\nb",
            "\t",
            "\u001b[31m",
            "\u009b",
            "\u2028",
            "東京",
            "🚀",
            "? x",
            "<<",
            "=",
            "---",
            "...",
            "x".repeat(300),
            "word ".repeat(60),
            "trailing ",
            ": ",
            "key:",
            "|",
            ">");

    private static ObjectNode hostileData() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.putArray("texts")
                .addAll(HOSTILE.stream().map(JsonNodeFactory.instance::textNode).toList());
        ObjectNode keys = data.putObject("keys");
        HOSTILE.forEach(key -> keys.put(key, key));
        data.putArray("numbers")
                .add(1)
                .add(-1L << 40)
                .add(0.1)
                .add(2.4e9)
                .add(1e-300)
                .add(-0.0)
                .add(1e21)
                .add(0.412);
        data.putArray("samples").addArray().add(1769846400.123).add("0.412");
        data.putNull("nothing").put("yes", true).putObject("empty");
        data.putArray("none");
        return data;
    }

    private static ObjectMapper exact(ObjectMapper mapper) {
        return mapper.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    private static JsonNode readJson(String text) throws IOException {
        return exact(new ObjectMapper()).readTree(text);
    }

    @Test
    void theEnvelopeIsExactlyThis() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("decision", "GO")
                .putArray("samples")
                .addArray()
                .add(1769846400.123)
                .add("0.412");
        Document document = Documents.document(true, data, List.of(), List.of(), List.of("one replica is silent"));
        assertThat(Documents.write(document, Format.JSON, Documents.PLAIN)).isEqualTo("""
                        {
                          "apiVersion": "dwcpctl/v1",
                          "kind": "Latency",
                          "context": "demo",
                          "simulated": true,
                          "evaluatedAt": "2026-01-31T08:00:00.000Z",
                          "data": {
                            "decision": "GO",
                            "samples": [
                              [1769846400.123, "0.412"]
                            ]
                          },
                          "warnings": ["one replica is silent"]
                        }
                        """);
        assertThat(Documents.write(document, Format.YAML, Documents.PLAIN)).isEqualTo("""
                        apiVersion: dwcpctl/v1
                        kind: Latency
                        context: demo
                        simulated: true
                        evaluatedAt: "2026-01-31T08:00:00.000Z"
                        data:
                          decision: GO
                          samples:
                          - - 1769846400.123
                            - "0.412"
                        warnings:
                        - one replica is silent
                        """);
    }

    @Test
    void aContextThatWasNotNeededIsNull() throws IOException {
        Document document = new Document(
                "QueryList",
                null,
                false,
                Documents.NINE,
                JsonNodeFactory.instance.arrayNode(),
                List.of(),
                List.of(),
                List.of());
        assertThat(readJson(Documents.write(document, Format.JSON, Documents.PLAIN))
                        .get("context")
                        .isNull())
                .isTrue();
    }

    @Test
    void jsonReadsBackAsItWas() throws IOException {
        Document document = Documents.ofData(hostileData());
        JsonNode read = readJson(Documents.write(document, Format.JSON, Documents.ASCII));
        assertThat(read.get("data").get("texts")).isEqualTo(hostileData().get("texts"));
        assertThat(read.get("data").get("keys")).isEqualTo(hostileData().get("keys"));
        assertThat(read.get("data").get("numbers").toString())
                .isEqualTo("[1,-1099511627776,0.1,2400000000,1E-300,0,1E+21,0.412]");
    }

    @Test
    void oneLineHoldsTheSameTree() throws IOException {
        Document document = Documents.ofData(hostileData());
        StringBuilder line = new StringBuilder();
        new DocumentWriter().writeLine(document, line);
        assertThat(line.toString()).endsWith("}\n").hasLineCount(1);
        assertThat(readJson(line.toString()))
                .isEqualTo(readJson(Documents.write(document, Format.JSON, Documents.PLAIN)));
    }

    @Test
    void yamlHoldsTheTreeOfTheJson() throws IOException {
        Document document = Documents.ofData(hostileData());
        String yaml = Documents.write(document, Format.YAML, Documents.PLAIN);
        assertThat(exact(new ObjectMapper(new YAMLFactory())).readTree(yaml))
                .isEqualTo(readJson(Documents.write(document, Format.JSON, Documents.PLAIN)));
    }

    /** Jackson reads scalars in a way of its own; other readers keep to YAML's types. */
    @Test
    void anyYamlReaderTakesStringsForStrings() {
        String yaml = Documents.write(Documents.ofData(hostileData()), Format.YAML, Documents.PLAIN);
        Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        assertThat(root).extracting("data.texts").isEqualTo(HOSTILE);
    }

    @Test
    void whatIsNotFiniteIsNull() throws IOException {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.putArray("values")
                .add(Double.NaN)
                .add(Double.POSITIVE_INFINITY)
                .add(Double.NEGATIVE_INFINITY)
                .add(Float.NaN)
                .add(1.5);
        Document document = Documents.ofData(data);
        assertThat(Documents.write(document, Format.JSON, Documents.PLAIN))
                .contains("\"values\": [null, null, null, null, 1.5]");
        assertThat(exact(new ObjectMapper(new YAMLFactory()))
                        .readTree(Documents.write(document, Format.YAML, Documents.PLAIN))
                        .get("data")
                        .toString())
                .isEqualTo("{\"values\":[null,null,null,null,1.5]}");
    }
}
