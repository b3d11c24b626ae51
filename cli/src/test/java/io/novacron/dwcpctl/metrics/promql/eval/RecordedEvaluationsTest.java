package io.novacron.dwcpctl.metrics.promql.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.metrics.promql.MemoryStorage;
import io.novacron.dwcpctl.metrics.promql.tree.AggregationOperator;
import io.novacron.dwcpctl.metrics.promql.tree.BinaryOperator;
import io.novacron.dwcpctl.metrics.promql.tree.Function;
import io.novacron.dwcpctl.metrics.promql.tree.Functions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function and operator against what a real Prometheus 3.5.3 answered, bit for bit. */
class RecordedEvaluationsTest {
    private static final MemoryStorage STORAGE = GeneratedSeries.storage(GeneratedSeries.of(RecordedQuestion.SEED));

    private final PromqlEngine engine = new PromqlEngine(EngineOptions.DEFAULT.withExperimental(true));

    static List<RecordedQuestion> questions() {
        return RecordedQuestion.all();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void answersAsRecorded(RecordedQuestion question) {
        assertThat(question.ask(engine, STORAGE).line())
                .as(question.expression())
                .isEqualTo(question.answer());
    }

    @Test
    void everyFunctionAndOperatorIsRecordedWithAnAnswerThatHasValues() {
        List<RecordedQuestion> answered =
                questions().stream().filter(q -> q.answer().contains("=")).toList();
        Stream<String> functions = Functions.all().stream()
                .map(Function::name)
                .filter(name -> !name.equals("info"))
                .map(name -> name + "(");
        Stream<String> aggregations = Stream.of(AggregationOperator.values()).map(AggregationOperator::symbol);
        Stream<String> operators = Stream.of(BinaryOperator.values()).map(o -> " " + o.symbol() + " ");
        assertThat(Stream.of(functions, aggregations, operators).flatMap(s -> s))
                .allSatisfy(text ->
                        assertThat(answered).anyMatch(q -> q.expression().contains(text)));
    }
}
