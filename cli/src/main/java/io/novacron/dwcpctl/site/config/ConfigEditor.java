package io.novacron.dwcpctl.site.config;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.library.TextFiles;
import io.novacron.dwcpctl.base.library.YamlEdit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Changes a config file so that comments and everything else in it stay as they are; what comes out is read back before it
 * takes the old file's place.
 */
public final class ConfigEditor {
    private final Path path;
    private final YamlEdit edit;

    private ConfigEditor(Path path, String text) {
        this.path = path;
        this.edit = new YamlEdit(path.toString(), text);
    }

    /**
     * Of that file, which need not be there yet.
     *
     * @throws CliException with code 65 if it cannot be read or is no config file
     */
    public static ConfigEditor of(Path path) {
        if (!Files.exists(path)) {
            return new ConfigEditor(path, "schema: 1\n");
        }
        String text = TextFiles.read("config", path);
        ConfigFile.parse(path, text);
        return new ConfigEditor(path, text);
    }

    /**
     * Makes a context the current one.
     *
     * @throws CliException with code 65 if there is none of that name
     */
    public void useContext(String name) {
        List<String> names = ConfigFile.parse(path, edit.text()).names();
        if (!names.contains(name) && !name.equals(Contexts.DEMO)) {
            throw CliException.badInput(
                    "config " + path + " has no context \"" + name + "\"",
                    Nearest.hint(name, names) + "See dwcpctl config view.");
        }
        edit.set(List.of("current-context"), name);
    }

    /**
     * Sets addresses of a context, which is made if it is not there.
     *
     * @param services {@code prometheus} or {@code alertmanager} with one or several URLs, {@code grafana} or {@code
     *     pushgateway} with one
     * @throws CliException with code 65 if the file is written so that they cannot be set
     */
    public void setContext(String name, Map<String, List<String>> services) {
        services.forEach((service, urls) -> {
            boolean several = service.equals("prometheus") || service.equals("alertmanager");
            if (several) {
                edit.set(List.of("contexts", name, service, "urls"), urls);
            } else {
                edit.set(List.of("contexts", name, service, "url"), urls.get(0));
            }
        });
    }

    /**
     * Writes the file.
     *
     * @throws CliException with code 65 if what came out is no valid config file; nothing is written then
     */
    public void save() {
        ConfigFile.parse(path, edit.text());
        TextFiles.replace(path, edit.text());
    }
}
