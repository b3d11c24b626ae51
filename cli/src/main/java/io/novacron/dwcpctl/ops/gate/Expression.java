package io.novacron.dwcpctl.ops.gate;

import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.metrics.promql.parse.PromqlParser;
import io.novacron.dwcpctl.metrics.promql.tree.Leaf;
import io.novacron.dwcpctl.ops.compare.Query;
import io.novacron.dwcpctl.ops.cookbook.Parameter;
import io.novacron.dwcpctl.ops.cookbook.QueryTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PromQL that is asked over one window or another. */
public sealed interface Expression {
    String WINDOW = "window";
    String REGION = "region";

    /**
     * The PromQL to send.
     *
     * @param window a duration, as Prometheus writes it
     * @param region null for all
     */
    String resolve(String window, @Nullable String region);

    /** Whether another window makes it another question. */
    boolean hasWindow();

    /** What one side of a comparison asks: over its own windows, whatever the gate's. */
    static Expression of(Query query) {
        if (query instanceof Query.Template template) {
            Map<String, String> values = Map.of(WINDOW, PromDuration.format(template.window()));
            return new Template(template.template(), template.parameters(), values);
        }
        throw new IllegalArgumentException("resolved already");
    }

    /** The selectors of series in it. */
    static List<Leaf> leaves(String promql) {
        return Leaf.of(PromqlParser.parse(promql));
    }

    /**
     * With places for a window, a region and what else it is given.
     *
     * @param parameters those that the template may name
     * @param values those that the gate gives; a window among them is not widened
     */
    record Template(QueryTemplate template, Map<String, Parameter> parameters, Map<String, String> values)
            implements Expression {
        public Template {
            parameters = new LinkedHashMap<>(parameters);
            values = new LinkedHashMap<>(values);
        }

        @Override
        public String resolve(String window, @Nullable String region) {
            Map<String, String> all = new LinkedHashMap<>(values);
            all.putIfAbsent(WINDOW, window);
            if (region != null) {
                all.put(REGION, region);
            }
            all.keySet().retainAll(template.names());
            return template.resolve(parameters, all);
        }

        @Override
        public boolean hasWindow() {
            return template.names().contains(WINDOW) && !values.containsKey(WINDOW);
        }
    }

    /**
     * As it was resolved when it was asked.
     *
     * @param byWindow its PromQL for each window
     */
    record Resolved(Map<String, String> byWindow) implements Expression {
        public Resolved {
            byWindow = new LinkedHashMap<>(byWindow);
        }

        @Override
        public String resolve(String window, @Nullable String region) {
            String promql = byWindow.get(window);
            if (promql == null) {
                throw new IllegalArgumentException("not resolved over " + window);
            }
            return promql;
        }

        @Override
        public boolean hasWindow() {
            return byWindow.values().stream().distinct().count() > 1;
        }
    }
}
