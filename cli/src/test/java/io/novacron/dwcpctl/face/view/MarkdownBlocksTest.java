package io.novacron.dwcpctl.face.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import io.novacron.dwcpctl.face.output.Appearance;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.face.output.DocumentWriter;
import io.novacron.dwcpctl.face.output.Format;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Markdown looks like on a screen. */
final class MarkdownBlocksTest {
    private static String screen(String markdown, boolean colour) {
        Document document = new Document(
                "Page",
                null,
                false,
                Instant.EPOCH,
                NullNode.instance,
                MarkdownBlocks.of(markdown),
                List.of(),
                List.of());
        StringBuilder text = new StringBuilder();
        try {
            new DocumentWriter().write(document, Format.TABLE, new Appearance(30, colour, false, ZoneOffset.UTC), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    @Test
    void headings_paragraphs_lists_code_and_tables() {
        assertThat(screen("""
                        # Title
                        One paragraph that goes on
                        over two lines.

                        Another, with `code`, **strong** and [a link](http://x).

                        - an item that is longer than a line
                          and goes on
                          - one below it
                        10. the tenth

                        ```sh
                        a  b | c
                        ```

                        | name | much |
                        |---|---:|
                        | a\\|b | 10 |
                        | `c` | 2 |
                        """, false)).isEqualTo("""
                        Title
                        One paragraph that goes on
                        over two lines.

                        Another, with code, strong and
                        a link (http://x).
                          - an item that is longer
                            than a line and goes on
                            - one below it
                          10. the tenth

                          a  b | c

                        NAME  MUCH
                        a|b     10
                        c        2
                        """);
    }

    @Test
    void code_and_strong_text_stand_out_where_there_is_colour() {
        assertThat(screen("see `code` and 2 * 3 ** 4", true)).isEqualTo("see \u001b[1mcode\u001b[0m and 2 * 3 ** 4\n");
    }

    @Test
    void a_mark_without_its_partner_and_a_table_without_rows_are_harmless() {
        assertThat(screen("a ` b\n\n| only |\n\n```\nopen", false)).isEqualTo("a ` b\n\nONLY\n\n  open\n");
    }
}
