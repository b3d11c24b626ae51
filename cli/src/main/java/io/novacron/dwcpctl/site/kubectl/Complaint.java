package io.novacron.dwcpctl.site.kubectl;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.site.cluster.ClusterException;
import io.novacron.dwcpctl.site.cluster.ClusterException.Kind;
import io.novacron.dwcpctl.site.http.ServerText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One wording for every way in which a run of kubectl can fail. */
final class Complaint {
    private final String title;
    private final boolean isChange;

    /** About that command; {@code isChange} says whether it was meant to change something. */
    Complaint(List<String> command, boolean isChange) {
        this.title = title(command);
        this.isChange = isChange;
    }

    /** The command without its options and values: {@code kubectl set env deployment/dwcp-v3}. */
    private static String title(List<String> command) {
        StringBuilder title = new StringBuilder();
        for (String word : command) {
            if (!word.startsWith("-")) {
                title.append(title.isEmpty() ? "" : " ").append(word);
                if (word.indexOf('/') >= 0) {
                    break;
                }
            }
        }
        return title.toString();
    }

    ClusterException noKubectl() {
        return new ClusterException(
                Kind.NOT_CONFIGURED, "kubectl is in no folder of PATH", "Install kubectl, or add its folder to PATH.");
    }

    ClusterException notExecutable(Path program) {
        return new ClusterException(
                Kind.NOT_CONFIGURED, program + " cannot be executed", "Make it executable, or install kubectl anew.");
    }

    ClusterException cannotStart(Path program, IOException e) {
        return new ClusterException(
                Kind.NOT_CONFIGURED,
                title + ": " + program + " cannot be started: " + ServerText.oneLine(String.valueOf(e.getMessage())),
                "Check that kubectl is a program for this machine.",
                e);
    }

    ClusterException timeout(Deadline deadline, String stderr) {
        Stderr said = new Stderr(stderr);
        String reason = said.isEmpty() ? "" : " (" + said.text() + ")";
        return new ClusterException(
                Kind.UNREACHABLE,
                title + ": no answer within " + PromDuration.format(deadline.limit()) + reason + unknownOutcome(),
                isChange ? lookFirst() : "Raise --timeout, or look at the cluster's API server.");
    }

    CliException interrupted() {
        return new CliException(
                ExitCode.INTERRUPTED,
                title + ": interrupted before it answered" + unknownOutcome(),
                isChange ? lookFirst() : "Run the command again.");
    }

    ClusterException tooMuch(int bytes) {
        return unintelligible("the answer is larger than " + (bytes >> 20) + " MiB");
    }

    /** An answer that cannot be understood. */
    ClusterException unintelligible(String problem) {
        return new ClusterException(
                Kind.UNREACHABLE,
                title + ": " + problem,
                "Run kubectl by hand; check that it talks to a Kubernetes API server.");
    }

    /** kubectl ended with another code than 0, and said why. */
    ClusterException failed(int exitCode, String stderr) {
        Stderr said = new Stderr(stderr);
        if (said.isEmpty()) {
            String how = exitCode > 128 ? "was ended by signal " + (exitCode - 128) : "ended with " + exitCode;
            return new ClusterException(
                    Kind.UNREACHABLE,
                    title + ": it " + how + " and did not say why" + unknownOutcome(),
                    isChange ? lookFirst() : "Run kubectl by hand.");
        }
        Stderr.Meaning meaning = said.meaning();
        boolean known = meaning.kind() != Kind.UNREACHABLE || meaning.neverArrived();
        return new ClusterException(
                meaning.kind(),
                title + ": " + said.text() + (known ? "" : unknownOutcome()),
                known || !isChange ? meaning.suggestion() : lookFirst());
    }

    private String unknownOutcome() {
        return isChange ? "; whether the change was made is not known" : "";
    }

    private static String lookFirst() {
        return "Look at the object before you try again.";
    }
}
