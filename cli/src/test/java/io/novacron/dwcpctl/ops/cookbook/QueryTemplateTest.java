package io.novacron.dwcpctl.ops.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.library.YamlNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is put into a query stays what it is: no value becomes PromQL. */
final class QueryTemplateTest {
    private static final Map<String, Parameter> PARAMETERS = Map.of(
            "window", new Parameter("window", Parameter.Type.DURATION, "5m", -1, 1, ""),
            "q", new Parameter("q", Parameter.Type.NUMBER, "0.99", 0, 1, ""),
            "by", new Parameter("by", Parameter.Type.LABELS, "region", -1, 1, ""),
            "mode", new Parameter("mode", Parameter.Type.VALUE, "internet", -1, 1, ""),
            "region", new Parameter("region", Parameter.Type.VALUE, null, -1, 1, ""));

    private static YamlNode node(String template) {
        return Yaml.read("own.yaml", "- |-\n  " + template.replace("\n", "\n  "))
                .items()
                .get(0);
    }

    private static String resolve(String template, Map<String, String> values) {
        return QueryTemplate.parse(node(template), PARAMETERS).resolve(PARAMETERS, values);
    }

    @Test
    void takes_presets_where_nothing_is_given_and_any_where_there_is_none() {
        assertThat(resolve(
                        "quantile({{q}}, sum by (le, {{ by }}) (rate(x{mode=\"{{mode}}\", region=~\"{{region}}\"}[{{window}}])))",
                        Map.of()))
                .isEqualTo("quantile(0.99, sum by (le, region) (rate(x{mode=\"internet\", region=~\".*\"}[5m])))");
    }

    @Test
    void writes_numbers_durations_and_names_in_one_form() {
        assertThat(resolve("x[{{window}}]", Map.of("window", "90s"))).isEqualTo("x[1m30s]");
        assertThat(resolve("{{q}}", Map.of("q", "5e-1"))).isEqualTo("0.5");
        assertThat(resolve("by ({{by}})", Map.of("by", "a,b , _c9"))).isEqualTo("by (a, b, _c9)");
    }

    @Test
    void a_value_stays_one_string_after_equals() {
        String template = "x{a=\"{{mode}}\"}";
        assertThat(resolve(template, Map.of("mode", "\"} or vector(1) #"))).isEqualTo("x{a=\"\\\"} or vector(1) #\"}");
        assertThat(resolve(template, Map.of("mode", "a\\"))).isEqualTo("x{a=\"a\\\\\"}");
        assertThat(resolve(template, Map.of("mode", "a\nb\r\t\u0000"))).isEqualTo("x{a=\"a\\nb\\r\\t\\x00\"}");
        assertThat(resolve(template, Map.of("mode", ".*|`'{{q}}"))).isEqualTo("x{a=\".*|`'{{q}}\"}");
        assertThat(resolve(template, Map.of("mode", "ü東🚀"))).isEqualTo("x{a=\"ü東🚀\"}");
        assertThat(resolve(template, Map.of("mode", ""))).isEqualTo("x{a=\"\"}");
    }

    @Test
    void a_value_stays_a_literal_after_a_regex_operator() {
        String template = "x{a=~\"{{region}}\", b!~ \"x{{mode}}\"}";
        assertThat(resolve(template, Map.of("region", "a.b|c*", "mode", "(")))
                .isEqualTo("x{a=~\"a\\\\.b\\\\|c\\\\*\", b!~ \"x\\\\(\"}");
        assertThat(resolve(template, Map.of("region", "\"\\", "mode", "^$")))
                .isEqualTo("x{a=~\"\\\"\\\\\\\\\", b!~ \"x\\\\^\\\\$\"}");
        assertThat(resolve(template, Map.of("region", "[]{}+?", "mode", "\n")))
                .isEqualTo("x{a=~\"\\\\[\\\\]\\\\{\\\\}\\\\+\\\\?\", b!~ \"x\\n\"}");
    }

