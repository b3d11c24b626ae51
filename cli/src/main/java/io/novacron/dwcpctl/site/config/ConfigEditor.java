package io.novacron.dwcpctl.site.config;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.library.TextFiles;
import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.library.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Changes a config file line by line, so that comments and everything else in it stay as they are; what comes out is read
 * back before it takes the old file's place.
 */
public final class ConfigEditor {
    private final Path path;
    private final List<String> lines;

    private ConfigEditor(Path path, List<String> lines) {
        this.path = path;
        this.lines = new ArrayList<>(lines);
    }

    /** Of that file, which need not be there yet. */
    public static ConfigEditor of(Path path) {
        if (!Files.exists(path)) {
            return new ConfigEditor(path, List.of("schema: 1"));
        }
        ConfigFile.read(path);
        return new ConfigEditor(path, TextFiles.read("config", path).lines().toList());
    }

    /**
     * Makes a context the current one.
     *
     * @throws CliException with code 65 if there is none of that name
     */
    public void useContext(String name) {
        YamlNode root = root();
        List<String> names = root.field("contexts")
                .map(contexts -> List.copyOf(contexts.fields().keySet()))
                .orElse(List.of());
        if (!name.equals(Contexts.DEMO) && !names.contains(name)) {
            throw CliException.badInput(
                    "config " + path + " has no context \"" + name + "\"",
                    Nearest.hint(name, names) + "See dwcpctl config view.");
        }
        String line = "current-context: " + quoted(name);
        Optional<YamlNode> current = Optional.ofNullable(root.fields().get("current-context"));
        if (current.isPresent()) {
            lines.set(current.get().line() - 1, line);
        } else {
            lines.add(afterSchema(root), line);
        }
    }

    /**
     * Sets addresses of a context, which is made if it is not there.
     *
     * @param services {@code prometheus} or {@code alertmanager} with one or several URLs, {@code grafana} or {@code
     *     pushgateway} with one
     */
    public void setContext(String name, Map<String, List<String>> services) {
        String line = "  " + quoted(name) + ":";
        if (root().field("contexts").map(YamlNode::fields).orElse(Map.of()).isEmpty()) {
            lines.removeIf(other -> other.startsWith("contexts:"));
            lines.add("contexts:");
            lines.add(line);
        } else if (!contexts().fields().containsKey(name)) {
            lines.add(endOf(contexts(), 0), line);
        }
        services.forEach((service, urls) -> setService(name, service, urls));
    }

    private void setService(String name, String service, List<String> urls) {
        boolean several = service.equals("prometheus") || service.equals("alertmanager");
        String key = several ? "urls" : "url";
        String value = several
                ? "["
                        + String.join(
                                ", ", urls.stream().map(ConfigEditor::quoted).toList()) + "]"
                : quoted(urls.get(0));
        Optional<YamlNode> context = contexts().field(name);
        Optional<YamlNode> existing = context.flatMap(c -> c.field(service));
        if (existing.isEmpty()) {
            int at = lineOfContext(name) + 1;
            lines.add(at, "    " + service + ": {" + key + ": " + value + "}");
            return;
        }
        YamlNode node = existing.get();
        if (node.fields().keySet().equals(Set.of(key)) && endOf(node, indent(node)) == node.line()) {
            lines.set(node.line() - 1, " ".repeat(indent(node)) + service + ": {" + key + ": " + value + "}");
            return;
        }
        YamlNode url = node.required(key);
        if (url.line() == node.line() || endOf(url, indent(url)) != url.line()) {
            throw url.error("this is written in a way that cannot be changed here", "Change it in an editor.");
        }
        lines.set(url.line() - 1, " ".repeat(indent(url)) + key + ": " + value);
    }

    private YamlNode contexts() {
        return root().fields().getOrDefault("contexts", root());
    }

    private int lineOfContext(String name) {
        YamlNode root = root();
        YamlNode node = root.required("contexts").fields().get(name);
        if (node == null) {
            throw new IllegalStateException("no context " + name);
        }
        return node.line() - 1;
    }

    private int indent(YamlNode node) {
        String line = lines.get(node.line() - 1);
        return line.length() - line.stripLeading().length();
    }

    /** The index of the line behind a node's block: the next one not indented deeper, comments and blanks aside. */
    private int endOf(YamlNode node, int indent) {
        int end = node.line();
        for (int i = node.line(); i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
                if (line.length() - line.stripLeading().length() <= indent) {
                    return end;
                }
                end = i + 1;
            }
        }
        return end;
    }

    private static int afterSchema(YamlNode root) {
        return root.required("schema").line();
    }

    private YamlNode root() {
        return Yaml.read(path.toString(), String.join("\n", lines));
    }

    private static String quoted(String text) {
        boolean plain =
                text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == '/')
                        && !text.isEmpty()
                        && Character.isLetter(text.charAt(0));
        return plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /**
     * Writes the file.
     *
     * @throws CliException with code 65 if what came out is no valid config file; nothing is written then
     */
    public void save() {
        String text = String.join("\n", lines) + "\n";
        ConfigFile.parse(path, text);
        TextFiles.replace(path, text);
    }
}
