package io.novacron.dwcpctl.ops.gate;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.TextFiles;
import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.library.YamlNode;
import io.novacron.dwcpctl.ops.compare.Metric;
import io.novacron.dwcpctl.ops.compare.Metrics;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The gates in force, by id: those shipped, and in their place those of the user's directory with the same id. */
public final class Gates {
    private static final String DIRECTORY = "queries/gates/";

    private final Library library;
    private final Cookbook cookbook;
    private final Map<String, Library.File> files = new LinkedHashMap<>();
    private final Deque<String> open = new ArrayDeque<>();

    /** @throws CliException with code 65, file and line, if a user's file has no id, or the id of another */
    public Gates(Library library, Cookbook cookbook) {
        this.library = library;
        this.cookbook = cookbook;
        for (String path : library.shippedPaths(DIRECTORY)) {
            String name = path.substring(DIRECTORY.length(), path.lastIndexOf('.'));
            files.put(name, library.shipped(path));
        }
        Map<String, Library.File> users = new LinkedHashMap<>();
        for (Library.File file : library.overlays(DIRECTORY)) {
            YamlNode id = Yaml.read(file.name(), file.text()).required("id");
            Library.File other = users.put(id.text(), file);
            if (other != null) {
                throw id.error("the gate " + id.text() + " is also in " + other.name(), "Rename one of them.");
            }
        }
        files.putAll(users);
    }

    public List<String> ids() {
        return List.copyOf(files.keySet());
    }

    /**
     * The gate of an id.
     *
     * @throws CliException with code 64, naming the nearest, if there is none; 65 if its file is wrong
     */
    public Gate get(String id) {
        Library.File file = files.get(id);
        if (file == null) {
            throw CliException.usage(
                    "there is no gate \"" + id + "\"",
                    Nearest.hint(id, files.keySet()) + "Use one of " + String.join(", ", files.keySet())
                            + ", or a file.");
        }
        if (open.contains(id)) {
            throw CliException.badInput(file.name() + ": the gate " + id + " includes itself", "Remove that include.");
        }
        open.push(id);
        try {
            return reader().read(file.name(), file.text());
        } finally {
            open.pop();
        }
    }

    /** The gate that a file holds. */
    public Gate file(String name, Path file) {
        return reader().read(name, TextFiles.read("gate", file));
    }

    private GateFile reader() {
        return new GateFile(cookbook, this::metric, this::get);
    }

    /** Read only where a gate compares. */
    private Metric metric(String id) {
        return new Metrics(library).get(id);
    }
}
