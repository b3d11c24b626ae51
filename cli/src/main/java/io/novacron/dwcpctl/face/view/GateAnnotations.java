package io.novacron.dwcpctl.face.view;

import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.ops.gate.Assessment;
import io.novacron.dwcpctl.ops.gate.Decision;
import io.novacron.dwcpctl.ops.gate.Result;
import io.novacron.dwcpctl.ops.gate.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * A decision as annotations of a GitHub run.
 *
 * @see <a href="https://docs.github.com/actions/reference/workflow-commands-for-github-actions">Workflow commands</a>
 */
public final class GateAnnotations {
    private GateAnnotations() {}

    /** A line each: the decision, and each criterion that stands in the way of a GO. */
    public static List<String> of(Assessment assessment, Standing standing) {
        List<String> lines = new ArrayList<>();
        Decision decision = assessment.decision();
        String kind = switch (decision) {
            case GO -> "notice";
            case CAUTION -> "warning";
            case NO_GO, UNKNOWN -> "error";
        };
        lines.add(line(kind, decision.text() + " " + assessment.gate().id() + standing.suffix(), assessment.summary()));
        for (Result result : assessment.results()) {
            if (result.verdict() != Verdict.PASS) {
                boolean mild = result.role() == Role.CAUTION || result.verdict() == Verdict.WARN;
                lines.add(line(
                        mild ? "warning" : "error",
                        result.id() + standing.suffix(),
                        Verdicts.text(result.verdict()) + ": " + GateView.reason(result, result.worst())));
            }
        }
        return lines;
    }

    private static String line(String kind, String title, String message) {
        String property = escaped(title).replace(":", "%3A").replace(",", "%2C");
        return "::" + kind + " title=" + property + "::" + escaped(message);
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
