package io.novacron.dwcpctl.alerting;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An alert that somebody waits for: its labels, or enough of them. */
record WatchedAlert(Map<String, String> labels) {
    /**
     * @param name without the prefix
     * @param labels names and values in turn
     */
    static WatchedAlert of(String name, String... labels) {
        Map<String, String> all = new TreeMap<>();
        all.put("alertname", Shipped.PREFIX + name);
        for (int i = 0; i < labels.length; i += 2) {
            all.put(labels[i], labels[i + 1]);
        }
        return new WatchedAlert(all);
    }

    /** Whether an alert with these labels is the one. */
    boolean is(JsonNode all) {
        return labels.entrySet().stream()
                .allMatch(l -> all.path(l.getKey()).asText().equals(l.getValue()));
    }

    /** The series by which Prometheus remembers that it was in a state. */
    String series(String state) {
        return labels.entrySet().stream()
                .map(l -> l.getKey() + "=\"" + l.getValue() + "\"")
                .collect(Collectors.joining(",", "ALERTS{alertstate=\"" + state + "\",", "}"));
    }

    @Override
    public String toString() {
        return String.join(" ", labels.values());
    }
}
