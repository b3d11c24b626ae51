package io.novacron.dwcpctl.metrics.rules;

import io.novacron.dwcpctl.base.library.Library;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rule files in force: those shipped, and those of the user's directory, of which one replaces the shipped one of the
 * same name as a whole.
 */
public final class RuleLibrary {
    private static final String DIRECTORY = "queries/rules/";

    private RuleLibrary() {}

    /**
     * Reads them, in the order of their names.
     *
     * @throws io.novacron.dwcpctl.base.error.CliException with code 65, naming file and line, if one of them is wrong
     */
    public static List<RuleFile> read(Library library) {
        Map<String, Library.File> files = new TreeMap<>();
        for (String path : library.shippedPaths(DIRECTORY)) {
            String name = path.substring(DIRECTORY.length());
            // their tests lie in a directory below
            if (name.endsWith(".yml") && !name.contains("/")) {
                files.put(name, library.shipped(path));
            }
        }
        for (Library.File file : library.overlays(DIRECTORY)) {
            files.put(file.name().substring(file.name().lastIndexOf('/') + 1), file);
        }
        return files.values().stream()
                .map(file -> RuleFileReader.read(file.name(), file.text()))
                .toList();
    }
}
