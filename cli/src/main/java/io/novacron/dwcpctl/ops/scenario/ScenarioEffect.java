package io.novacron.dwcpctl.ops.scenario;

import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.site.fleet.event.Scenario;
import java.util.List;

/** What a scenario does: the worst value that each figure had in any region. */
public record ScenarioEffect(Scenario scenario, List<Worst> figures) {
    public ScenarioEffect {
        figures = List.copyOf(figures);
    }

    /**
     * One figure.
     *
     * @param title what it is
     * @param value NaN where there was none
     */
    public record Worst(String title, double value, Unit unit) {}
}
