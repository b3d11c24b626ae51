package io.novacron.dwcpctl.metrics.rules.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What promtool 3.5.3 made of each template for one alert, recorded, and what it refused. */
final class AlertTemplateTest {
    private static final AlertData ALERT = new AlertData(
            Map.of("__name__", "m", "job", "web-api", "zone", "z"),
            Map.of("cluster", "eu-1"),
            "http://prometheus.example/x",
            1234.5678);

    static Stream<String> expanded() throws IOException {
        return lines("expanded.txt");
    }

    static Stream<String> refused() throws IOException {
        return lines("refused.txt");
    }

    private static Stream<String> lines(String name) throws IOException {
        try (InputStream in = AlertTemplateTest.class.getResourceAsStream("/templates/" + name)) {
            byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).lines().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("expanded")
    void expandsAsPromtoolDoes(String line) {
        int tab = line.lastIndexOf('\t');

        assertThat(GoText.quote(expand(line.substring(0, tab)))).isEqualTo(line.substring(tab + 1));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatPromtoolRefuses(String template) {
        assertThatThrownBy(() -> AlertTemplate.parse("T", template))
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith("template: __alert_T:1: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"define", "template", "block", "call"})
    void namesWhatIsNotSupported(String word) {
        assertThatThrownBy(() -> AlertTemplate.parse("T", "text\n{{ " + word + " \"x\" }}"))
                .hasMessage("template: __alert_T:2: " + word + " is not supported");
    }

    @Test
    void knowsTheServersAddress() {
        TemplateSurroundings surroundings =
                new TemplateSurroundings(q -> List.of(), URI.create("http://prometheus.example/x"));

        assertThat(AlertTemplate.parse("T", "{{ externalURL }} {{ pathPrefix }}")
                        .expand(ALERT, surroundings))
                .isEqualTo("http://prometheus.example/x /x");
    }

    @Test
    void endsWhatWouldGrowForEver() {
        String nested = "{{ range 1000000 }}{{ range 1000000 }}xxxxxxxx{{ end }}{{ end }}";

        assertThat(expand(nested)).contains("longer than 1 MiB");
        assertThatThrownBy(() -> AlertTemplate.parse("T", "{{ " + "(".repeat(200) + "1" + ")".repeat(200) + " }}"))
                .hasMessageContaining("nested too deeply");
        assertThatThrownBy(() -> AlertTemplate.parse("T", "{{ if 1 }}".repeat(200)))
                .hasMessageContaining("nested too deeply");
    }

    private static String expand(String template) {
        try {
            return AlertTemplate.parse("T", template)
                    .expand(ALERT, new TemplateSurroundings(AlertTemplateTest::answer, null));
        } catch (TemplateException e) {
            return "<error expanding template: error executing template __alert_T: " + e.getMessage() + ">";
        }
    }

    /** The answers to the queries of the recorded templates. */
    private static List<TemplateQuery.Point> answer(String query) {
        return switch (query) {
            case "m" -> List.of(new TemplateQuery.Point(ALERT.labels(), 1234.5678));
            case "sum(m)" -> List.of(new TemplateQuery.Point(Map.of(), 1234.5678));
            case "n", "sort(n)" -> List.of(n("b", 1), n("a", 2), n("c", 3), n("d", 4));
            case "1 + 1" -> List.of(new TemplateQuery.Point(Map.of(), 2));
            case "none" -> List.of();
            case "sum(" -> throw new TemplateException("1:5: parse error: unclosed left parenthesis");
            case "m[5m]" -> throw new TemplateException("rule result is not a vector or scalar");
            default -> throw new AssertionError("nothing prepared for " + query);
        };
    }

    private static TemplateQuery.Point n(String i, double value) {
        return new TemplateQuery.Point(Map.of("__name__", "n", "i", i), value);
    }
}
