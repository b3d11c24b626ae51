package io.novacron.dwcpctl.ops.guide;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.Nearest;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.cookbook.CookbookQuery;
import io.novacron.dwcpctl.ops.playbook.Playbook;
import io.novacron.dwcpctl.ops.playbook.Playbooks;
import io.novacron.dwcpctl.ops.playbook.Step;
import io.novacron.dwcpctl.ops.playbook.Wording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The pages in force, in their order: {@code playbooks/guide/10-stack.md} is the page {@code stack}. A user's page replaces
 * the shipped one of that id. {@code {{name}}} in a page is an address, {@code {{cookbook}}} the list of all queries, {@code
 * {{workflows}}} the troubleshooting workflows with their steps, {@code {{playbooks}}} the playbook of each alert.
 */
public final class Guide {
    private static final String DIRECTORY = "playbooks/guide/";
    private static final String ENDING = ".md";

    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final Supplier<Cookbook> cookbook;
    private final Supplier<Playbooks> playbooks;

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
     * @param playbooks asked for when a page lists them
     * @throws CliException with code 65 if a user's page cannot be read
     */
    public Guide(Library library, Supplier<Cookbook> cookbook, Supplier<Playbooks> playbooks) {
        this.cookbook = cookbook;
        this.playbooks = playbooks;
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
        text = filled(text, "{{cookbook}}", this::queries);
        text = filled(text, "{{workflows}}", this::workflows);
        return filled(text, "{{playbooks}}", this::alerts);
    }

    private static String filled(String text, String place, Supplier<String> part) {
        return text.contains(place) ? text.replace(place, part.get()) : text;
    }

    private String workflows() {
        StringBuilder text = new StringBuilder();
        for (Playbook workflow : playbooks.get().all()) {
            if (workflow.origin().contains("/workflows/")) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append("## ")
                        .append(workflow.title())
                        .append("\n\n");
                text.append(workflow.summary()).append("\n\n");
                text.append("```sh\ndwcpctl playbook run ")
                        .append(workflow.id())
                        .append("\n```\n\n");
                // its steps are those that are numbered; the others are ways out of them
                for (Step step : workflow.steps()) {
                    String title = words(step.title());
                    int dot = title.indexOf(". ");
                    if (dot > 0 && title.substring(0, dot).chars().allMatch(Character::isDigit)) {
                        text.append(title, 0, dot + 2).append("**").append(title.substring(dot + 2));
                        text.append(title.endsWith("?") ? "** " : ".** ")
                                .append(words(step.text()))
                                .append('\n');
                    }
                }
            }
        }
        return text.toString().stripTrailing();
    }

    /** A step's words with the names of its placeholders in place of values. */
    private static String words(Wording wording) {
        Map<String, String> names = new LinkedHashMap<>();
        wording.names().forEach(name -> names.put(name, name.toUpperCase(Locale.ROOT)));
        return wording.fill(names).strip();
    }

    private String alerts() {
        StringBuilder text = new StringBuilder();
        for (Playbook playbook : playbooks.get().all()) {
            if (playbook.alert() != null) {
                text.append("- **")
                        .append(playbook.alert())
                        .append("**, `")
                        .append(playbook.id())
                        .append("`: ");
                text.append(playbook.summary().strip()).append('\n');
            }
        }
        return text.toString().stripTrailing();
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
