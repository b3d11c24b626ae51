package io.novacron.dwcpctl.ops.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.site.notify.Markup;
import io.novacron.dwcpctl.site.notify.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TemplateTest {
    private static final String HEAD = "schema: 1\nid: x\ntitle: X\n";
    private static final String ONE = HEAD + "parameters: {who: {type: text, help: who}}\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "PLAIN    | a*b_c <i>`x`</i> & {{who}} | a*b_c <i>`x`</i> & {{who}}",
                "MARKDOWN | a*b_c | a\\*b\\_c",
                "MARKDOWN | [x](http://y) | \\[x\\](http://y)",
                "MARKDOWN | <script> & | \\<script\\> \\&",
                "MARKDOWN | - item | \\- item",
                "MARKDOWN | 1. item | 1\\. item",
                "MARKDOWN | # head | \\# head",
                "MRKDWN   | <!here> & <@U1> | &lt;!here&gt; &amp; &lt;@U1&gt;",
            })
    void what_is_put_in_stands_for_nothing_but_itself(Markup markup, String value, String expected) {
        assertThat(fill(ONE + "subject: s {{who}}\ntext: '{{who}}'\n", words(value), markup)
                        .text())
                .isEqualTo(expected);
    }

    @Test
    void Slack_sees_no_mark_in_what_is_put_in() {
        assertThat(fill(ONE + "subject: s\ntext: '{{who}}'\n", words("*b*"), Markup.MRKDWN)
                        .text())
                .isEqualTo("\u2060*\u2060b\u2060*\u2060");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "PLAIN    | run kubectl get 'x' <y> & *z* now",
                "MARKDOWN | run `kubectl get ''x'' <y> & *z*` now",
                "MRKDWN   | run `kubectl get 'x' &lt;y&gt; &amp; *z*` now",
            })
    void between_backticks_only_the_backtick_is_replaced(Markup markup, String expected) {
        String value = markup == Markup.PLAIN ? "kubectl get 'x' <y> & *z*" : "kubectl get `x` <y> & *z*";

        assertThat(fill(ONE + "subject: s\ntext: 'run `{{who}}` now'\n", words(value), markup)
                        .text())
                .isEqualTo(expected.replace("''", "'"));
    }

    @Test
    void a_line_break_in_a_value_starts_no_line() {
        assertThat(fill(ONE + "subject: '{{who}}'\ntext: t\n", words("a\r\n# b\u2028c\u0007"), Markup.PLAIN)
                        .subject())
                .isEqualTo("a # b c");
    }

    @Test
    void a_value_is_never_read_for_places() {
        String two = HEAD + "parameters: {a: {type: text, help: a}, b: {type: text, help: b}}\n";

        assertThat(fill(
                                two + "subject: s\ntext: '{{a}} {{b}}'\n",
                                Map.of("a", new Datum.Words("{{b}}"), "b", new Datum.Words("{{a}}")),
                                Markup.PLAIN)
                        .text())
                .isEqualTo("{{b}} {{a}}");
    }

    @Test
    void a_list_without_items_says_so() {
        String list =
                HEAD + "parameters: {items: {type: list, help: i}}\nsubject: s\ntext: |\n  seen:\n  {{items}}\n  end\n";

        assertThat(fill(list, Map.of("items", new Datum.Listing(List.of())), Markup.MARKDOWN)
                        .text())
                .isEqualTo("seen:\n- none\nend");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "'{{wo}}' | x.yaml:6: {{wo}} is no parameter | Did you mean who? ",
                "'{{who' | x.yaml:6: \"{{\" without \"}}\" | Close the place: {{name}}.",
                "'{{who}} `x' | x.yaml:6: ` without its end | Close the mark.",
                "no place | x.yaml:4: the parameter who has no place | Write {{who}}, or remove it.",
            })
    void what_is_wrong_in_a_file_is_found_when_it_is_read(String text, String message, String suggestion) {
        assertThatThrownBy(() -> read(ONE + "subject: s\ntext: " + text + "\n"))
                .isInstanceOfSatisfying(CliException.class, e -> {
                    assertThat(e.getMessage()).isEqualTo(message);
                    assertThat(e.suggestion()).startsWith(suggestion);
                });
    }

    @Test
    void a_list_within_a_line_is_refused() {
        String list = HEAD + "parameters: {items: {type: list, help: i}}\nsubject: s\ntext: 'seen {{items}}'\n";

        assertThatThrownBy(() -> read(list))
                .hasMessage("x.yaml:6: the list {{items}} does not stand alone on its line");
    }

    @Test
    void a_value_that_is_missing_of_another_type_or_for_no_place_is_refused() {
        String text = ONE + "subject: s\ntext: '{{who}}'\n";

        assertThatThrownBy(() -> fill(text, Map.of(), Markup.PLAIN)).hasMessage("x.yaml: the message x needs who");
        assertThatThrownBy(() -> fill(text, Map.of("who", new Datum.Amount(1)), Markup.PLAIN))
                .hasMessage("x.yaml: who of the message x is a text, not a number");
        assertThatThrownBy(() -> fill(text, Map.of("whom", new Datum.Words("")), Markup.PLAIN))
                .hasMessage("x.yaml: the message x has no place for whom");
    }

    @Test
    void a_users_file_takes_the_place_of_the_shipped_one(@TempDir Path library) throws IOException {
        Path folder = Files.createDirectories(library.resolve("playbooks/templates"));
        Files.writeString(
                folder.resolve("mine.yaml"),
                "schema: 1\nid: rollback-done\ntitle: T\nseverity: critical\nsubject: s\ntext: t\n");

        Templates templates = new Templates(new Library(new ShippedFiles(), library));

        assertThat(templates.get("rollback-done").severity()).isEqualTo(Severity.CRITICAL);
        assertThat(templates.get("rollback-done").origin()).endsWith("mine.yaml");
        assertThatThrownBy(() -> templates.get("rollback-don")).hasMessage("there is no template \"rollback-don\"");
    }

    private static Map<String, Datum> words(String text) {
        return Map.of("who", new Datum.Words(text));
    }

    private static Template.Text fill(String yaml, Map<String, Datum> values, Markup markup) {
        return read(yaml).fill(values, markup);
    }

    private static Template read(String yaml) {
        return Template.read(Yaml.read("x.yaml", yaml));
    }
}
