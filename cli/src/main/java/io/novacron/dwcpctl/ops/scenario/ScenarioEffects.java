package io.novacron.dwcpctl.ops.scenario;

import io.novacron.dwcpctl.metrics.series.Series;
import io.novacron.dwcpctl.metrics.series.Unit;
import io.novacron.dwcpctl.metrics.series.Value;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.metrics.source.Range;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.scenario.ScenarioEffect.Worst;
import io.novacron.dwcpctl.site.fleet.event.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Plays each scenario for an hour on a fleet of its own, and looks for the worst that it does to the headline figures. */
public final class ScenarioEffects {
    /** How long each is played. */
    public static final Duration LENGTH = Duration.ofHours(1);

    private static final Duration STEP = Duration.ofMinutes(1);

    private final List<Figure> figures;

    /** @param cookbook has the headlines that are votes */
    public ScenarioEffects(Cookbook cookbook) {
        figures = List.of(
                of(cookbook, "P99", "latency-p99", false),
                of(cookbook, "throughput", "throughput-average", true),
                of(cookbook, "failed", "errors-ratio", false),
                of(cookbook, "errors", "errors-rate", false),
                new Figure(
                        "no consensus",
                        "sum by (region) (rate(dwcp_v3_acp_consensus_failures_total[5m]))",
                        Unit.PER_SECOND,
                        false),
                new Figure("CPU", resource("cpu"), Unit.PERCENT, false),
                new Figure("memory", resource("memory"), Unit.PERCENT, false),
                new Figure(
                        "behind",
                        "max by (region) (dwcp_v3_rollout_target_percent - dwcp_v3_rollout_progress_percent)",
                        Unit.PERCENT,
                        false),
                new Figure("down", "count by (region) (up == 0) or sum by (region) (up * 0)", Unit.COUNT, false));
    }

    private static Figure of(Cookbook cookbook, String title, String id, boolean lowIsBad) {
        return new Figure(
                title, cookbook.get(id).resolve(Map.of()), cookbook.get(id).unit(), lowIsBad);
    }

    private static String resource(String type) {
        return "avg by (region) (dwcp_v3_resource_utilization_percent{resource_type=\"" + type + "\"})";
    }

    /**
     * What each does.
     *
     * @param end of the hour; the scenarios began an hour before
     * @param sources a fleet on which that scenario has been on for the hour
     */
    public List<ScenarioEffect> of(Instant end, Function<Scenario, MetricSource> sources) {
        Range hour = new Range(end.minus(LENGTH).plus(STEP), end, STEP);
        List<ScenarioEffect> effects = new ArrayList<>();
        for (Scenario scenario : Scenario.values()) {
            MetricSource source = sources.apply(scenario);
            List<Worst> worst = figures.stream()
                    .map(figure -> new Worst(
                            figure.title(),
                            worst(
                                    figure,
                                    source.queryRange(figure.promql(), hour).value()),
                            figure.unit()))
                    .toList();
            effects.add(new ScenarioEffect(scenario, worst));
        }
        return effects;
    }

    private static double worst(Figure figure, Value value) {
        double worst = Double.NaN;
        if (value instanceof Value.Matrix matrix) {
            for (Series series : matrix.series()) {
                for (int i = 0; i < series.samples().size(); i++) {
                    double sample = series.samples().value(i);
                    if (Double.isNaN(worst) || (figure.lowIsBad() ? sample < worst : sample > worst)) {
                        worst = sample;
                    }
                }
            }
        }
        return worst;
    }
}
