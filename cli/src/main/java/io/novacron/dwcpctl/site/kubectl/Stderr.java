package io.novacron.dwcpctl.site.kubectl;

import com.google.re2j.Pattern;
import io.novacron.dwcpctl.site.cluster.ClusterException.Kind;
import io.novacron.dwcpctl.site.http.ServerText;
import java.util.ArrayList;
import java.util.List;

/**
 * What kubectl writes to its standard error when it fails: warnings and log lines, then the reason. Understood by kubectl's
 * own words, which have been these from 1.20 to 1.32.
 */
final class Stderr {
    /** Log lines of klog: {@code E1122 11:41:16.879133    7387 memcache.go:265] …}. */
    private static final Pattern LOG = Pattern.compile("[EWIF]\\d{4} \\d\\d:\\d\\d:\\d\\d.*");

    /** What an API server's refusals begin with. */
    private static final String SERVER = "Error from server (";

    private static final List<String> BEGINNINGS =
            List.of("Error", "error:", "The connection to the server", "Unable to connect", "The ", "No resources");

    private final String reason;

    Stderr(String all) {
        List<String> lines = new ArrayList<>();
        for (String line : all.lines().toList()) {
            boolean noise = line.isBlank()
                    || LOG.matches(line)
                    || line.startsWith("Warning: ")
                    || line.startsWith("WARNING: ")
                    || line.startsWith("See 'kubectl");
            if (!noise) {
                lines.add(line);
            }
        }
        this.reason = String.join("\n", lines.subList(first(lines), lines.size()));
    }

    /** Credential plugins write to the same stream before kubectl does: its own words are the last that sound like them. */
    private static int first(List<String> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (BEGINNINGS.stream().anyMatch(lines.get(i)::startsWith)) {
                return i;
            }
        }
        return 0;
    }

    /** What a complaint comes to. {@code neverArrived}: the request cannot have reached the cluster. */
    record Meaning(Kind kind, boolean neverArrived, String suggestion) {
        Meaning(Kind kind, String suggestion) {
            this(kind, kind != Kind.UNREACHABLE, suggestion);
        }
    }

    /** Whether it gives no reason at all. */
    boolean isEmpty() {
        return reason.isEmpty();
    }

    /** Whether the reason has these words in it. */
    boolean says(String words) {
        return reason.contains(words);
    }

    /** The reason in one line, without kubectl's own "error". */
    String text() {
        String line = ServerText.oneLine(reason);
        for (String prefix : List.of("error: ", "Error: ", "Error from server: ", "Error in configuration: ")) {
            if (line.startsWith(prefix)) {
                return line.substring(prefix.length());
            }
        }
        int end = line.indexOf("): ");
        return line.startsWith(SERVER) && end > 0 ? line.substring(end + 3) : line;
    }

    Meaning meaning() {
        if (says("context was not found")
                || says("no context exists")
                || (says("context \"") && says("does not exist"))) {
            return new Meaning(
                    Kind.NOT_CONFIGURED,
                    "Check kubernetes.context in the config, and KUBECONFIG; kubectl config get-contexts lists what"
                            + " there is.");
        }
        if (says("error loading config file")
                || says("invalid configuration")
                || says("incomplete configuration info")
                || reason.startsWith("error: stat ")) {
            return new Meaning(Kind.NOT_CONFIGURED, "Check KUBECONFIG and the file that it names.");
        }
        if (says("unknown flag") || says("unknown shorthand flag") || says("unknown command")) {
            return new Meaning(Kind.NOT_CONFIGURED, "Install a newer kubectl: this one lacks what is needed.");
        }
        if (says("getting credentials: ")) {
            return new Meaning(Kind.FORBIDDEN, "Log in to the cluster again: its credential plugin failed.");
        }
        if (says("You must be logged in to the server") || says("(Unauthorized)") || says(": Unauthorized")) {
            return new Meaning(
                    Kind.FORBIDDEN, "Log in to the cluster again: it does not accept the kubeconfig's credentials.");
        }
        if (reason.startsWith(SERVER)) {
            return ofServer(reason.substring(SERVER.length(), Math.max(SERVER.length(), reason.indexOf(')'))));
        }
        return ofKubectl();
    }

    /** By the reason that the API server gives, a word of its own protocol. */
    private Meaning ofServer(String word) {
        return switch (word) {
            case "NotFound" ->
                says("could not find the requested resource")
                        ? noKubernetes()
                        : new Meaning(
                                Kind.NOT_FOUND,
                                "Check the name, the namespace and the context in the config's kubernetes settings.");
            case "Conflict" -> new Meaning(Kind.CONFLICT, "It has changed meanwhile: look again, then try again.");
            case "Forbidden" -> forbidden();
            case "Timeout", "ServerTimeout", "ServiceUnavailable", "InternalError", "TooManyRequests" ->
                new Meaning(Kind.UNREACHABLE, "Try again; if it stays, look at the cluster's API server.");
            default -> refused();
        };
    }

    /** Words of kubectl's own, and what it passes on without the reason. */
    private Meaning ofKubectl() {
        if (says("is forbidden: ")) {
            return forbidden();
        }
        if (says("unable to find specified revision") || says("no rollout history found")) {
            return new Meaning(Kind.NOT_FOUND, "See which revisions there are: kubectl rollout history.");
        }
        if (says("doesn't have a resource type")) {
            return noKubernetes();
        }
        if (says("\" not found")) {
            return new Meaning(
                    Kind.NOT_FOUND,
                    "Check the name, the namespace and the context in the config's kubernetes settings.");
        }
        if (says("paused deployment")) {
            return new Meaning(Kind.REFUSED, "Resume the rollout first.");
        }
        if (says("is invalid: ") || says("denied the request") || says("is not a valid")) {
            return refused();
        }
        if (says("The connection to the server localhost:8080 was refused")) {
            return new Meaning(
                    Kind.UNREACHABLE, true, "Set KUBECONFIG: without a kubeconfig kubectl asks localhost:8080.");
        }
        if (says("x509: ") || says("tls: ")) {
            return new Meaning(
                    Kind.UNREACHABLE, true, "Check the certificate-authority of the cluster in the kubeconfig.");
        }
        boolean refused = says("The connection to the server") && says("was refused");
        if (refused || says("no such host") || says("no route to host")) {
            return new Meaning(
                    Kind.UNREACHABLE, true, "Check the server in the kubeconfig, the network and the API server.");
        }
        return new Meaning(Kind.UNREACHABLE, "Run kubectl by hand; check the network and the cluster's API server.");
    }

    private static Meaning noKubernetes() {
        return new Meaning(
                Kind.UNREACHABLE, true, "Check the server in the kubeconfig: it does not offer what Kubernetes does.");
    }

    private static Meaning forbidden() {
        return new Meaning(Kind.FORBIDDEN, "Use a kubeconfig user that is allowed this, or ask for the right.");
    }

    private static Meaning refused() {
        return new Meaning(Kind.REFUSED, "Look at the object, and at what admits changes to it.");
    }
}
