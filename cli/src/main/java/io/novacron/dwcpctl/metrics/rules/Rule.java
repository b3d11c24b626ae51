package io.novacron.dwcpctl.metrics.rules;

import io.novacron.dwcpctl.metrics.promql.tree.Expr;
import io.novacron.dwcpctl.metrics.rules.template.AlertTemplate;
import io.novacron.dwcpctl.metrics.series.Labels;
import java.time.Duration;
import java.util.Map;

/** A rule of a group. The labels of its group are among its own, which win. */
public sealed interface Rule {
    /** The alert's name, or the metric's that is recorded. */
    String name();

    /** What is evaluated, as it was written. */
    String query();

    Expr expr();

    /** {@code file:line} */
    String location();

    <R> R accept(Visitor<R> visitor);

    /** One case for each kind of rule. */
    interface Visitor<R> {
        R alert(Alert alert);

        R recording(Recording recording);
    }

    /**
     * Raises an alert for each series that its expression has.
     *
     * @param hold how long an alert is pending before it fires: {@code for}
     * @param keepFiring how long it goes on firing once its series is gone: {@code keep_firing_for}
     */
    record Alert(
            String name,
            String query,
            Expr expr,
            Duration hold,
            Duration keepFiring,
            Map<String, AlertTemplate> labels,
            Map<String, AlertTemplate> annotations,
            String location)
            implements Rule {
        public Alert {
            labels = Map.copyOf(labels);
            annotations = Map.copyOf(annotations);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alert(this);
        }
    }

    /**
     * Records what its expression comes to as series of its name.
     *
     * @param labels set on each of them; an empty value removes one
     */
    record Recording(String name, String query, Expr expr, Map<String, String> labels, String location)
            implements Rule {
        public Recording {
            labels = Map.copyOf(labels);
        }

        /** The labels under which a series is recorded. */
        Labels relabel(Labels series) {
            Map<String, String> map = series.toMap();
            map.put(Labels.NAME, name);
            map.putAll(labels);
            return Labels.of(map);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.recording(this);
        }
    }
}
