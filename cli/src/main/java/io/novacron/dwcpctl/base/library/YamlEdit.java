package io.novacron.dwcpctl.base.library;

import io.novacron.dwcpctl.base.error.CliException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Sets single values in a YAML text and leaves every other character of it as it is: comments, order, indentation, line
 * breaks. What comes out is read back and compared with what was to come out; where a value is written so that it cannot be
 * set alone, through an alias for instance, nothing is changed and that is said.
 */
public final class YamlEdit {
    private static final String INDENT = "  ";

    private final String file;
    private String text;

    /** @param file names the text in messages */
    public YamlEdit(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** The text with all that was set. */
    public String text() {
        return text;
    }

    /**
     * Sets a value.
     *
     * @param path the keys that lead to it; those that are not there are added
     * @throws CliException with code 65 if the value cannot be set alone
     */
    public void set(List<String> path, String value) {
        change(path, value, YamlText.quoted(value));
    }

    /** As above, for a list. */
    public void set(List<String> path, List<String> values) {
        change(path, List.copyOf(values), YamlText.flowList(values));
    }

    private void change(List<String> path, Object value, String written) {
        Object expected = with(plain(Yaml.read(file, text)), path, value);
        String before = text;
        place(path, value, written);
        if (!readsAs(expected)) {
            text = before;
            throw refused(path);
        }
    }

    private boolean readsAs(Object expected) {
        try {
            return expected.equals(plain(Yaml.read(file, text)));
        } catch (CliException e) {
            return false;
        }
    }

    private CliException refused(List<String> path) {
        return CliException.badInput(
                file + ": " + String.join(".", path) + " is written in a way that cannot be changed here",
                "Change it in an editor.");
    }

    private void place(List<String> path, Object value, String written) {
        Node node = Optional.ofNullable(Yaml.compose(file, text)).orElseThrow(() -> refused(path));
        boolean inFlow = false;
        int indent = 0;
        int depth = 0;
        while (depth < path.size() && node instanceof MappingNode mapping) {
            Optional<Node> next = child(mapping, path.get(depth));
            if (next.isEmpty()) {
                break;
            }
            inFlow |= mapping.getFlowStyle() == FlowStyle.FLOW;
            indent = column(mapping.getValue().get(0).getKeyNode());
            node = next.get();
            depth++;
        }
        List<String> rest = path.subList(depth, path.size());
        if (rest.isEmpty()) {
            replace(node, value, written);
        } else if (isNothing(node)) {
            fill(node, rest, written, inFlow || depth == 0, indent + INDENT.length());
        } else if (node instanceof MappingNode mapping) {
            append(mapping, rest, written);
        } else {
            throw refused(path);
        }
    }

    private static Optional<Node> child(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode k
                        && k.getValue().equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    private void replace(Node node, Object value, String written) {
        int start = start(node);
        if (value instanceof List<?> items
                && node instanceof SequenceNode list
                && list.getFlowStyle() == FlowStyle.BLOCK) {
            String separator = lineBreak() + " ".repeat(column(node));
            List<String> lines = new ArrayList<>();
            items.forEach(item -> lines.add("- " + YamlText.quoted(String.valueOf(item))));
            splice(start, end(node), String.join(separator, lines));
        } else {
            splice(start, end(node), start == end(node) ? " " + written : written);
        }
    }

    private void append(MappingNode mapping, List<String> path, String written) {
        List<NodeTuple> entries = mapping.getValue();
        int end = end(entries.get(entries.size() - 1).getValueNode());
        if (mapping.getFlowStyle() == FlowStyle.FLOW) {
            splice(end, end, ", " + YamlText.flowEntry(path, written));
            return;
        }
        int indent = column(entries.get(0).getKeyNode());
        String entry = " ".repeat(indent) + YamlText.blockEntry(path, written, indent, lineBreak());
        boolean behindBlockScalar = end > 0 && YamlText.isBreak(text.charAt(end - 1));
        int at = behindBlockScalar ? end : endOfLine(end);
        splice(at, at, behindBlockScalar ? entry + lineBreak() : lineBreak() + entry);
    }

    private static boolean isNothing(Node node) {
        return Tag.NULL.equals(node.getTag())
                || (node instanceof MappingNode mapping && mapping.getValue().isEmpty());
    }

    /** Puts an entry where nothing is: behind a key without a value, or in place of {@code ~} or <code>{}</code>. */
    private void fill(Node nothing, List<String> path, String written, boolean inFlow, int indent) {
        int start = start(nothing);
        int end = end(nothing);
        if (inFlow) {
            splice(start, end, (start == end ? " {" : "{") + YamlText.flowEntry(path, written) + "}");
            return;
        }
        int behindColon = start;
        while (behindColon > 0 && text.charAt(behindColon - 1) == ' ') {
            behindColon--;
        }
        splice(behindColon, end, "");
        int at = endOfLine(behindColon);
        splice(at, at, lineBreak() + " ".repeat(indent) + YamlText.blockEntry(path, written, indent, lineBreak()));
    }

    private void splice(int start, int end, String with) {
        text = text.substring(0, start) + with + text.substring(end);
    }

    private int start(Node node) {
        return text.offsetByCodePoints(0, node.getStartMark().getIndex());
    }

    /** The end of what is written there: a block's own mark lies behind the comments and blank lines that follow it. */
    private int end(Node node) {
        if (node instanceof MappingNode mapping
                && mapping.getFlowStyle() == FlowStyle.BLOCK
                && !mapping.getValue().isEmpty()) {
            return end(mapping.getValue().get(mapping.getValue().size() - 1).getValueNode());
        }
        if (node instanceof SequenceNode list
                && list.getFlowStyle() == FlowStyle.BLOCK
                && !list.getValue().isEmpty()) {
            return end(list.getValue().get(list.getValue().size() - 1));
        }
        return text.offsetByCodePoints(0, node.getEndMark().getIndex());
    }

    private static int column(Node node) {
        return node.getStartMark().getColumn();
    }

    private int endOfLine(int from) {
        int at = from;
        while (at < text.length() && !YamlText.isBreak(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private String lineBreak() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    private static Object plain(YamlNode node) {
        if (node.isMapping()) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.fields().forEach((key, value) -> map.put(key, plain(value)));
            return map;
        }
        if (node.isSequence()) {
            return node.items().stream().map(YamlEdit::plain).toList();
        }
        return node.isNull() ? Optional.empty() : node.text();
    }

    private static Object with(@Nullable Object before, List<String> path, Object value) {
        if (path.isEmpty()) {
            return value;
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (before instanceof Map<?, ?> fields) {
            fields.forEach((key, field) -> map.put(String.valueOf(key), field));
        }
        map.put(path.get(0), with(map.get(path.get(0)), path.subList(1, path.size()), value));
        return map;
    }
}
