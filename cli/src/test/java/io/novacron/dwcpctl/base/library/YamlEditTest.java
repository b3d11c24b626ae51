package io.novacron.dwcpctl.base.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each text before a change and after it, to the character. */
final class YamlEditTest {
    private static final List<String> URLS = List.of("contexts", "prod", "prometheus", "urls");

    private static String set(String before, List<String> path, String value) {
        YamlEdit edit = new YamlEdit("c.yaml", before);
        edit.set(path, value);
        return edit.text();
    }

    private static String setUrls(String before, String... urls) {
        YamlEdit edit = new YamlEdit("c.yaml", before);
        edit.set(URLS, List.of(urls));
        return edit.text();
    }

    @Test
    void a_scalar_is_replaced_where_it_stands() {
        assertThat(set("# top\na:   old   # why\nb: 1\n\n# end", List.of("a"), "new"))
                .isEqualTo("# top\na:   new   # why\nb: 1\n\n# end");
        assertThat(set("a: 'it''s'\n", List.of("a"), "x: y")).isEqualTo("a: \"x: y\"\n");
        assertThat(set("{a: old, b: 1}", List.of("a"), "new")).isEqualTo("{a: new, b: 1}");
        assertThat(set("a: >-\n  two\n  lines\nb: 1\n", List.of("b"), "x")).isEqualTo("a: >-\n  two\n  lines\nb: x\n");
    }

    @Test
    void line_breaks_and_characters_beyond_the_first_plane_stay_what_they_are() {
        assertThat(set("# 🚀 ü\r\na: 🚀 # 🚀\r\nb: 1\r\n", List.of("c"), "x"))
                .isEqualTo("# 🚀 ü\r\na: 🚀 # 🚀\r\nb: 1\r\nc: x\r\n");
        assertThat(set("a: 🚀 # 🚀\nb: 1", List.of("b"), "2")).isEqualTo("a: 🚀 # 🚀\nb: \"2\"");
        // YAML 1.1 ends a line there too, Java's String.lines does not
        assertThat(set("# one\u2028# two\nb: 1\n", List.of("b"), "x")).isEqualTo("# one\u2028# two\nb: x\n");
    }

    @Test
    void what_is_not_there_is_added_behind_what_is() {
        assertThat(set("schema: 1\n", URLS, "u"))
                .isEqualTo("schema: 1\ncontexts:\n  prod:\n    prometheus: {urls: u}\n");
        assertThat(set("schema: 1", List.of("x"), "u")).isEqualTo("schema: 1\nx: u");
        assertThat(set("a:\n    b: 1 # one\n    # comment of a\n\n# comment of c\nc: 1\n", List.of("a", "d"), "x"))
                .isEqualTo("a:\n    b: 1 # one\n    d: x\n    # comment of a\n\n# comment of c\nc: 1\n");
        assertThat(set("a:\n  b: |\n    text\nc: 1\n", List.of("a", "d"), "x"))
                .isEqualTo("a:\n  b: |\n    text\n  d: x\nc: 1\n");
        assertThat(set("a: {b: 1}\n", List.of("a", "c", "d"), "x")).isEqualTo("a: {b: 1, c: {d: x}}\n");
        assertThat(set("a: {} # none\nb: 1\n", List.of("a", "c"), "x")).isEqualTo("a: # none\n  c: x\nb: 1\n");
        assertThat(set("{}\n", List.of("a", "c"), "x")).isEqualTo("{a: {c: x}}\n");
        assertThat(set("{a: {}}\n", List.of("a", "c"), "x")).isEqualTo("{a: {c: x}}\n");
    }

    @Test
    void a_key_without_a_value_gets_one() {
        assertThat(set("a: # soon\nb: 1\n", List.of("a", "c", "d"), "x")).isEqualTo("a: # soon\n  c: {d: x}\nb: 1\n");
        assertThat(set("a:\n", List.of("a"), "x")).isEqualTo("a: x\n");
        assertThat(set("a:  ~\n", List.of("a", "c"), "x")).isEqualTo("a:\n  c: x\n");
        assertThat(set("{a: , b: 1}\n", List.of("a", "c"), "x")).isEqualTo("{a: {c: x} , b: 1}\n");
    }

