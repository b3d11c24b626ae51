package io.novacron.dwcpctl.site.config;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.library.TextFiles;
import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.library.YamlMistake;
import io.novacron.dwcpctl.base.library.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

    /** One in which mistakes will be looked for: it may have contexts that no other can. */
    static ConfigFile toCheck(Path path) {
        return outline(path, TextFiles.read("config", path));
    }

    static ConfigFile parse(Path path, String text) {
        ConfigFile file = outline(path, text);
        file.root
                .field("contexts")
                .flatMap(contexts -> contexts.field(Contexts.DEMO))
                .ifPresent(node -> {
                    throw builtIn(node);
                });
        return file;
    }

    private static CliException builtIn(YamlNode node) {
        return node.error("the context " + Contexts.DEMO + " is built in", "Give this one another name.");
    }

    private static ConfigFile outline(Path path, String text) {
        YamlNode root = Yaml.read(path.toString(), text);
        root.only("schema", "current-context", "contexts").schema(1);
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
        return read(name, node);
    }

    private ContextConfig read(String name, YamlNode node) {
        if (name.equals(Contexts.DEMO)) {
            throw builtIn(node);
        }
        if (node.isNull()) {
            return ContextConfig.empty(name);
        }
        Path directory = Objects.requireNonNull(path.toAbsolutePath().getParent());
        return ContextConfig.read(name, node, directory);
    }

    /**
     * All that is wrong with the contexts, by the lines of the file: what is wrong is left out, and the rest read again, until
     * nothing is. What is missing where something else was wrong is not counted as another mistake.
     */
    public List<CliException> mistakes() {
        List<CliException> mistakes = new ArrayList<>();
        Map<String, YamlNode> contexts =
                root.field("contexts").map(YamlNode::fields).orElse(Map.of());
        contexts.forEach((name, node) -> mistakesOf(name, node, mistakes));
        currentContext()
                .filter(name -> !name.equals(Contexts.DEMO) && !names().contains(name))
                .ifPresent(name -> mistakes.add(unknown(name)));
        return mistakes;
    }

    private void mistakesOf(String name, YamlNode context, List<CliException> mistakes) {
        List<YamlMistake> found = new ArrayList<>();
        for (YamlNode rest = context;
                ;
                rest = rest.without(found.get(found.size() - 1).culprit())) {
            try {
                read(name, rest);
                break;
            } catch (YamlMistake e) {
                found.add(e);
                if (e.culprit() == rest) {
                    break; // nothing would be left
                }
            }
        }
        found.stream()
                .filter(mistake -> !mistake.culprit().isPartial())
                .sorted(Comparator.comparingInt(mistake -> mistake.culprit().line()))
                .forEach(mistakes::add);
    }

    private CliException unknown(String name) {
        return CliException.badInput(
                "config " + path + " has no context \"" + name + "\"",
                Nearest.hint(name, names()) + "See dwcpctl config view.");
    }
}
