package io.novacron.dwcpctl.face.view;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.face.output.JUnitReport;
import io.novacron.dwcpctl.metrics.series.Numbers;
import io.novacron.dwcpctl.ops.gate.Assessment;
import io.novacron.dwcpctl.ops.gate.Decision;
import io.novacron.dwcpctl.ops.gate.Finding;
import io.novacron.dwcpctl.ops.gate.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision for build servers: the decision and each criterion is a test case; what is not known is an error. */
public final class GateJunit {
    private final Standing standing;

    public GateJunit(Standing standing) {
        this.standing = standing;
    }

    public JUnitReport of(Assessment assessment) {
        String suite = "gonogo " + assessment.gate().id() + standing.suffix();
        List<JUnitReport.Case> cases = new ArrayList<>();
        cases.add(new JUnitReport.Case("decision", suite, Duration.ZERO, decision(assessment)));
        for (Result result : assessment.results()) {
            cases.add(new JUnitReport.Case(result.id(), suite, result.took(), problem(result)));
        }
        return new JUnitReport(List.of(new JUnitReport.Suite(suite, cases)));
    }

    private static JUnitReport.@Nullable Problem decision(Assessment assessment) {
        Decision decision = assessment.decision();
        if (decision == Decision.GO) {
            return null;
        }
        JUnitReport.Kind kind = decision == Decision.UNKNOWN ? JUnitReport.Kind.ERROR : JUnitReport.Kind.FAILURE;
        return new JUnitReport.Problem(kind, decision.text(), assessment.summary());
    }

    private static JUnitReport.@Nullable Problem problem(Result result) {
        if (result.verdict() == Verdict.PASS) {
            return null;
        }
        boolean judged = result.verdict() == Verdict.FAIL || result.verdict() == Verdict.WARN;
        StringBuilder text = new StringBuilder();
        for (Finding finding : result.findings()) {
            text.append(finding.region())
                    .append(finding.region().isEmpty() ? "" : ": ")
                    .append(finding.verdict())
                    .append(finding.value() == null ? "" : " " + Numbers.format(finding.value()))
                    .append(finding.reason().isEmpty() ? "" : " " + finding.reason())
                    .append(" (")
                    .append(finding.replica())
                    .append(")\n");
        }
        text.append(result.promql());
        return new JUnitReport.Problem(
                judged ? JUnitReport.Kind.FAILURE : JUnitReport.Kind.ERROR,
                result.verdict() + " " + GateView.reason(result, result.worst()),
                text.toString());
    }
}