    @Test
    void a_list_is_replaced_in_the_way_it_is_written() {
        assertThat(setUrls("contexts: {prod: {prometheus: {urls: [a, b], x: 1}}}", "c"))
                .isEqualTo("contexts: {prod: {prometheus: {urls: [c], x: 1}}}");
        assertThat(setUrls(
                        "contexts:\n prod:\n  prometheus:\n   urls:\n    - a # first\n    - b # second\n   x: 1\n",
                        "http://c:1",
                        "d"))
                .isEqualTo(
                        "contexts:\n prod:\n  prometheus:\n   urls:\n    - \"http://c:1\"\n    - d # second\n   x: 1\n");
        assertThat(setUrls("contexts:\n  prod:\n    prometheus:\n      urls:\n      - a\n      - b\n", "c"))
                .isEqualTo("contexts:\n  prod:\n    prometheus:\n      urls:\n      - c\n");
        assertThat(setUrls("contexts:\n  prod:\n    prometheus:\n      urls:\n", "c"))
                .isEqualTo("contexts:\n  prod:\n    prometheus:\n      urls: [c]\n");
    }

    @Test
    void what_stands_beside_it_stays() {
        assertThat(setUrls("contexts:\n  prod: {protected: true}\n", "c"))
                .isEqualTo("contexts:\n  prod: {protected: true, prometheus: {urls: [c]}}\n");
        assertThat(setUrls("contexts:\n  prod: {prometheus: {urls: [a]}, protected: true}\n", "c"))
                .isEqualTo("contexts:\n  prod: {prometheus: {urls: [c]}, protected: true}\n");
        assertThat(setUrls("contexts:\n  other:\n    protected: true\nlast: 1\n", "c"))
                .isEqualTo("contexts:\n  other:\n    protected: true\n  prod:\n    prometheus: {urls: [c]}\nlast: 1\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "~",
                "true",
                "No",
                "1",
                "1.5",
                "",
                " a ",
                "a: b",
                "a # b",
                "- a",
                "{a}",
                "[a]",
                "*a",
                "&a",
                "!a",
                "a\nb",
                "a\\\"b",
                "\u0000\u007f\u0085\u2028\ufeff",
                "ü🚀",
                "@a",
                "%a",
                "http://a:1/?x={{y}}"
            })
    void any_text_comes_back_as_it_was_set_as_value_and_as_key(String text) {
        String block = set(set("a: 1\n", List.of("b"), text), List.of(text.isEmpty() ? "k" : text + "k", "c"), text);
        String flow = set("{a: 1}\n", List.of(text + "k"), text);

        assertThat(Yaml.read("c.yaml", block).required("b").text()).isEqualTo(text);
        assertThat(Yaml.read("c.yaml", flow).required(text + "k").text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "base: &b {urls: [a]}\ncontexts: {prod: {prometheus: *b}}\n",
                "contexts:\n  x: &x\n    prometheus: {urls: [a]}\n  prod: *x\n",
                "contexts: [a]\n",
                "contexts: text\n",
                "contexts:\n  prod:\n    prometheus:\n      urls: {a: b\n        }\n      &c d: *e\n",
                "- a\n",
                ""
            })
    void what_cannot_be_set_alone_is_refused_and_nothing_is_changed(String before) {
        YamlEdit edit = new YamlEdit("c.yaml", before);

        assertThatExceptionOfType(CliException.class)
                .isThrownBy(() -> edit.set(URLS, List.of("c")))
                .returns(ExitCode.BAD_INPUT, CliException::exitCode);
        assertThat(edit.text()).isEqualTo(before);
    }

    @Test
    void the_refusal_names_what_was_to_be_set() {
        assertThatExceptionOfType(CliException.class)
                .isThrownBy(() -> set("contexts: [a]\n", URLS, "x"))
                .withMessage("c.yaml: contexts.prod.prometheus.urls is written in a way that cannot be changed here")
                .returns("Change it in an editor.", CliException::suggestion);
    }
}
