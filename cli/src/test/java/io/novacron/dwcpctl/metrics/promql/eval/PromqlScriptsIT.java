package io.novacron.dwcpctl.metrics.promql.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.metrics.promql.PromqlParseException;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlParser;
import io.novacron.dwcpctl.metrics.promql.script.ScriptResult.Outcome;
import io.novacron.dwcpctl.metrics.promql.script.ScriptResult.Status;
import io.novacron.dwcpctl.metrics.promql.script.ScriptRunner;
import io.novacron.dwcpctl.testing.RealPrograms;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * That our own scripts expect what PromQL is and not what our engine does: the same scripts, evaluated by a real Prometheus
 * 3. The runner parses every expression itself, so those that are none are put to Prometheus as they stand.
 */
class PromqlScriptsIT {
    @TempDir
    private Path folder;

    static List<PromqlScript> prometheusPassesToo() {
        return PromqlScript.all();
    }

    @ParameterizedTest
    @MethodSource
    void prometheusPassesToo(PromqlScript script) {
        RealPrograms.THREE.require("prometheus");
        try (PrometheusEvaluator prometheus = new PrometheusEvaluator(folder)) {
            List<Outcome> outcomes =
                    new ScriptRunner(prometheus).run(script.text()).outcomes();

            assertThat(outcomes)
                    .isNotEmpty()
                    .filteredOn(outcome -> outcome.status() != Status.PASSED)
                    .isEmpty();
            assertThat(outcomes).allSatisfy(outcome -> {
                try {
                    PromqlParser.parse(outcome.expression());
                } catch (PromqlParseException e) {
                    assertThat(prometheus.refusal(outcome.expression())).isEqualTo(e.getMessage());
                }
            });
        }
    }
}
