package io.novacron.dwcpctl.metrics.promql;

import io.novacron.dwcpctl.metrics.series.Value;
import java.util.List;

/** What an expression came to, and Prometheus's annotations: warnings and infos, each once. */
public record Evaluation(Value value, List<String> warnings, List<String> infos) {
    public Evaluation {
        warnings = List.copyOf(warnings);
        infos = List.copyOf(infos);
    }
}
