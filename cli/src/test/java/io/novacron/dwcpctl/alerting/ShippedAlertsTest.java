package io.novacron.dwcpctl.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.time.PromDuration;
import io.novacron.dwcpctl.metrics.rules.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The alerts and recorded series that are shipped are those that were promised, each with all that it must carry. */
final class ShippedAlertsTest {
    private static final Path PROMISED = Path.of("src/test/resources/alerting/alerts.tsv");
    // before each capital that begins a word: AMSTStreamSaturation is amst-stream-saturation
    private static final Pattern WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    static Stream<Shipped.Alert> alerts() {
        return Shipped.alerts().stream();
    }

    @Test
    void are_those_that_were_promised() {
        List<List<String>> shipped = alerts().map(alert -> List.of(
                        alert.file(),
                        alert.name(),
                        label(alert.rule(), "severity"),
                        label(alert.rule(), "escalation"),
                        label(alert.rule(), "team"),
                        PromDuration.format(alert.rule().hold())))
                .toList();

        assertThat(shipped).containsExactlyInAnyOrderElementsOf(Shipped.table(PROMISED));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void carry_what_routes_and_people_need(Shipped.Alert alert) {
        Rule.Alert rule = alert.rule();

        assertThat(rule.name()).startsWith(Shipped.PREFIX);
        assertThat(alert.group()).isEqualTo("dwcp-v3-" + alert.file());
        assertThat(label(rule, "phase")).isEqualTo("6");
        assertThat(rule.annotations()).containsOnlyKeys("summary", "description", "runbook", "action");
        assertThat(rule.annotations().values())
                .allSatisfy(text -> assertThat(text.text()).isNotBlank());
        assertThat(annotation(rule, "runbook"))
                .isEqualTo(WORD.matcher(alert.name()).replaceAll("-").toLowerCase(Locale.ROOT));
    }

    @Test
    void series_are_recorded_as_promised() {
        assertThat(Shipped.rules().stream()
                        .filter(Rule.Recording.class::isInstance)
                        .map(Rule::name))
                .containsExactly(
                        "dwcp_v3:migration_latency_p50:5m",
                        "dwcp_v3:migration_latency_p95:5m",
                        "dwcp_v3:migration_latency_p99:5m",
                        "dwcp_v3:throughput_avg:5m",
                        "dwcp_v3:error_rate:5m",
                        "dwcp_v3:sla_compliance_overall:5m");
    }

    private static String label(Rule.Alert rule, String name) {
        return Objects.requireNonNull(rule.labels().get(name), rule.name() + ": " + name)
                .text();
    }

    private static String annotation(Rule.Alert rule, String name) {
        return Objects.requireNonNull(rule.annotations().get(name), name).text();
    }
}
