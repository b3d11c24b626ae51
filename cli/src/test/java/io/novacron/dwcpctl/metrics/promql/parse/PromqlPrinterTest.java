package io.novacron.dwcpctl.metrics.promql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PromqlPrinterTest {
    static List<Long> seeds() {
        return GeneratedExpressions.seeds();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsPrintedParsesToTheSameTree(long seed) {
        GeneratedExpressions generated = new GeneratedExpressions(seed);
        for (int i = 0; i < 500; i++) {
            String text = generated.any();
            String printed = PromqlPrinter.print(PromqlParser.parse(text));
            assertThat(Shape.of(PromqlParser.parse(printed)))
                    .as("%s%nprinted as%n%s", text, printed)
                    .isEqualTo(Shape.of(PromqlParser.parse(text)));
            assertThat(PromqlPrinter.print(PromqlParser.parse(printed))).isEqualTo(printed);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            foo + ignoring() group_left bar             | foo + ignoring () group_left () bar
            foo + on(a) group_left("b.c",d) bar         | foo + on (a) group_left ("b.c", d) bar
            sum by ("without", "a b") (foo)             | sum by ("without", "a b") (foo)
            """)
    void keepsWhatPrometheusWouldLose(String text, String printed) {
        assertThat(PromqlPrinter.print(PromqlParser.parse(text))).isEqualTo(printed);
    }
}
