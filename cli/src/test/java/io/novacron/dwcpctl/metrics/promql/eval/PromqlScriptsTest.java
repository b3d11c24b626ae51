package io.novacron.dwcpctl.metrics.promql.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.metrics.promql.PromqlException;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlParser;
import io.novacron.dwcpctl.metrics.promql.script.ScriptResult;
import io.novacron.dwcpctl.metrics.promql.script.ScriptResult.Outcome;
import io.novacron.dwcpctl.metrics.promql.script.ScriptResult.Status;
import io.novacron.dwcpctl.metrics.promql.script.ScriptRunner;
import io.novacron.dwcpctl.metrics.promql.tree.AggregationOperator;
import io.novacron.dwcpctl.metrics.promql.tree.BinaryOperator;
import io.novacron.dwcpctl.metrics.promql.tree.Children;
import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.promql.tree.Function;
import io.novacron.dwcpctl.metrics.promql.tree.Functions;
import io.novacron.dwcpctl.metrics.promql.tree.UnaryOperator;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own test scripts, which leave no function and no operator out. {@link PromqlScriptsIT} asks Prometheus the same. */
class PromqlScriptsTest {
    /** Raise it when scripts grow. */
    private static final int EVALUATIONS = 1_136;

    static List<PromqlScript> passes() {
        return PromqlScript.all();
    }

    private static ScriptResult run(PromqlScript script) {
        return new ScriptRunner(new PromqlEngine(EngineOptions.DEFAULT.withExperimental(true))).run(script.text());
    }

    @ParameterizedTest
    @MethodSource
    void passes(PromqlScript script) {
        assertThat(run(script).outcomes())
                .isNotEmpty()
                .filteredOn(outcome -> outcome.status() != Status.PASSED)
                .isEmpty();
    }

    @Test
    void noScriptAndNoEvaluationIsLost() throws IOException, URISyntaxException {
        URL folder = Objects.requireNonNull(PromqlScript.class.getResource("/promql/scripts"));
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            assertThat(files.map(f -> f.getFileName().toString().replace(".test", "")))
                    .containsExactlyInAnyOrderElementsOf(PromqlScript.TOPICS);
        }
        assertThat(PromqlScript.all())
                .allSatisfy(script -> assertThat(run(script).outcomes())
                        .hasSameSizeAs(script.text()
                                .lines()
                                .filter(l -> l.startsWith("eval"))
                                .toList()));
        assertThat(PromqlScript.all().stream()
                        .mapToInt(s -> run(s).outcomes().size())
                        .sum())
                .isGreaterThanOrEqualTo(EVALUATIONS);
    }

    @Test
    void everyFunctionAndOperatorIsEvaluated() {
        Occurrences found = new Occurrences();
        for (PromqlScript script : PromqlScript.all()) {
            for (Outcome outcome : run(script).outcomes()) {
                try {
                    found.add(PromqlParser.parse(outcome.expression()));
                } catch (PromqlException meantToFail) {
                    // its parts are evaluated nowhere
                }
            }
        }

        assertThat(found.functions)
                .containsExactlyInAnyOrderElementsOf(
                        Functions.all().stream().map(Function::name).toList());
        assertThat(found.aggregations).containsExactly(AggregationOperator.values());
        assertThat(found.binary).containsExactly(BinaryOperator.values());
        assertThat(found.unary).containsExactly(UnaryOperator.values());
    }

    private static final class Occurrences {
        private final Set<String> functions = new TreeSet<>();
        private final Set<AggregationOperator> aggregations = EnumSet.noneOf(AggregationOperator.class);
        private final Set<BinaryOperator> binary = EnumSet.noneOf(BinaryOperator.class);
        private final Set<UnaryOperator> unary = EnumSet.noneOf(UnaryOperator.class);

        void add(Expr expr) {
            if (expr instanceof Expr.Call call) {
                functions.add(call.function().name());
            } else if (expr instanceof Expr.Aggregation aggregation) {
                aggregations.add(aggregation.operator());
            } else if (expr instanceof Expr.Binary operation) {
                binary.add(operation.operator());
            } else if (expr instanceof Expr.Unary sign) {
                unary.add(sign.operator());
            }
            Children.of(expr).forEach(this::add);
        }
    }
}
