package io.novacron.dwcpctl.ops.compare;

import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.ops.cookbook.Parameter;
import io.novacron.dwcpctl.ops.cookbook.QueryTemplate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PromQL for one region or all. */
public sealed interface Query {
    String WINDOW = "window";
    String REGION = "region";

    /** @param region null for all */
    String resolve(@Nullable String region);

    /** With places for the window and a region. */
    record Template(QueryTemplate template, Map<String, Parameter> parameters, Duration window) implements Query {
        public Template {
            parameters = new LinkedHashMap<>(parameters);
        }

        @Override
        public String resolve(@Nullable String region) {
            Map<String, String> values = new LinkedHashMap<>();
            values.put(WINDOW, PromDuration.format(window));
            if (region != null) {
                values.put(REGION, region);
            }
            values.keySet().retainAll(template.names());
            return template.resolve(parameters, values);
        }
    }

    /** As it was asked, whatever the region. */
    record Resolved(String promql) implements Query {
        @Override
        public String resolve(@Nullable String region) {
            return promql;
        }
    }
}
