package io.novacron.dwcpctl.site.fleet.process;

import io.novacron.dwcpctl.site.process.ProcessException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A kubectl command taken apart.
 *
 * @param words without options: {@code rollout history deployment/dwcp-v3}
 * @param options by their long names; {@code true} where one takes no value
 */
record KubectlLine(List<String> words, Map<String, String> options) {
    private static final Map<String, String> SHORT = Map.of(
            "-n", "namespace",
            "-l", "selector",
            "-o", "output",
            "-c", "container");
    private static final Set<String> WITH_VALUE = Set.of(
            "namespace",
            "selector",
            "output",
            "container",
            "context",
            "kubeconfig",
            "tail",
            "since",
            "revision",
            "request-timeout");
    private static final Set<String> WITHOUT = Set.of("prefix", "all-containers", "no-headers", "timestamps");

    KubectlLine {
        words = List.copyOf(words);
        options = Map.copyOf(options);
    }

    /** @param command {@code kubectl} first */
    static KubectlLine parse(List<String> command) {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new TreeMap<>();
        for (int i = 1; i < command.size(); i++) {
            String word = command.get(i);
            if (!word.startsWith("-")) {
                words.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            String given = equals < 0 ? word : word.substring(0, equals);
            String name = SHORT.getOrDefault(given, given.startsWith("--") ? given.substring(2) : "");
            if (WITHOUT.contains(name)) {
                options.put(name, equals < 0 ? "true" : word.substring(equals + 1));
            } else if (WITH_VALUE.contains(name) && equals >= 0) {
                options.put(name, word.substring(equals + 1));
            } else if (WITH_VALUE.contains(name) && i + 1 < command.size()) {
                i++;
                options.put(name, command.get(i));
            } else {
                throw notSimulated("kubectl with " + word);
            }
        }
        return new KubectlLine(words, options);
    }

    static ProcessException notSimulated(String what) {
        return new ProcessException(
                ProcessException.Kind.NOT_SIMULATED,
                "the simulated system has no answer to " + what,
                "It answers kubectl logs, top, rollout history, rollout status, get configmap and get pods.");
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** The word at a position; the empty string where there are not so many. */
    String word(int i) {
        return i < words.size() ? words.get(i) : "";
    }

    /** The object's name, whether it is written {@code kind/name} or {@code kind name}, from a position on. */
    String name(int from) {
        String word = word(from);
        int slash = word.indexOf('/');
        return slash >= 0 ? word.substring(slash + 1) : word(from + 1);
    }

    /** The object's kind at a position, in the singular and in full. */
    String kind(int at) {
        String word = word(at);
        int slash = word.indexOf('/');
        return switch (slash >= 0 ? word.substring(0, slash) : word) {
            case "deployment", "deployments", "deploy", "deployment.apps" -> "deployment";
            case "configmap", "configmaps", "cm" -> "configmap";
            case "pod", "pods", "po" -> "pod";
            case "node", "nodes", "no" -> "node";
            default -> "";
        };
    }
}
