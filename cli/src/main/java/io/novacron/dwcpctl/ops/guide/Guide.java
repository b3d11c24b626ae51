package io.novacron.dwcpctl.ops.guide;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The pages in force, in their order: {@code playbooks/guide/10-stack.md} is the page {@code stack}. A user's page replaces
 * the shipped one of that id. {@code {{name}}} in a page is an address, {@code {{cookbook}}} the list of all queries.
 */
public final class Guide {
    private static final String DIRECTORY = "playbooks/guide/";
    private static final String ENDING = ".md";

    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final Supplier<Cookbook> cookbook;

    /**
     * A page.
     *
     * @param title its first line
     * @param about its first paragraph: one sentence
     * @param source Markdown, with the places that are to be filled
     */
    public record Page(String id, String title, String about, String source) {}

    /**
     * Reads the pages.
     *
     * @param cookbook asked for when a page lists the queries
     * @throws CliException with code 65 if a user's page cannot be read
     */
    public Guide(Library library, Supplier<Cookbook> cookbook) {
        this.cookbook = cookbook;
        library.shippedPaths(DIRECTORY).forEach(path -> add(library.shipped(path)));
        library.overlays(DIRECTORY, List.of(ENDING)).forEach(this::add);
    }

    private void add(Library.File file) {
        String name = String.valueOf(Path.of(file.name()).getFileName());
        String id = name.substring(0, name.length() - ENDING.length()).replaceFirst("^\\d+-", "");
        List<String> lines = file.text().lines().toList();
        if (lines.isEmpty() || !lines.get(0).startsWith("# ")) {
            throw CliException.badInput(
                    file.name() + ":1: a page begins with its title", "Write # and the title on the first line.");
        }
        String about = String.join(
                " ",
                lines.stream()
                        .skip(1)
                        .dropWhile(String::isBlank)
                        .takeWhile(line -> !line.isBlank())
                        .toList());
        pages.put(id, new Page(id, lines.get(0).substring(2).strip(), about, file.text()));
    }

    /** All pages. */
    public List<Page> pages() {
        return List.copyOf(pages.values());
    }

    /**
     * The page of that id.
     *
     * @throws CliException with code 64, naming the nearest, if there is none
     */
    public Page get(String id) {
        Page page = pages.get(id);
        if (page == null) {
            throw CliException.usage(
                    "the guide has no page \"" + id + "\"",
                    Nearest.hint(id, pages.keySet()) + "Pages: " + String.join(", ", pages.keySet()) + ".");
        }
        return page;
    }

    /** The page as it is to be read: Markdown with every place filled. */
    public String text(Page page, Addresses addresses) {
        String text = page.source();
        for (Map.Entry<String, String> place : addresses.places().entrySet()) {
            text = text.replace("{{" + place.getKey() + "}}", place.getValue());
        }
        return text.contains("{{cookbook}}") ? text.replace("{{cookbook}}", queries()) : text;
    }

    private String queries() {
        Map<String, List<CookbookQuery>> categories = new LinkedHashMap<>();
        cookbook.get()
                .all()
                .forEach(query -> categories
                        .computeIfAbsent(query.category(), category -> new ArrayList<>())
                        .add(query));
        StringBuilder text = new StringBuilder();
        categories.forEach((category, queries) -> {
            String about = cookbook.get().about(category);
            text.append(text.isEmpty() ? "" : "\n").append("## ").append(category);
            text.append(about.isEmpty() ? "" : ": " + about).append("\n\n");
            text.append("| query | answers |\n|---|---|\n");
            for (CookbookQuery query : queries) {
                text.append("| ").append(query.id()).append(" | ");
                text.append(query.question().replace("|", "\\|")).append(" |\n");
            }
        });
        return text.toString().stripTrailing();
    }
}
