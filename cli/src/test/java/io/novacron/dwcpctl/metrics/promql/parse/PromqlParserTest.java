package io.novacron.dwcpctl.metrics.promql.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.novacron.dwcpctl.metrics.promql.PromqlParseException;
import io.novacron.dwcpctl.metrics.promql.tree.At;
import io.novacron.dwcpctl.metrics.promql.tree.Children;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.promql.tree.Leaf;
import io.novacron.dwcpctl.metrics.promql.tree.Span;
import io.novacron.dwcpctl.metrics.promql.tree.TimeShift;
import io.novacron.dwcpctl.metrics.promql.tree.VectorMatching;
import io.novacron.dwcpctl.metrics.promql.tree.VectorMatching.Cardinality;
import io.novacron.dwcpctl.metrics.series.Matcher;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromqlParserTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0x1F        | 31
            010         | 8
            08          | 8
            0_10        | 8
            1_000.5     | 1000.5
            0x_1F       | 31
            .5          | 0.5
            5.          | 5
            1.5e3       | 1500
            1e3_0       | 1e30
            0x1e5       | 485
            iNf         | Infinity
            -INF        | -Infinity
            NAN         | NaN
            99999999999999999999 | 1e20
            1h30m       | 5400
            1d1ms       | 86400.001
            -5m         | -300
            - - 2       | 2
            """)
    void numbers(String text, double value) {
        assertThat(PromqlParser.parse(text))
                .asInstanceOf(type(Expr.NumberLiteral.class))
                .extracting(Expr.NumberLiteral::value)
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'it"s'                       | it"s
            "a\\tb"                      | a\tb
            "\\x41\\101\\u0042\\U00000043" | AABC
            `\\n"'`                      | \\n"'
            "\\xc3\\xa9"                 | é
            "\\xff"                      | \ufffd
            """)
    void strings(String text, String value) {
        assertThat(PromqlParser.parse(text.strip()))
                .asInstanceOf(type(Expr.StringLiteral.class))
                .extracting(Expr.StringLiteral::value)
                .isEqualTo(value);
    }

    @Test
    void controlCharacters() {
        assertThat(PromqlParser.parse("'\\a\\b\\f\\n\\r\\t\\v\\\\\\''"))
                .asInstanceOf(type(Expr.StringLiteral.class))
                .extracting(Expr.StringLiteral::value)
                .isEqualTo("\7\b\f\n\r\t\13\\'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -2^2             | -(2 ^ 2)
            2^3^2            | 2 ^ (3 ^ 2)
            2^-1^2           | 2 ^ -(1 ^ 2)
            2^-1*3           | (2 ^ -1) * 3
            -a*b             | (-a) * b
            a-b-c            | (a - b) - c
            a+b*c%d          | a + ((b * c) % d)
            a or b and c unless d | a or ((b and c) unless d)
            a == b + c       | a == (b + c)
            a > b > c        | (a > b) > c
            a * b atan2 c    | (a * b) atan2 c
            -a offset 5m     | -(a offset 5m)
            a offset 5m * 2  | (a offset 5m) * 2
            """)
    void precedence(String text, String parenthesised) {
        assertThat(Shape.of(PromqlParser.parse(text)))
                .isEqualTo(Shape.withoutParens(PromqlParser.parse(parenthesised)));
    }

    @Test
    void everyNodeKnowsItsPlace() {
        String text = "sum by (le) (rate(x{a=\"b\"}[5m] offset 1h)) > 2 * -y @ 5 # end";
        List<String> places = Children.deep(PromqlParser.parse(text)).stream()
                .map(node -> Shape.text(text, node))
                .toList();

        assertThat(places)
                .containsExactly(
                        "sum by (le) (rate(x{a=\"b\"}[5m] offset 1h)) > 2 * -y @ 5",
                        "sum by (le) (rate(x{a=\"b\"}[5m] offset 1h))",
                        "rate(x{a=\"b\"}[5m] offset 1h)",
                        "x{a=\"b\"}[5m] offset 1h",
                        "x{a=\"b\"}",
                        "2 * -y @ 5",
                        "2",
                        "-y @ 5",
                        "y @ 5");
    }

    @Test
    void theNameBeforeTheBracesIsTheLastMatcher() {
        assertThat(PromqlParser.parse("up{\"job.x\"!=\"a\"} offset -5m @ -1.5"))
                .isEqualTo(new Expr.VectorSelector(
                        new Span(0, 34),
                        "up",
                        List.of(new Matcher("job.x", Matcher.Operator.NOT_EQUAL, "a"), Matcher.equal("__name__", "up")),
                        new TimeShift(-300_000, At.timestamp(-1500))));
    }

    @Test
    void matchingIsNullUnlessBothAreVectors() {
        assertThat(((Expr.Binary) PromqlParser.parse("a + 1")).matching()).isNull();
        assertThat(((Expr.Binary) PromqlParser.parse("a or b")).matching())
                .isEqualTo(new VectorMatching(Cardinality.MANY_TO_MANY, false, List.of(), List.of()));
        assertThat(((Expr.Binary) PromqlParser.parse("a * on(x) group_right(y) b")).matching())
                .isEqualTo(new VectorMatching(Cardinality.ONE_TO_MANY, true, List.of("x"), List.of("y")));
        assertThat(((Expr.Binary) PromqlParser.parse("a * ignoring(x) group_left - b")).matching())
                .isEqualTo(new VectorMatching(Cardinality.MANY_TO_ONE, false, List.of("x"), List.of()));
    }

    @Test
    void leavesCountInTheSubqueriesAroundThem() {
        List<Leaf> leaves = Leaf.of(PromqlParser.parse(
                "max_over_time(rate(x[5m] offset 1m)[1h:] offset 1d) / sum_over_time((y @ 7)[2h:])"));

        assertThat(leaves).extracting(l -> l.metric().orElseThrow()).containsExactly("x", "y");
        assertThat(leaves)
                .extracting(Leaf::shift)
                .containsExactly(new TimeShift(86_460_000, null), new TimeShift(0, At.timestamp(7000)));
        assertThat(leaves).extracting(Leaf::rangeMillis).containsExactly(3_900_000L, 0L);
    }

    @Test
    void experimentalFunctionsAreReadUnlessRefused() {
        assertThat(((Expr.Call) PromqlParser.parse("info(a, {b=~\".*\"})"))
                        .function()
                        .experimental())
                .isTrue();
        assertThatThrownBy(() -> PromqlParser.parse("info(a, b)"))
                .hasMessage("1:9: parse error: expected label selectors only, got vector selector instead");
        assertThat(((Expr.Aggregation) PromqlParser.parse("limit_ratio(0.5, a)"))
                        .operator()
                        .isExperimental())
                .isTrue();
        assertThatThrownBy(() -> PromqlParser.parseStable("mad_over_time(a[1m])"))
                .isInstanceOf(PromqlParseException.class)
                .hasMessage("1:1: parse error: function \"mad_over_time\" is not enabled");
    }

    @Test
    void theErrorHasItsPlace() {
        assertThatThrownBy(() -> PromqlParser.parse("up{\n  a=\"é\"} b"))
                .isInstanceOfSatisfying(PromqlParseException.class, e -> {
                    assertThat(e.line()).isEqualTo(2);
                    assertThat(e.column()).isEqualTo(11);
                    assertThat(e.span()).isEqualTo(new Span(13, 14));
                    assertThat(e.reason()).isEqualTo("unexpected identifier \"b\"");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            foo offset NaN              | 1:12: parse error: duration out of range
            foo[0.0001]                 | 1:5: parse error: duration must be at least 1ms
            foo @ 9223372036854775      | 1:1: parse error: timestamp out of bounds for @ modifier: 9223372036854776.000000
            """)
    void whatPrometheusTakesAndMiscomputesIsRefused(String text, String message) {
        assertThatThrownBy(() -> PromqlParser.parse(text)).hasMessage(message);
    }
}