    @Test
    void quotes_in_comments_and_escapes_in_strings_open_and_close_nothing() {
        assertThat(resolve("# don't\nx{a=~\"{{region}}\"}", Map.of())).isEqualTo("# don't\nx{a=~\".*\"}");
        assertThat(resolve("x{a=\"#\\\"\", b=~'`', c=~\"{{region}}\"}[{{window}}]", Map.of()))
                .isEqualTo("x{a=\"#\\\"\", b=~'`', c=~\".*\"}[5m]");
        assertThat(resolve("x{a=`\\`, c=~\"{{region}}\"}", Map.of())).isEqualTo("x{a=`\\`, c=~\".*\"}");
    }

    @Test
    void the_source_is_the_template() {
        String template = "quantile({{q}}, x{region=~\"{{region}}\"})";

        assertThat(QueryTemplate.parse(node(template), PARAMETERS).source()).isEqualTo(template);
        assertThat(QueryTemplate.parse(node(template), PARAMETERS).names()).containsExactly("q", "region");
        assertThat(QueryTemplate.verbatim("x{{y}}").source()).isEqualTo("x{{y}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    x{a="{{nonsense}}"}       | {{nonsense}} is no parameter of this query
                    x{{}}                     | {{}} is no parameter of this query
                    x[{{window]               | "{{" without "}}"
                    x{a={{mode}}}             | {{mode}} is a label value and must stand in quotes
                    x{a="{{window}}"}         | {{window}} stands in quotes, where only a label value can
                    x{a=~"{{q}}"}             | {{q}} stands in quotes, where only a label value can
                    x{a="{{by}}"}             | {{by}} stands in quotes, where only a label value can
                    x{a="{{region}}"}         | {{region}} may be any value, which = cannot say
                    x{a!="{{region}}"}        | {{region}} may be any value, which != cannot say
                    x{a!~"{{region}}"}        | {{region}} may be any value, which !~ cannot say
                    x{a='{{mode}}'}           | {{mode}} stands in ', and can only stand in double quotes
                    x{a=`{{mode}}`}           | {{mode}} stands in `, and can only stand in double quotes
                    label_replace(x, "a", "$1", "b", "{{mode}}") | {{mode}} is no value that a label is compared with
                    x{a="b}                   | a string is opened by " and never closed
                    """)
    void refuses_places_where_a_value_could_become_something_else(String template, String problem) {
        assertThatExceptionOfType(CliException.class)
                .isThrownBy(() -> QueryTemplate.parse(node(template), PARAMETERS))
                .withMessage("own.yaml:1: " + problem)
                .returns(ExitCode.BAD_INPUT, CliException::exitCode);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    window | 5      | parameter window: "5" is not a duration such as 5m or 1h30m
                    window | 0s     | parameter window: "0s" is not a duration such as 5m or 1h30m
                    window | 5m]) # | parameter window: "5m]) #" is not a duration such as 5m or 1h30m
                    q      | 1.01   | parameter q: "1.01" is not a number from 0 to 1
                    q      | NaN    | parameter q: "NaN" is not a number from 0 to 1
                    q      | -0.1   | parameter q: "-0.1" is not a number from 0 to 1
                    q      | 0.5,x  | parameter q: "0.5,x" is not a number
                    by     | a b    | parameter by: "a b" is not names of labels with commas, such as region,component
                    by     | a,     | parameter by: "a," is not names of labels with commas, such as region,component
                    by     | 9a     | parameter by: "9a" is not names of labels with commas, such as region,component
                    by     | ä      | parameter by: "ä" is not names of labels with commas, such as region,component
                    by     | a) or vector(1) | parameter by: "a) or vector(1)" is not names of labels with commas, such as region,component
                    """)
    void refuses_values_that_are_not_of_the_type(String name, String value, String message) {
        assertThatExceptionOfType(CliException.class)
                .isThrownBy(() -> resolve("{{" + name + "}}", Map.of(name, value)))
                .withMessage(message)
                .returns(ExitCode.USAGE, CliException::exitCode);
    }

    @Test
    void refuses_values_beyond_measure() {
        assertThatExceptionOfType(CliException.class)
                .isThrownBy(() -> resolve("x{a=~\"{{region}}\"}", Map.of("region", "x".repeat(1025))))
                .withMessage("parameter region: \"" + "x".repeat(20) + "…\" is not at most 1024 characters");
    }
}
