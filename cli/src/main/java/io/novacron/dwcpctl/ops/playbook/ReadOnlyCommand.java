package io.novacron.dwcpctl.ops.playbook;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.cluster.ObjectNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which commands a step may look around with: {@code kubectl} with one of a closed list of verbs, objects and options, none
 * of which can change anything, show a secret, go on for ever or leave the context's cluster and namespace.
 */
public final class ReadOnlyCommand {
    private static final String KUBECTL = "kubectl";
    private static final List<String> VERBS = List.of("logs", "top", "get", "describe", "rollout");
    private static final List<String> ROLLOUT = List.of("history", "status");

    private static final Set<String> KINDS = Set.of(
            "deployment",
            "deployments",
            "deploy",
            "pod",
            "pods",
            "po",
            "node",
            "nodes",
            "configmap",
            "configmaps",
            "cm",
            "service",
            "services",
            "svc",
            "endpoints",
            "ep",
            "event",
            "events",
            "replicaset",
            "replicasets",
            "rs",
            "hpa");

    /** Each takes its value behind {@code =}. */
    private static final List<String> WITH_VALUE = List.of(
            "--since",
            "--tail",
            "--revision",
            "--selector",
            "-l",
            "--output",
            "-o",
            "--container",
            "-c",
            "--sort-by",
            "--field-selector",
            "--timeout");

    private static final List<String> WITHOUT =
            List.of("--prefix", "--all-containers", "--no-headers", "--timestamps", "--previous", "-p", "--containers");

    private static final List<String> OUTPUTS = List.of("wide", "yaml", "json", "name");

    /** What is still to be put in counts as a plain word. */
    private static final String UNKNOWN = "x";

    private ReadOnlyCommand() {}

    /**
     * Whether it is one, before values are put in.
     *
     * @return what is wrong with it; empty where nothing is
     */
    public static String fault(List<Wording> command) {
        List<String> words = new ArrayList<>();
        for (Wording word : command) {
            Map<String, String> standIns = new HashMap<>();
            word.names().forEach(name -> standIns.put(name, UNKNOWN));
            words.add(word.fill(standIns));
        }
        return faultOf(words);
    }

    private static String faultOf(List<String> words) {
        if (words.isEmpty() || !words.get(0).equals(KUBECTL)) {
            return "only kubectl can look around";
        }
        List<String> plain = new ArrayList<>();
        for (String word : words.subList(1, words.size())) {
            if (word.startsWith("-")) {
                String fault = option(word);
                if (!fault.isEmpty()) {
                    return fault;
                }
            } else {
                plain.add(word);
            }
        }
        return verb(plain);
    }

    private static String verb(List<String> plain) {
        String verb = plain.isEmpty() ? "" : plain.get(0);
        if (!VERBS.contains(verb)) {
            return "kubectl " + verb + " is not one of the verbs that only read: " + String.join(", ", VERBS) + ". "
                    + Nearest.hint(verb, VERBS).strip();
        }
        int object = 1;
        if (verb.equals("rollout")) {
            String second = plain.size() < 2 ? "" : plain.get(1);
            if (!ROLLOUT.contains(second)) {
                return "kubectl rollout " + second + " is not one of " + String.join(", ", ROLLOUT);
            }
            object = 2;
        }
        if (plain.size() <= object) {
            // logs by a selector name no object
            return verb.equals("logs") ? "" : "kubectl " + verb + " of what is missing";
        }
        String[] named = plain.get(object).split("/", 2);
        boolean bare = verb.equals("logs") && named.length == 1; // a pod's name
        if (!bare && !KINDS.contains(named[0])) {
            return "\"" + named[0] + "\" is not a kind of object that may be looked at";
        }
        for (String word : plain.subList(object, plain.size())) {
            for (String part : word.split("/", 2)) {
                if (!ObjectNames.isObject(part)) {
                    return "\"" + part + "\" cannot be the name of an object";
                }
            }
        }
        return "";
    }

    private static String option(String word) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        if (equals < 0) {
            return WITHOUT.contains(name)
                    ? ""
                    : WITH_VALUE.contains(name)
                            ? "write the value of " + name + " behind an equals sign, in the same word"
                            : "the option " + name + " is not one that may be used to look around";
        }
        String value = word.substring(equals + 1);
        if (!WITH_VALUE.contains(name)) {
            return "the option " + name + " is not one that may be used to look around";
        }
        boolean output = name.equals("-o") || name.equals("--output");
        if (value.isEmpty() || (output && !OUTPUTS.contains(value) && !value.equals(UNKNOWN))) {
            return output ? name + " takes one of " + String.join(", ", OUTPUTS) : name + " needs a value";
        }
        return "";
    }

    /**
     * The argument vector, in the context's cluster and namespace.
     *
     * @throws CliException with code 64 if what was put in makes it another command
     */
    public static List<String> resolve(List<Wording> command, ClusterNames names, Map<String, String> known) {
        List<String> words =
                new ArrayList<>(command.stream().map(word -> word.fill(known)).toList());
        String fault = faultOf(words);
        if (!fault.isEmpty()) {
            throw CliException.usage("this command may not be run: " + fault, "Look by hand, or skip the step.");
        }
        List<String> local = new ArrayList<>(List.of(KUBECTL));
        if (names.context() != null) {
            local.add("--context=" + names.context());
        }
        local.add("--namespace=" + names.namespace());
        words.subList(1, words.size()).forEach(word -> local.add(localWord(names, word)));
        return List.copyOf(local);
    }

    private static String localWord(ClusterNames names, String word) {
        int slash = word.indexOf('/');
        if (!word.startsWith("-") && slash >= 0) {
            return word.substring(0, slash + 1) + ChangeTemplate.localName(names, word.substring(slash + 1));
        }
        String selector = "=app=";
        int app = word.indexOf(selector);
        if (word.startsWith("-") && app >= 0) {
            int value = app + selector.length();
            return word.substring(0, value) + ChangeTemplate.localName(names, word.substring(value));
        }
        return word.startsWith("-") ? word : ChangeTemplate.localName(names, word);
    }
}
