package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.ops.playbook.run.Announcer;
import java.util.Map;
import java.util.TreeMap;

/** Shows what is to be told; a person sends it. */
final class PlaybookAnnouncer implements Announcer {
    @Override
    public String text(String template, Map<String, String> values) {
        StringBuilder text = new StringBuilder(template);
        new TreeMap<>(values)
                .forEach((name, value) ->
                        text.append('\n').append(name).append(": ").append(value));
        return text.toString();
    }

    @Override
    public String send(String template, Map<String, String> values) {
        return "to be sent by hand: " + template;
    }
}
