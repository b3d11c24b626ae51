package io.novacron.dwcpctl.ops.notify;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.library.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The templates in force, by id: those shipped, and in their place those of the user's directory with the same id. */
public final class Templates {
    private static final String DIRECTORY = "playbooks/templates/";

    private final Map<String, Library.File> files = new LinkedHashMap<>();

    /** @throws CliException with code 65, file and line, if a user's file has no id, or the id of another */
    public Templates(Library library) {
        for (String path : library.shippedPaths(DIRECTORY)) {
            files.put(path.substring(DIRECTORY.length(), path.lastIndexOf('.')), library.shipped(path));
        }
        Map<String, Library.File> users = new LinkedHashMap<>();
        for (Library.File file : library.overlays(DIRECTORY)) {
            YamlNode id = Yaml.read(file.name(), file.text()).required("id");
            Library.File other = users.put(id.text(), file);
            if (other != null) {
                throw id.error("the template " + id.text() + " is also in " + other.name(), "Rename one of them.");
            }
        }
        files.putAll(users);
    }

    public List<String> ids() {
        return List.copyOf(files.keySet());
    }

    /**
     * The template of an id.
     *
     * @throws CliException with code 64, naming the nearest, if there is none; 65 if its file is wrong
     */
    public Template get(String id) {
        Library.File file = files.get(id);
        if (file == null) {
            throw CliException.usage(
                    "there is no template \"" + id + "\"",
                    Nearest.hint(id, files.keySet()) + "Use one of " + String.join(", ", files.keySet()) + ".");
        }
        return Template.read(Yaml.read(file.name(), file.text()));
    }
}
