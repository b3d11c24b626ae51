package io.novacron.dwcpctl.ops.querytest;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.metrics.promql.eval.EngineOptions;
import io.novacron.dwcpctl.metrics.promql.eval.PromqlEngine;
import io.novacron.dwcpctl.metrics.promql.script.ScriptException;
import io.novacron.dwcpctl.metrics.promql.script.ScriptResult;
import io.novacron.dwcpctl.metrics.promql.script.ScriptRunner;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Runs Prometheus's test scripts, experimental functions enabled. */
final class ScriptTests {
    private final BooleanSupplier cancelled;

    ScriptTests(BooleanSupplier cancelled) {
        this.cancelled = cancelled;
    }

    List<TestResult> run(String file, String script) {
        PromqlEngine engine =
                new PromqlEngine(EngineOptions.DEFAULT.withExperimental(true).withTimedOut(cancelled));
        try {
            return new ScriptRunner(engine)
                    .run(script).outcomes().stream().map(ScriptTests::result).toList();
        } catch (ScriptException e) {
            throw new CliException(
                    ExitCode.BAD_INPUT,
                    file + ":" + e.line() + ": " + e.reason(),
                    "Mend the line; the format is that of Prometheus's promql/promqltest.",
                    e);
        }
    }

    private static TestResult result(ScriptResult.Outcome outcome) {
        TestResult.Status status = TestResult.Status.valueOf(outcome.status().name());
        return new TestResult(outcome.expression(), outcome.line(), status, outcome.details());
    }
}
