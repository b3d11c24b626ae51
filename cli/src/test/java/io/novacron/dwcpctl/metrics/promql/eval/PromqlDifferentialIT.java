package io.novacron.dwcpctl.metrics.promql.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.novacron.dwcpctl.metrics.promql.MemoryStorage;
import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.testing.RealPrograms;
import io.novacron.dwcpctl.testing.RealPrometheus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The evaluator against a real Prometheus 3: the same made-up expressions over the same made-up series, at one moment and
 * over a range, answers compared bit for bit, with errors and annotations. {@code -Ddwcpctl.promql.expressions=5000} asks
 * more of it, {@code -Ddwcpctl.promql.seed=N} something else.
 */
class PromqlDifferentialIT {
    private static final String THREE = "prometheus, version 3.";
    private static final int EXPRESSIONS = Integer.getInteger("dwcpctl.promql.expressions", 400);
    private static final long SEED = Long.getLong("dwcpctl.promql.seed", 3);

    /** Prometheus adds up in the order of a Go map, and names whichever duplicate it meets first in it. */
    private static final int ASKED_AGAIN = 12;

    private static final Pattern DUPLICATES = Pattern.compile("found duplicate series for the match group.*");

    private static final Pattern CHOICE = Pattern.compile("topk|bottomk|limitk|stddev|stdvar");

    /** Which of 0 and -0 comes first among many values, Go's sort decides. */
    private static final Pattern ZEROS = Pattern.compile("quantile|mad_over_time");

    private final PromqlEngine engine = new PromqlEngine(EngineOptions.DEFAULT.withExperimental(true));
    private final List<Series> series = GeneratedSeries.of(SEED);
    private final MemoryStorage storage = GeneratedSeries.storage(series);
    private final List<String> mismatches = new ArrayList<>();
    private int exact;
    private int errors;
    private int empty;
    private int unsteady;

    @TempDir
    private Path folder;

    @Test
    void answersAsPrometheusDoes() throws Exception {
        try (RealPrometheus server = started()) {
            PrometheusApi prometheus = new PrometheusApi(server.url());
            prometheus.write(series);
            for (int i = 0; i < EXPRESSIONS; i++) {
                compare(prometheus, SEED * 1_000_003 + i);
            }
        }
        String summary = EXPRESSIONS + " expressions: " + exact + " answered alike (" + errors + " errors, " + empty
                + " empty), " + unsteady + " on which Prometheus differs from itself";
        assertThat(mismatches).as(summary).isEmpty();
        // a generator that only makes nonsense would prove nothing
        assertThat(exact - errors - empty).as(summary).isGreaterThan(EXPRESSIONS / 2);
    }

    /** What {@link RecordedEvaluationsTest} trusts. {@code -Ddwcpctl.promql.record=FILE} writes it anew. */
    @Test
    void recordedAnswersAreThoseOfPrometheus() throws Exception {
        List<String> lines = new ArrayList<>();
        try (RealPrometheus server = started()) {
            PrometheusApi prometheus = new PrometheusApi(server.url());
            prometheus.write(GeneratedSeries.of(RecordedQuestion.SEED));
            for (RecordedQuestion question : RecordedQuestion.all()) {
                lines.add(question.withAnswer(question.askPrometheus(prometheus).line())
                        .text());
            }
        }
        String target = System.getProperty("dwcpctl.promql.record");
        if (target != null) {
            Files.write(Path.of(target), lines);
            return;
        }
        assertThat(lines)
                .isEqualTo(RecordedQuestion.all().stream()
                        .map(RecordedQuestion::text)
                        .toList());
    }

    private RealPrometheus started() {
        return RealPrometheus.start(
                programs(),
                folder,
                "global: {}",
                "--storage.tsdb.retention.time=100y",
                "--web.enable-remote-write-receiver",
                "--enable-feature=promql-experimental-functions");
    }

    private static RealPrograms programs() {
        if (System.getenv("PROMETHEUS3_BIN") != null) {
            return RealPrograms.THREE;
        }
        boolean installed = RealPrograms.INSTALLED.find("prometheus").isPresent()
                && RealPrograms.INSTALLED
                        .run("", "prometheus", "--version")
                        .output()
                        .startsWith(THREE);
        assumeTrue(installed, "no Prometheus 3: $PROMETHEUS3_BIN is not set, and none is on the path");
        return RealPrograms.INSTALLED;
    }

    private void compare(PrometheusApi prometheus, long seed) throws Exception {
        ExpressionGenerator generator = new ExpressionGenerator(seed);
        Random random = new Random(seed);
        long at = GeneratedSeries.START + 300_000 + 1000L * random.nextInt(3_600) + random.nextInt(2) * 137L;
        if (random.nextBoolean()) {
            String expression = generator.instantExpression();
            Answer ours = Answer.ofOurs(() -> engine.instant(expression, storage, at));
            compare(seed + " at " + at + ": " + expression, ours, () -> prometheus.instant(expression, at));
        } else {
            String expression = generator.expression();
            long step = new long[] {15_000, 60_000, 47_000, 300_000}[random.nextInt(4)];
            long to = at + step * (1 + random.nextInt(20));
            Answer ours = Answer.ofOurs(() -> engine.range(expression, storage, at, to, step));
            compare(
                    seed + " from " + at + " to " + to + " by " + step + ": " + expression,
                    ours,
                    () -> prometheus.range(expression, at, to, step));
        }
    }

    /** Asks Prometheus. */
    private interface Question {
        JsonNode ask() throws Exception;
    }

    private void compare(String question, Answer ours, Question theirs) throws Exception {
        Answer first = Answer.ofTheirs(theirs.ask());
        if (isSame(question, ours, first)) {
            exact++;
            errors += first.isError() ? 1 : 0;
            empty += !first.isError() && first.series().isEmpty() ? 1 : 0;
            return;
        }
        boolean steady = true;
        for (int i = 0; i < ASKED_AGAIN; i++) {
            Answer again = Answer.ofTheirs(theirs.ask());
            steady &= again.equals(first);
            if (isSame(question, ours, again)) {
                unsteady++;
                return;
            }
        }
        // of equal values any may be chosen, and of great ones the variance may overflow: there is no one answer
        boolean anyWillDo = CHOICE.matcher(question).find();
        if (!steady && (anyWillDo || ours.isNear(first, 10_000))) {
            unsteady++;
            return;
        }
        mismatches.add(
                "\n" + question + "\n  ours:   " + ours + "\n  theirs: " + first + (steady ? "" : " (unsteady)"));
    }

    private static boolean isSame(String question, Answer ours, Answer theirs) {
        if (theirs.isError()) {
            return ours.isError()
                    && DUPLICATES
                            .matcher(ours.error())
                            .replaceFirst("duplicates")
                            .equals(DUPLICATES.matcher(theirs.error()).replaceFirst("duplicates"));
        }
        boolean ordered = question.contains(": sort") || question.contains(": topk") || question.contains(": bottomk");
        boolean zerosAlike = ZEROS.matcher(question).find();
        return ours.values(zerosAlike).equals(theirs.values(zerosAlike))
                && ours.type().equals(theirs.type())
                && ours.notes().equals(theirs.notes())
                && (!ordered || ours.isOrderedAs(theirs));
    }
}
