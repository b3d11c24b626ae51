package io.novacron.dwcpctl.ops.rollback.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.ops.gate.Finding;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline.Figure;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** v1 now against before. */
final class ComparisonTest {
    private static Baseline before(@Nullable Double v1, @Nullable Double v3, double migrations) {
        return new Baseline(
                Instant.EPOCH, Map.of("eu-west", figures(v1, migrations)), Map.of("eu-west", figures(v3, migrations)));
    }

    private static Figures figures(@Nullable Double value, double migrations) {
        Figure figure = new Figure(
                value, migrations, Duration.ofMinutes(30), Duration.ZERO, value == null ? "too little traffic" : "");
        return new Figures(figure, figure);
    }

    private static Finding now(double value, double count) {
        return new Finding(
                "eu-west", Verdict.PASS, value, Duration.ofSeconds(2), count, Duration.ofMinutes(5), "demo", "");
    }

    @ParameterizedTest
    @CsvSource({
        "0.69, 0.70, PASS",
        "0.69, 0.758, PASS",
        "0.69, 0.76, FAIL",
        "0.69, 0.30, PASS",
    })
    void latency_may_be_a_tenth_worse(double old, double value, Verdict verdict) {
        assertThat(Comparison.ofP99()
                        .of(now(value, 1000), before(old, 9.0, 1000))
                        .verdict())
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        // of a hundred migrations three failed, of as many before two: that is chance
        "0.02, 100, 0.03, 100, PASS",
        "0.02, 100000, 0.03, 100000, FAIL",
        "0.02, 100000, 0.022, 100000, PASS",
        "0.02, 500, 0.08, 500, FAIL",
        "0, 1000, 0, 1000, PASS",
    })
    void a_share_must_be_worse_by_more_than_chance(
            double old, double countThen, double value, double count, Verdict verdict) {
        assertThat(Comparison.ofErrors()
                        .of(now(value, count), before(old, 0.5, countThen))
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void where_v1_was_idle_users_had_v3() {
        Evidence evidence = Comparison.ofP99().of(now(0.69, 1000), before(null, 0.9, 1000));

        assertThat(evidence.verdict()).isEqualTo(Verdict.PASS);
        assertThat(evidence.wanted()).isEqualTo("<= 990 ms");
        assertThat(evidence.reason()).isEqualTo("v1 served too little before: compared with v3");
    }

    @Test
    void what_nobody_measured_is_not_known() {
        assertThat(Comparison.ofP99().of(now(0.69, 1000), before(null, null, 0)).verdict())
                .isEqualTo(Verdict.NO_DATA);
        Finding other = new Finding("us-east", Verdict.PASS, 0.69, null, 1000.0, null, "demo", "");
        assertThat(Comparison.ofP99().of(other, before(0.69, 0.9, 1000)).reason())
                .isEqualTo("not known before: no figures of that region");
    }
}
