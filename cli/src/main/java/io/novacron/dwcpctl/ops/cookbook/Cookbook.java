package io.novacron.dwcpctl.ops.cookbook;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.library.Library;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The queries in force, by id. Shipped ones lie in a file per category, read only when one of that category is asked for;
 * a user's query replaces the shipped one of the same id, and what a user's file says of the category's command replaces what
 * the shipped one says.
 */
public final class Cookbook {
    private static final String DIRECTORY = "queries/cookbook/";
    private static final String ENDING = ".yaml";

    private final Library library;
    private final List<String> shippedCategories;
    private final Map<String, CookbookQuery> overlay;
    private final Map<String, Family> overlayFamilies = new HashMap<>();
    private final Map<String, CookbookFile.Contents> read = new HashMap<>();

    /** @throws CliException with code 65, file and line, if a user's file is wrong */
    public Cookbook(Library library) {
        this.library = library;
        this.shippedCategories = library.shippedPaths(DIRECTORY).stream()
                .map(path -> path.substring(DIRECTORY.length(), path.length() - ENDING.length()))
                .toList();
        List<CookbookQuery> users = new ArrayList<>();
        for (Library.File file : library.overlays(DIRECTORY)) {
            CookbookFile.Contents contents = CookbookFile.read(file.name(), file.text());
            users.addAll(contents.queries());
            addFamily(contents, file.name());
        }
        this.overlay = byId(users);
    }

    private void addFamily(CookbookFile.Contents contents, String file) {
        Family family = contents.family();
        String category = contents.queries().get(0).category();
        if (family != null && overlayFamilies.put(category, family) != null) {
            throw CliException.badInput(
                    file + ": another file already says what the command " + category + " shows",
                    "Keep command: in one of them.");
        }
    }

    /** Every query, by category and then in the order of the files. */
    public List<CookbookQuery> all() {
        Map<String, CookbookQuery> queries = new LinkedHashMap<>();
        shippedCategories.forEach(category -> queries.putAll(shipped(category)));
        queries.putAll(overlay);
        return List.copyOf(queries.values());
    }

    /** Those of one category; empty where there is no such category. */
    public List<CookbookQuery> category(String category) {
        Map<String, CookbookQuery> queries = new LinkedHashMap<>();
        if (shippedCategories.contains(category)) {
            queries.putAll(shipped(category));
        }
        overlay.values().stream().filter(q -> q.category().equals(category)).forEach(q -> queries.put(q.id(), q));
        return List.copyOf(queries.values());
    }

    /** What a category is about, in a few words; empty where its shipped file does not say or there is none. */
    public String about(String category) {
        return shippedCategories.contains(category) ? contents(category).about() : "";
    }

    /**
     * The query of that id.
     *
     * @throws CliException with code 64, naming the nearest id, if there is none
     */
    public CookbookQuery get(String id) {
        return find(id).orElseThrow(() -> CliException.usage(
                "no query has the id \"" + id + "\"",
                Nearest.hint(id, all().stream().map(CookbookQuery::id).toList()) + "See dwcpctl query list."));
    }

    /** The query of that id, if there is one. */
    public Optional<CookbookQuery> find(String id) {
        CookbookQuery users = overlay.get(id);
        if (users != null) {
            return Optional.of(users);
        }
        return shippedCategories.stream()
                .filter(category -> id.startsWith(category + "-"))
                .map(category -> shipped(category).get(id))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** What the command of that name shows; the category must be a shipped one that has a command. */
    public Family family(String category) {
        Family users = overlayFamilies.get(category);
        return users != null ? users : Objects.requireNonNull(contents(category).family(), category);
    }

    private Map<String, CookbookQuery> shipped(String category) {
        return byId(contents(category).queries());
    }

    private CookbookFile.Contents contents(String category) {
        return read.computeIfAbsent(category, name -> {
            Library.File file = library.shipped(DIRECTORY + name + ENDING);
            return CookbookFile.read(file.name(), file.text());
        });
    }

    private static Map<String, CookbookQuery> byId(List<CookbookQuery> queries) {
        Map<String, CookbookQuery> map = new LinkedHashMap<>();
        for (CookbookQuery query : queries) {
            CookbookQuery other = map.put(query.id(), query);
            if (other != null) {
                throw CliException.badInput(
                        query.origin() + ": the id " + query.id() + " is there twice"
                                + (other.origin().equals(query.origin()) ? "" : ", also in " + other.origin()),
                        "Rename or remove one of them.");
            }
        }
        return map;
    }
}
