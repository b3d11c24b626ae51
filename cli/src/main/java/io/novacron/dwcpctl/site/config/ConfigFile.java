package io.novacron.dwcpctl.site.config;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.library.TextFiles;
import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.library.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A config file. A context in it is read when it is asked for: a mistake in another one does not stand in the way. */
public final class ConfigFile {
    private final Path path;
    private final YamlNode root;

    private ConfigFile(Path path, YamlNode root) {
        this.path = path;
        this.root = root;
    }

    /** @throws CliException with code 65, file and line, if it cannot be read or is none */
    public static ConfigFile read(Path path) {
        return parse(path, TextFiles.read("config", path));
    }

    static ConfigFile parse(Path path, String text) {
        YamlNode root = Yaml.read(path.toString(), text);
        root.only("schema", "current-context", "contexts").schema(1);
        root.field("contexts")
                .flatMap(contexts -> contexts.field(Contexts.DEMO))
                .ifPresent(node -> {
                    throw node.error("the context " + Contexts.DEMO + " is built in", "Give this one another name.");
                });
        return new ConfigFile(path, root);
    }

    public Path path() {
        return path;
    }

    public Optional<String> currentContext() {
        return root.field("current-context").map(YamlNode::text);
    }

    /** The names of its contexts, in the order of the file. */
    public List<String> names() {
        return root.field("contexts").map(c -> List.copyOf(c.fields().keySet())).orElse(List.of());
    }

    /** @throws CliException with code 65 if there is no such context, or it is wrong */
    public ContextConfig context(String name) {
        YamlNode node = root.field("contexts")
                .map(contexts -> contexts.fields().get(name))
                .orElseThrow(() -> unknown(name));
        if (node.isNull()) {
            return ContextConfig.empty(name);
        }
        Path directory = Objects.requireNonNull(path.toAbsolutePath().getParent());
        return ContextConfig.read(name, node, directory);
    }

    /** What is wrong with the contexts, the first mistake of each; and a current context that is not there. */
    public List<CliException> mistakes() {
        List<CliException> mistakes = new ArrayList<>();
        for (String name : names()) {
            try {
                context(name);
            } catch (CliException e) {
                mistakes.add(e);
            }
        }
        currentContext()
                .filter(name -> !name.equals(Contexts.DEMO) && !names().contains(name))
                .ifPresent(name -> mistakes.add(unknown(name)));
        return mistakes;
    }

    private CliException unknown(String name) {
        return CliException.badInput(
                "config " + path + " has no context \"" + name + "\"",
                Nearest.hint(name, names()) + "See dwcpctl config view.");
    }
}
