package io.novacron.dwcpctl.ops.rollback.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.metrics.source.MetricSource;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.gate.Gates;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline.Figure;
import io.novacron.dwcpctl.ops.rollback.baseline.Baseline.Figures;
import io.novacron.dwcpctl.site.Replica;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.demo.Demo;
import io.novacron.dwcpctl.site.fleet.event.Scenario;
import io.novacron.dwcpctl.site.fleet.query.FleetSource;
import io.novacron.dwcpctl.site.fleet.query.FleetStorage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BaselineTest {
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void both_versions_are_measured_where_they_can_be() throws InterruptedException {
        Baseline baseline = measured(Scenario.ofId("error-burst").orElseThrow());

        assertThat(baseline.at()).isEqualTo(NOW);
        assertThat(baseline.v1().keySet()).containsExactly("eu-west", "us-east");
        assertThat(baseline.v3().keySet()).containsExactly("eu-west", "us-east");
        Figure errors = of(baseline.v3(), "eu-west").failedShare();
        assertThat(errors.value()).isGreaterThan(0.01);
        assertThat(errors.migrations()).isGreaterThan(100);
        assertThat(errors.age()).isLessThanOrEqualTo(Duration.ofSeconds(60));
        assertThat(of(baseline.v3(), "us-east").failedShare().value()).isLessThan(0.01);
        assertThat(of(baseline.v1(), "eu-west").p99().value()).isBetween(0.5, 0.8);
        assertThat(of(baseline.v1(), "eu-west").failedShare().value()).isBetween(0.0, 0.025);
    }

    @Test
    void what_does_not_answer_costs_figures_and_says_why() throws InterruptedException {
        MetricSource silent = new FleetSource("silent", fleet(Scenario.STEADY), Deadline.after(Duration.ZERO));

        Baseline baseline = measure(silent);

        assertThat(of(baseline.v3(), "eu-west").p99().value()).isNull();
        assertThat(of(baseline.v3(), "eu-west").p99().reason()).isNotEmpty();
    }

    @Test
    void reads_as_it_was_written() throws IOException {
        Figures full = new Figures(
                new Figure(0.69, 412.5, Duration.ofMinutes(30), Duration.ofMillis(1250), "window widened"),
                Figure.unknown("too little traffic"));
        Baseline baseline = new Baseline(NOW, Map.of("eu-west", full), Map.of());

        String text = BaselineJson.write(baseline).toString();

        assertThat(BaselineJson.read("x", tree(text))).isEqualTo(baseline);
        assertThat(text)
                .isEqualTo("{\"at\":\"2026-01-31T09:30:00.000Z\",\"v1\":{\"eu-west\":{\"p99Seconds\":{\"value\":0.69,"
                        + "\"migrations\":412.5,\"windowMillis\":1800000,\"ageMillis\":1250,\"reason\":\"window widened\"},"
                        + "\"failedShare\":{\"value\":null,\"migrations\":null,\"windowMillis\":null,\"ageMillis\":null,"
                        + "\"reason\":\"too little traffic\"}}},\"v3\":{}}");
    }

    @Test
    void what_is_none_is_refused() throws IOException {
        ObjectNode node = BaselineJson.write(new Baseline(NOW, Map.of(), Map.of()));

        node.put("at", "yesterday");
        assertThatThrownBy(() -> BaselineJson.read("journal:3", node))
                .hasMessage("journal:3: no baseline: at is no time: yesterday");
        assertThatThrownBy(() -> BaselineJson.read("journal:3", tree("{\"at\":\"2026-01-31T09:30:00Z\",\"v1\":[]}")))
                .hasMessage("journal:3: no baseline: v1 is no object");
    }

    private static Figures of(Map<String, Figures> figures, String region) {
        Figures found = figures.get(region);
        assertThat(found).as(region).isNotNull();
        return found == null ? Figures.unknown(region) : found;
    }

    private static JsonNode tree(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static Baseline measured(Scenario scenario) throws InterruptedException {
        return measure(new FleetSource("fleet", fleet(scenario), Deadline.after(PATIENCE)));
    }

    private static Baseline measure(MetricSource source) throws InterruptedException {
        Library library = new Library(new ShippedFiles(), null);
        return new Measurement(
                        new Gates(library, new Cookbook(library)),
                        List.of(new Replica("fleet", source)),
                        Set.copyOf(Fleet.REGIONS),
                        () -> Deadline.after(PATIENCE))
                .at(NOW);
    }

    private static FleetStorage fleet(Scenario scenario) {
        Fleet fleet = Fleet.of(Demo.logOf(scenario, NOW.minus(Duration.ofMinutes(15))));
        return new FleetStorage(fleet, NOW.toEpochMilli());
    }
}
