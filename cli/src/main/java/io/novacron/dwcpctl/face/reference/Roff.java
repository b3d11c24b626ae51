package io.novacron.dwcpctl.face.reference;

/** Writes the man macros of roff: what {@code man(7)} describes. */
final class Roff {
    private final StringBuilder text = new StringBuilder();
    private boolean afterTitle;

    /** A page without a date: it would be made anew with every build. */
    Roff(String title, String source) {
        macro("TH", quoted(title), "1", "\"\"", quoted(source), quoted("Manual of dwcpctl"));
        text.append(".nh\n.ad l\n"); // neither hyphens nor gaps where a command is copied from
    }

    Roff section(String title) {
        afterTitle = true;
        return macro("SH", quoted(title));
    }

    Roff subsection(String title) {
        afterTitle = true;
        return macro("SS", quoted(title));
    }

    /** A paragraph. */
    Roff paragraph(String content) {
        return apart().line(escaped(content));
    }

    /** What something means, indented below it. */
    Roff item(String term, String content) {
        afterTitle = false;
        return macro("TP").line("\\fB" + escaped(term) + "\\fR").line(escaped(content));
    }

    /** A synopsis: in bold what is typed as it stands. */
    Roff synopsis(String command, String rest) {
        return apart().line("\\fB" + escaped(command) + "\\fR " + escaped(rest));
    }

    /** A title sets apart what follows it. */
    private Roff apart() {
        if (!afterTitle) {
            macro("PP");
        }
        afterTitle = false;
        return this;
    }

    String text() {
        return text.toString();
    }

    private Roff macro(String name, String... arguments) {
        return line("." + name + (arguments.length == 0 ? "" : " " + String.join(" ", arguments)));
    }

    private Roff line(String line) {
        text.append(line).append('\n');
        return this;
    }

    private static String quoted(String argument) {
        return "\"" + escaped(argument).replace("\"", "\"\"") + "\"";
    }

    /** No character of it means anything to roff; a hyphen stays one that can be searched for and pasted. */
    private static String escaped(String content) {
        String safe = content.strip().replace("\\", "\\e").replace("-", "\\-").replace('\n', ' ');
        return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
    }
}
