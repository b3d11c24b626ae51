package io.novacron.dwcpctl.metrics.rules.template;

import java.util.List;
import java.util.Map;

/** Answers the PromQL that a template asks with {@code query}. */
@FunctionalInterface
public interface TemplateQuery {
    /** One series of an answer. */
    record Point(Map<String, String> labels, double value) {}

    /**
     * The instant vector that an expression comes to at the template's moment.
     *
     * @throws TemplateException if it comes to none
     */
    List<Point> ask(String expression);
}
