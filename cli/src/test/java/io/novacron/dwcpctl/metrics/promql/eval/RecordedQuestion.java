package io.novacron.dwcpctl.metrics.promql.eval;

import io.novacron.dwcpctl.metrics.promql.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A line of {@code recorded-evaluations.tsv}: seconds after the series' start (a moment, or from, to and step), an
 * expression, and what Prometheus 3.5.3 answered to it over the series of one seed.
 */
record RecordedQuestion(String moments, String expression, String answer) {
    static final long SEED = 11;

    static List<RecordedQuestion> all() {
        try (InputStream file = RecordedQuestion.class.getResourceAsStream("recorded-evaluations.tsv")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(RecordedQuestion::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordedQuestion parse(String line) {
        String[] parts = line.split("\t", 3);
        return new RecordedQuestion(parts[0], parts[1], parts.length > 2 ? parts[2] : "");
    }

    RecordedQuestion withAnswer(String other) {
        return new RecordedQuestion(moments, expression, other);
    }

    String text() {
        return moments + "\t" + expression + "\t" + answer;
    }

    private long millis(int i) {
        return Long.parseLong(moments.split(" ")[i]) * 1000;
    }

    private boolean isRange() {
        return moments.contains(" ");
    }

    Answer askPrometheus(PrometheusApi prometheus) throws IOException, InterruptedException {
        long start = GeneratedSeries.START;
        return Answer.ofTheirs(
                isRange()
                        ? prometheus.range(expression, start + millis(0), start + millis(1), millis(2))
                        : prometheus.instant(expression, start + millis(0)));
    }

    Answer ask(PromqlEngine engine, Storage storage) {
        long start = GeneratedSeries.START;
        return Answer.ofOurs(() -> isRange()
                ? engine.range(expression, storage, start + millis(0), start + millis(1), millis(2))
                : engine.instant(expression, storage, start + millis(0)));
    }
}
