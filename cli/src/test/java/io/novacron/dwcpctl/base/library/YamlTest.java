package io.novacron.dwcpctl.base.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.verdict.Verdict;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class YamlTest {
    private static YamlNode read(String text) {
        return Yaml.read("f.yaml", text);
    }

    private static void refuses(Runnable reading, String message) {
        assertThatExceptionOfType(CliException.class)
                .isThrownBy(reading::run)
                .withMessage(message)
                .returns(ExitCode.BAD_INPUT, CliException::exitCode);
    }

    @Test
    void every_node_knows_its_line_and_a_value_that_of_its_key() {
        YamlNode root = read("# comment\na: 1\nb:\n  - x\n  - {c: 2}\nd: |\n  text\n");

        assertThat(root.location()).isEqualTo("f.yaml:2");
        assertThat(root.required("b").line()).isEqualTo(3);
        assertThat(root.required("b").items().get(1).required("c").line()).isEqualTo(5);
        assertThat(root.required("d").text()).isEqualTo("text\n");
        assertThat(root.required("d").line()).isEqualTo(6);
    }

    @Test
    void scalars_are_what_is_written_and_only_a_plain_null_is_nothing() {
        YamlNode root = read("{a: 010, b: yes, c: ~, d: 'null', e: , f: 2026-01-31, g: ''}");

        assertThat(root.required("a").text()).isEqualTo("010");
        assertThat(root.required("b").text()).isEqualTo("yes");
        assertThat(root.field("c")).isEmpty();
        assertThat(root.required("d").text()).isEqualTo("null");
        assertThat(root.field("e")).isEmpty();
        assertThat(root.required("f").text()).isEqualTo("2026-01-31");
        assertThat(root.required("g").text()).isEmpty();
        assertThat(read("").isNull()).isTrue();
        assertThat(read("# nothing").isNull()).isTrue();
    }

    @Test
    void values_come_in_the_type_asked_for() {
        YamlNode root = read("{n: 2.4e9, i: -7, t: true, d: 1h30m, v: no-data, l: [a, b]}");

        assertThat(root.required("n").number()).isEqualTo(2.4e9);
        assertThat(root.required("i").integer()).isEqualTo(-7);
        assertThat(root.required("t").flag()).isTrue();
        assertThat(root.required("d").duration()).isEqualTo(Duration.ofMinutes(90));
        assertThat(root.required("v").oneOf(Verdict.class)).isEqualTo(Verdict.NO_DATA);
        assertThat(root.required("l").texts()).containsExactly("a", "b");
        assertThat(root.only("n", "i", "t", "d", "v", "l", "x")).isSameAs(root);
    }

    @Test
    void what_is_of_another_type_is_named_with_its_line() {
        YamlNode root = read("a: x\nb: [1]\nc: {}\nd: NaN\n");

        refuses(() -> root.required("a").number(), "f.yaml:1: a number is wanted here, found \"x\"");
        refuses(() -> root.required("d").number(), "f.yaml:4: a number is wanted here, found \"NaN\"");
        refuses(() -> root.required("a").integer(), "f.yaml:1: a whole number is wanted here, found \"x\"");
        refuses(() -> root.required("a").flag(), "f.yaml:1: true or false is wanted here, found \"x\"");
        refuses(() -> root.required("a").duration(), "f.yaml:1: a duration is wanted here, found \"x\"");
        refuses(() -> root.required("a").items(), "f.yaml:1: a list is wanted here, found \"x\"");
        refuses(() -> root.required("a").fields(), "f.yaml:1: fields are wanted here, found \"x\"");
        refuses(() -> root.required("b").text(), "f.yaml:2: text is wanted here, found a list");
        refuses(() -> root.required("c").text(), "f.yaml:3: text is wanted here, found fields");
        refuses(() -> read("").fields(), "f.yaml:1: fields are wanted here, found nothing");
        refuses(() -> root.required("z"), "f.yaml:1: \"z\" is missing");
        refuses(() -> root.only("a", "bb", "c"), "f.yaml:2: unknown field \"b\"");
        refuses(
                () -> root.required("a").oneOf(Verdict.class),
                "f.yaml:1: \"x\" is none of pass, warn, no-data, error, fail");
    }

    @Test
    void an_unknown_field_is_answered_with_the_nearest_and_all_that_are_known() {
        assertThatExceptionOfType(CliException.class)
                .isThrownBy(() -> read("promethues: 1").only("prometheus", "grafana"))
                .returns("Did you mean prometheus? Known here: prometheus, grafana.", CliException::suggestion);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a: 1;a: 2             | :2: "a" is there twice
                    a:;  b: 1;  b: 2      | :3: "b" is there twice
                    ? [x];: 1             | :1: a key must be plain text
                    a: [1;b: 2            | :2: not YAML: expected ',' or ']', but got :
                    a: 'x                 | :1: not YAML: found unexpected end of stream
                    a: *nowhere           | :1: not YAML: found undefined alias nowhere
                    a: b: c               | :1: not YAML: mapping values are not allowed here
                    a: 1;---;b: 2         | :2: not YAML: but found another document
                    """)
    void what_is_no_YAML_is_named_with_its_line(String text, String message) {
        refuses(() -> read(text.replace(';', '\n')), "f.yaml" + message);
    }

    @Test
    void tabs_and_control_characters_are_refused_in_one_line() {
        refuses(
                () -> read("a:\n\tb: 1\n"),
                "f.yaml:2: not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)");
        assertThatExceptionOfType(CliException.class)
                .isThrownBy(() -> read("a: \u0001"))
                .withMessage("f.yaml: not YAML: special characters are not allowed")
                .returns(ExitCode.BAD_INPUT, CliException::exitCode);
    }

    @Test
    void what_is_too_large_too_deep_or_expands_without_end_is_refused() {
        Consumer<String> refused = text -> assertThatExceptionOfType(CliException.class)
                .isThrownBy(() -> read(text))
                .returns(ExitCode.BAD_INPUT, CliException::exitCode);
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            laughs.append("a").append(i).append(": &a").append(i).append(" [");
            laughs.append(("*a" + (i - 1) + ", ").repeat(9))
                    .append("*a")
                    .append(i - 1)
                    .append("]\n");
        }

        refused.accept("x".repeat(Yaml.MAX_CHARACTERS + 1));
        refused.accept("[".repeat(100_000));
        refused.accept("[".repeat(42) + "]".repeat(42));
        refused.accept("a: &a [*a]");
        refused.accept("a: &a {b: *a}");
        refused.accept(laughs.toString());
        refused.accept("- x\n".repeat(200_001));
        assertThat(read("[".repeat(39) + "]".repeat(39)).isSequence()).isTrue();
    }

    @Test
    void tags_make_no_objects() {
        refuses(
                () -> read("!!javax.script.ScriptEngineManager [a]"),
                "f.yaml:1: not YAML: Global tag is not allowed: tag:yaml.org,2002:javax.script.ScriptEngineManager");
        assertThat(read("!own [a]").items()).hasSize(1);
    }

    @Test
    void a_schema_that_is_not_ours_is_refused() {
        assertThat(read("schema: 1").schema(1)).isNotNull();
        refuses(() -> read("a: 1\nschema: 2").schema(1), "f.yaml:2: schema 2 is not one that this dwcpctl reads");
        refuses(() -> read("schema: one").schema(1), "f.yaml:1: a whole number is wanted here, found \"one\"");
    }
}
