package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.library.TextFiles;
import io.novacron.dwcpctl.face.output.JUnitWriter;
import io.novacron.dwcpctl.face.view.QueryTestView;
import io.novacron.dwcpctl.ops.querytest.QueryTests;
import io.novacron.dwcpctl.ops.querytest.TestReport;
import io.novacron.dwcpctl.ops.querytest.TestResult.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dwcpctl query test}. */
@Command(name = "test", description = "Run tests of queries and rules on the embedded evaluator; no server is asked.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class QueryTestCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Prometheus test scripts (*.test), promtool unit tests of rules (*.yml, *.yaml), or"
                    + " directories of them.")
    List<String> files;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the results as JUnit XML too.")
    @Nullable
    String junit;

    private final Sessions sessions;

    public QueryTestCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Integer call() {
        Session session = sessions.open();
        session.refuseAt("query test");
        var environment = session.environment();
        QueryTests tests = new QueryTests(
                environment.workingDirectory(), System::nanoTime, environment.cancellation()::isCancelled);
        List<TestReport> reports = new ArrayList<>();
        for (String name : files) {
            tests.files(name).forEach(file -> reports.add(tests.run(file)));
        }
        if (junit != null) {
            TextFiles.replace(
                    environment.workingDirectory().resolve(junit),
                    new JUnitWriter().write(QueryTestView.junit(reports)));
        }
        List<CliException> unreadable = reports.stream()
                .map(TestReport::unreadable)
                .filter(Objects::nonNull)
                .toList();
        if (!unreadable.isEmpty()) {
            unreadable.forEach(session.console()::error);
            return ExitCode.BAD_INPUT.code();
        }
        session.print(new QueryTestView(session.wallNow()).of(reports));
        return verdict(reports).code();
    }

    /** Nothing tested is nothing passed. */
    private static ExitCode verdict(List<TestReport> reports) {
        if (count(reports, Status.FAILED) > 0) {
            return ExitCode.NO_GO;
        }
        return count(reports, Status.PASSED) > 0 ? ExitCode.DONE : ExitCode.UNKNOWN;
    }

    private static long count(List<TestReport> reports, Status status) {
        return reports.stream().mapToLong(r -> r.count(status)).sum();
    }
}
