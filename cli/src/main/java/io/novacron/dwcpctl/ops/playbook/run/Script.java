package io.novacron.dwcpctl.ops.playbook.run;

import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.library.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Answers written down beforehand, in the order in which they are asked: {@code - step: do}, {@code - step: "skip: reason"},
 * {@code - step: answer}, {@code - placeholder: value}; also {@code back}, {@code acknowledge}, {@code "note: text"}, {@code
 * "evidence: text"}.
 */
public record Script(List<Entry> entries) {
    public Script {
        entries = List.copyOf(entries);
    }

    /**
     * One of them.
     *
     * @param key the id of a step, or a placeholder's name
     * @param where file and line
     */
    public record Entry(String key, String value, String where) {}

    /**
     * Reads a file of answers: a list, or {@code answers:} with a list below.
     *
     * @throws io.novacron.dwcpctl.base.error.CliException with code 65, file and line, if it is none
     */
    public static Script read(String file, String text) {
        YamlNode root = Yaml.read(file, text);
        return of(root.isMapping() ? root.only("schema", "answers").required("answers") : root);
    }

    /** Those of a list. */
    public static Script of(YamlNode list) {
        List<Entry> entries = new ArrayList<>();
        for (YamlNode node : list.items()) {
            Map<String, YamlNode> fields = node.fields();
            if (fields.size() != 1) {
                throw node.error("one answer an entry", "Write - step: do.");
            }
            Map.Entry<String, YamlNode> only = fields.entrySet().iterator().next();
            entries.add(new Entry(only.getKey(), value(only.getValue()), node.location()));
        }
        return new Script(entries);
    }

    private static String value(YamlNode node) {
        if (node.isScalar()) {
            return node.text();
        }
        node.only("skip", "note", "evidence");
        Map<String, YamlNode> fields = node.fields();
        if (fields.size() != 1) {
            throw node.error("one answer an entry", "Write - step: {skip: reason}.");
        }
        Map.Entry<String, YamlNode> only = fields.entrySet().iterator().next();
        return only.getKey() + ": " + only.getValue().text();
    }
}
