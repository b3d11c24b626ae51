package io.novacron.dwcpctl.ops.exercise;

import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.library.YamlNode;
import io.novacron.dwcpctl.ops.playbook.run.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs of a scenario that were written down, good ones and bad ones: {@code <scenario>.runs.yaml} beside it.
 *
 * @param name kebab-case
 * @param pace how much of each step's budget the participant spends
 * @param good whether the debrief must find nothing to talk about
 */
public record ExerciseRuns(String name, long seed, double pace, boolean good, Map<String, String> set, Script answers) {
    /**
     * Reads them.
     *
     * @throws io.novacron.dwcpctl.base.error.CliException with code 65, file and line, if the file is wrong
     */
    public static List<ExerciseRuns> read(String file, String text) {
        List<ExerciseRuns> runs = new ArrayList<>();
        YamlNode root = Yaml.read(file, text).schema(1).only("schema", "scenario", "runs");
        root.required("scenario").text();
        for (YamlNode node : root.required("runs").items()) {
            node.only("name", "seed", "pace", "good", "set", "answers");
            Map<String, String> set = new TreeMap<>();
            node.field("set").ifPresent(all -> all.fields().forEach((name, value) -> set.put(name, value.text())));
            runs.add(new ExerciseRuns(
                    node.required("name").text(),
                    node.field("seed").map(YamlNode::integer).orElse(1),
                    node.field("pace").map(YamlNode::number).orElse(1.0),
                    node.required("good").flag(),
                    set,
                    Script.of(node.required("answers"))));
        }
        return List.copyOf(runs);
    }
}
