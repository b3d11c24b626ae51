package io.novacron.dwcpctl.metrics.rules.template;

import java.util.List;

/**
 * The template of an alert's label or annotation, with the variables {@code $labels}, {@code $externalLabels},
 * {@code $externalURL} and {@code $value} that Prometheus puts before it.
 */
public final class AlertTemplate {
    private static final int MAX_LENGTH = 64 << 10;
    private static final String VARIABLES =
            "{{$labels := .Labels}}{{$externalLabels := .ExternalLabels}}{{$externalURL := .ExternalURL}}{{$value := .Value}}";

    private final Place place;
    private final String text;
    private final List<Node> nodes;

    private AlertTemplate(Place place, String text, List<Node> nodes) {
        this.place = place;
        this.text = text;
        this.nodes = nodes;
    }

    /**
     * Reads a template.
     *
     * @param alert the alert's name, for messages
     * @throws TemplateException if it is none, uses what is not supported, or is longer than 64 Ki characters
     */
    public static AlertTemplate parse(String alert, String text) {
        Place place = new Place("__alert_" + alert, VARIABLES + text);
        if (text.length() > MAX_LENGTH) {
            throw place.error(0, "longer than " + MAX_LENGTH + " characters");
        }
        return new AlertTemplate(place, text, Parser.parse(place, Functions.ALL));
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    /** Whether it comes to its own text, whatever the alert. */
    public boolean isLiteral() {
        return !text.contains("{{");
    }

    /**
     * What it comes to for an alert.
     *
     * @throws TemplateException if it fails, with the message that Prometheus would give
     */
    public String expand(AlertData data, TemplateSurroundings surroundings) {
        return isLiteral() ? text : new Executor(place, new Datum.Alert(data), Functions.ALL, surroundings).run(nodes);
    }
}
