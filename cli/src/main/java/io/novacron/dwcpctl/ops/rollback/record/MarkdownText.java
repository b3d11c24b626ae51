package io.novacron.dwcpctl.ops.rollback.record;

import io.novacron.dwcpctl.ops.notify.Escape;
import io.novacron.dwcpctl.site.notify.Markup;
import java.util.List;

/** Lines of GitHub-flavoured Markdown. What is put in is escaped. */
final class MarkdownText {
    private final StringBuilder text = new StringBuilder();

    void heading(int level, String words) {
        paragraphBreak();
        text.append("#".repeat(level)).append(' ').append(safe(words)).append("\n\n");
    }

    void paragraph(String words) {
        paragraphBreak();
        text.append(safe(words)).append("\n\n");
    }

    /** A text that is Markdown already. */
    void raw(String markdown) {
        paragraphBreak();
        text.append(markdown).append("\n\n");
    }

    void table(List<String> head, List<List<String>> rows) {
        paragraphBreak();
        row(head);
        text.append("|").append("---|".repeat(head.size())).append('\n');
        rows.forEach(this::row);
        text.append('\n');
    }

    private void row(List<String> cells) {
        text.append('|');
        cells.forEach(cell -> text.append(' ').append(safe(cell)).append(" |"));
        text.append('\n');
    }

    void list(String bullet, List<String> items) {
        paragraphBreak();
        items.forEach(item -> text.append(bullet).append(' ').append(safe(item)).append('\n'));
        text.append('\n');
    }

    /** Each of them in backticks. */
    void commands(List<String> commands) {
        paragraphBreak();
        text.append("```sh\n");
        commands.forEach(command -> text.append(command.replace("```", "'''")).append('\n'));
        text.append("```\n\n");
    }

    private void paragraphBreak() {
        if (!text.isEmpty() && !text.toString().endsWith("\n\n")) {
            text.append('\n');
        }
    }

    private static String safe(String words) {
        return Escape.words(Markup.MARKDOWN, words.replace('\n', ' ').replace('\r', ' '));
    }

    @Override
    public String toString() {
        return text.toString().stripTrailing() + "\n";
    }
}
