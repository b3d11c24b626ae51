package io.novacron.dwcpctl.base.library;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads YAML into a tree whose every node knows its file and line. Limits: 4 MiB of text, 40 levels, 200,000 nodes after
 * aliases are followed, no key twice.
 */
public final class Yaml {
    static final int MAX_CHARACTERS = 4 << 20;
    private static final int MAX_DEPTH = 40;
    private static final int MAX_NODES = 200_000;

    private final String file;
    private int nodes;

    private Yaml(String file) {
        this.file = file;
    }

    /**
     * Reads one document.
     *
     * @param file names the text in messages
     * @return its root; an empty document is a null scalar
     * @throws CliException with code 65, naming file and line, if it is not YAML or breaks a limit
     */
    public static YamlNode read(String file, String text) {
        Node root = compose(file, text);
        return root == null ? YamlNode.nothing(file) : new Yaml(file).convert(root, 0);
    }

    /** The nodes of one document as they are written, aliases not followed; null where it is empty. */
    static @Nullable Node compose(String file, String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw CliException.badInput(file + ": larger than 4 MiB", "Give a smaller file.");
        }
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setProcessComments(false);
        try {
            return new org.yaml.snakeyaml.Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new CliException(
                    ExitCode.BAD_INPUT,
                    file + ":" + line + ": not YAML: " + e.getProblem(),
                    "Mend the line; indentation and quotes are the usual causes.",
                    e);
        } catch (YAMLException e) {
            throw new CliException(
                    ExitCode.BAD_INPUT,
                    file + ": not YAML: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    "Give a text file in UTF-8 with one YAML document.",
                    e);
        }
    }

    private YamlNode convert(Node node, int depth) {
        int line = node.getStartMark().getLine() + 1;
        if (depth > MAX_DEPTH || ++nodes > MAX_NODES) {
            throw CliException.badInput(
                    file + ":" + line + ": nested too deeply or expanded by aliases beyond measure",
                    "Write it out without recursive anchors.");
        }
        if (node instanceof ScalarNode scalar) {
            boolean isNull = Tag.NULL.equals(scalar.getTag());
            return YamlNode.scalar(file, line, scalar.getValue(), isNull);
        }
        if (node instanceof SequenceNode sequence) {
            List<YamlNode> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(convert(item, depth + 1));
            }
            return YamlNode.sequence(file, line, items);
        }
        Map<String, YamlNode> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            int keyLine = tuple.getKeyNode().getStartMark().getLine() + 1;
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw CliException.badInput(file + ":" + keyLine + ": a key must be plain text", "Write it as text.");
            }
            YamlNode value = convert(tuple.getValueNode(), depth + 1).at(keyLine);
            if (fields.put(key.getValue(), value) != null) {
                throw CliException.badInput(
                        file + ":" + keyLine + ": \"" + key.getValue() + "\" is there twice", "Remove one of them.");
            }
        }
        return YamlNode.mapping(file, line, fields);
    }
}
