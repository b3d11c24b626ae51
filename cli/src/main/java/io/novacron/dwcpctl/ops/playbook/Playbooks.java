package io.novacron.dwcpctl.ops.playbook;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.library.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The playbooks in force, by id: those shipped, and in their place those of the user's directory with the same id. A file is
 * read when it is asked for.
 */
public final class Playbooks {
    /** What an alert's name may begin with, and may leave out. */
    public static final String PREFIX = "DWCPv3";

    private static final String DIRECTORY = "playbooks/";
    private static final List<String> DIRECTORIES = List.of(DIRECTORY, "playbooks/workflows/");
    private static final String ENDING = ".yaml";
    private static final String CASES = ".cases.yaml";
    private static final String ESCALATION = "escalation.yaml";

    private final Library library;
    private final Map<String, Library.File> files = new LinkedHashMap<>();
    private final Map<String, Library.File> cases = new LinkedHashMap<>();
    private final Map<String, Playbook> read = new LinkedHashMap<>();

    /** @throws CliException with code 65, file and line, if a user's file has no id, or the id of another */
    public Playbooks(Library library) {
        this.library = library;
        for (String directory : DIRECTORIES) {
            for (String path : library.shippedPaths(directory)) {
                String name = path.substring(directory.length());
                if (!name.contains("/") && name.endsWith(ENDING) && !name.equals(ESCALATION)) {
                    add(name, library.shipped(path));
                }
            }
        }
        Map<String, Library.File> users = new LinkedHashMap<>();
        for (String directory : DIRECTORIES) {
            for (Library.File file : library.overlays(directory)) {
                addUsers(file, users);
            }
        }
        files.putAll(users);
    }

    private void add(String name, Library.File file) {
        if (name.endsWith(CASES)) {
            cases.put(name.substring(0, name.length() - CASES.length()), file);
        } else {
            files.put(name.substring(0, name.length() - ENDING.length()), file);
        }
    }

    private void addUsers(Library.File file, Map<String, Library.File> users) {
        if (file.name().endsWith("/" + ESCALATION)) {
            return;
        }
        YamlNode root = Yaml.read(file.name(), file.text());
        if (file.name().endsWith(CASES)) {
            cases.put(root.required("playbook").text(), file);
            return;
        }
        YamlNode id = root.required("id");
        Library.File other = users.put(id.text(), file);
        if (other != null) {
            throw id.error("the playbook " + id.text() + " is also in " + other.name(), "Rename one of them.");
        }
    }

    /** In the order of the files: those of alerts, then the workflows, then the user's own. */
    public List<String> ids() {
        return List.copyOf(files.keySet());
    }

    /** The file a playbook is in. */
    public Library.File file(String id) {
        Library.File file = files.get(id);
        if (file == null) {
            throw unknown(id);
        }
        return file;
    }

    /** The scripted cases that lie beside a playbook. */
    public Optional<Library.File> cases(String id) {
        return Optional.ofNullable(cases.get(id));
    }

    /**
     * The playbook of an id, or of an alert by its name with or without {@code DWCPv3}.
     *
     * @throws CliException with code 64, naming the nearest, if there is none; 65 if its file is wrong
     */
    public Playbook get(String name) {
        Library.File file = files.get(name);
        String id = file == null ? kebab(name) : name;
        if (!files.containsKey(id)) {
            throw unknown(name);
        }
        return read.computeIfAbsent(id, key -> {
            Library.File found = file(key);
            Playbook playbook = PlaybookFile.read(found.name(), found.text());
            if (!playbook.id().equals(key)) {
                throw CliException.badInput(
                        found.name() + ": its id is " + playbook.id(), "Name the file " + playbook.id() + ENDING + ".");
            }
            return playbook;
        });
    }

    /** The ids of those that are named by id or by alert; their files are not read. */
    public List<String> resolve(List<String> names) {
        return names.stream()
                .map(name -> files.containsKey(name) ? name : kebab(name))
                .peek(this::file)
                .toList();
    }

    /** All of them. */
    public List<Playbook> all() {
        return ids().stream().map(this::get).toList();
    }

    /** Who is told when. */
    public EscalationPath escalation() {
        String path = DIRECTORY + ESCALATION;
        Library.File file = library.overlays(DIRECTORY).stream()
                .filter(f -> f.name().endsWith("/" + ESCALATION))
                .findFirst()
                .orElseGet(() -> library.shipped(path));
        return EscalationPath.read(file.name(), file.text());
    }

    /** {@code LatencyP99Critical} and {@code DWCPv3LatencyP99Critical} are {@code latency-p99-critical}. */
    static String kebab(String alert) {
        String name = alert.startsWith(PREFIX) ? alert.substring(PREFIX.length()) : alert;
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean upper = c >= 'A' && c <= 'Z';
            boolean afterLower = i > 0 && !isUpper(name.charAt(i - 1));
            boolean beforeLower = i > 0 && i + 1 < name.length() && isLower(name.charAt(i + 1));
            if (upper && (afterLower || beforeLower)) {
                id.append('-');
            }
            id.append(c);
        }
        return id.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private CliException unknown(String name) {
        List<String> known = new ArrayList<>(files.keySet());
        return CliException.usage(
                "there is no playbook \"" + name + "\"",
                Nearest.hint(kebab(name), known) + "See dwcpctl playbook list.");
    }
}
