package io.novacron.dwcpctl.metrics.rules.template;

import java.nio.charset.StandardCharsets;

/** A template's name and text, to say where in it something is wrong as Go does: lines from 1, columns in bytes from 0. */
record Place(String name, String text) {
    /** An error of the text itself. */
    TemplateException error(int position, String problem) {
        return new TemplateException("template: " + name + ":" + line(position) + ": " + problem);
    }

    /** An error while it is expanded. */
    TemplateException executing(int position, String node, String problem) {
        return new TemplateException("template: " + name + ":" + line(position) + ":" + column(position)
                + ": executing " + GoText.quote(name) + " at <" + node + ">: " + problem);
    }

    private long line(int position) {
        return 1 + text.substring(0, position).chars().filter(c -> c == '\n').count();
    }

    private int column(int position) {
        int lineStart = text.lastIndexOf('\n', position - 1) + 1;
        return text.substring(lineStart, position).getBytes(StandardCharsets.UTF_8).length;
    }
}
