package io.novacron.dwcpctl.metrics.promql.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.novacron.dwcpctl.metrics.promql.PromqlParseException;
import io.novacron.dwcpctl.metrics.promql.tree.Children;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.promql.tree.Leaf;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is typed or fetched ends with a tree or an error that has a place, on a small stack. */
class HostileInputTest {
    private static final long SMALL_STACK = 512 * 1024;

    static List<String> tooDeep() {
        int n = 10_000;
        return List.of(
                "(".repeat(n) + "a" + ")".repeat(n),
                "(".repeat(300_000),
                "-".repeat(n) + "a",
                "- ".repeat(400_000) + "a",
                "a" + "+a".repeat(n),
                "a" + " or a".repeat(n),
                "a" + "^a".repeat(n),
                "2^-".repeat(n) + "2",
                "abs(".repeat(n) + "a" + ")".repeat(n),
                "sum by (x) (".repeat(n) + "a" + ")".repeat(n),
                "a" + "[1m:1m]".repeat(n),
                "max_over_time(".repeat(n) + "a" + "[1m:1m])".repeat(n),
                "a offset " + "(1+".repeat(n) + "1" + ")".repeat(n),
                "a[" + "(1+".repeat(n) + "1" + ")".repeat(n) + "]",
                "a @ " + "-".repeat(n) + "1",
                "a" + "+-a".repeat(n),
                "a{b=~\"" + "(".repeat(n) + "x" + ")".repeat(n) + "\"}",
                "a{b=~\"((x{500}){500}){500}\"}",
                "a{b=~\"(x{2}){501}\"}",
                "a{b=~\"(((((x{10}){10}){10}){10}){10}){10}\"}",
                "a{b=~\"" + "x".repeat(100_001) + "\"}",
                "a".repeat(PromqlParser.MAX_LENGTH + 1),
                "1" + "+1".repeat(5 * 1024 * 1024),
                "a{" + "b=\"c\" ".repeat(100_000),
                "\"" + "x".repeat(1_000_000));
    }

    @ParameterizedTest
    @MethodSource("tooDeep")
    void isRefusedWithAPlace(String text) throws InterruptedException {
        Throwable thrown = onSmallStack(() -> PromqlParser.parse(text));

        assertThat(thrown).isInstanceOf(PromqlParseException.class);
        assertThat(thrown).message().matches("1:[0-9]+: parse error: .{3,200}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+", "a or ", "a^", "-", "- -", "abs(", "(", "-(", "sum by (x) (", "1 < bool "})
    void theDeepestThatIsAllowedCanBeWalkedOver(String level) throws InterruptedException {
        int n = 245 / (level.equals("-(") || level.equals("- -") ? 2 : 1);
        String close = level.contains("(") ? ")".repeat(n) : "";
        String text = level.repeat(n) + (level.startsWith("1") ? "1" : "a") + close;

        assertThat(onSmallStack(() -> {
                    Expr expr = PromqlParser.parse(text);
                    String printed = PromqlPrinter.print(expr);
                    assertThat(PromqlPrinter.print(PromqlParser.parse(printed))).isEqualTo(printed);
                    assertThat(Children.deep(expr)).hasSizeGreaterThan(n);
                    assertThat(Leaf.of(expr)).isNotNull();
                    assertThat(expr.type()).isNotNull();
                }))
                .isNull();
    }

    @Test
    void catastrophicRegexesAreLinear() {
        Expr.VectorSelector selector = (Expr.VectorSelector) PromqlParser.parse("a{b=~\"(x+x+)+y\",c=~\"(.*)*z\"}");

        assertThat(selector.matchers().get(0).matches("x".repeat(20_000))).isFalse();
        assertThat(selector.matchers().get(1).matches("x".repeat(20_000))).isFalse();
    }

    @Test
    void longButShallowIsFine() {
        String text = "label_join(a" + ", \"x\"".repeat(100_000) + ")";

        assertThat(((Expr.Call) PromqlParser.parse(text)).arguments()).hasSize(100_001);
    }

    private static @Nullable Throwable onSmallStack(Runnable work) throws InterruptedException {
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(null, () -> thrown.set(catchThrowable(work::run)), "small stack", SMALL_STACK);
        thread.start();
        thread.join();
        return thrown.get();
    }
}
