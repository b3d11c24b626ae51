package io.novacron.dwcpctl.face.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlParser;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlPrinter;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PromQL in lines. */
final class PromqlTextTest {
    static Stream<CookbookQuery> queries() {
        return new Cookbook(new Library(new ShippedFiles(), null)).all().stream();
    }

    @Test
    void is_broken_at_blanks_outside_quotes() {
        String label = "x".repeat(40) + " " + "y".repeat(40);

        assertThat(PromqlText.lines("a + b")).isEqualTo("a + b");
        assertThat(PromqlText.lines("")).isEmpty();
        assertThat(PromqlText.lines("sum(a{l=\"" + label + "\"}) / b"))
                .isEqualTo("sum( a{\n  l=\"" + label + "\"})\n  / b");
        assertThat(PromqlText.lines("a".repeat(39) + " + " + "b".repeat(39)))
                .isEqualTo("a".repeat(39) + " +\n  " + "b".repeat(39));
        assertThat(PromqlText.lines("\"it's \\\" " + label + "\" b")).isEqualTo("\"it's \\\" " + label + "\"\n  b");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void fits_a_screen_and_says_the_same(CookbookQuery query) {
        String source = query.template().source();
        String lines = PromqlText.lines(source);

        assertThat(lines.lines()).allMatch(line -> line.length() <= 78);
        assertThat(lines.replaceAll("\\s", "")).isEqualTo(source.replaceAll("\\s", ""));
        String shown = PromqlText.lines(query.resolve(Map.of()));
        assertThat(PromqlPrinter.print(PromqlParser.parse(shown)))
                .isEqualTo(PromqlPrinter.print(PromqlParser.parse(query.resolve(Map.of()))));
    }
}
