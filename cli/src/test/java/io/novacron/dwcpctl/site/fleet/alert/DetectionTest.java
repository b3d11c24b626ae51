package io.novacron.dwcpctl.site.fleet.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.site.fleet.event.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which alerts each scenario raises, and when; what a steady fleet raises. */
final class DetectionTest {
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    private static final Map<Scenario, String> FIRED = Map.of(
            Scenario.STEADY,
            "",
            Scenario.LATENCY_SPIKE,
            "LatencyAnomalyDetected LatencyP99Critical SLALatencyViolation LatencyP95High SLAOverallCompliance",
            Scenario.THROUGHPUT_COLLAPSE,
            "ThroughputAnomalyDetected SLAThroughputViolation ThroughputCriticalLow AMSTStreamSaturation ThroughputLow"
                    + " SLAOverallCompliance",
            Scenario.ERROR_BURST,
            "SLAErrorRateViolation ErrorRateCritical ErrorRateElevated SLAOverallCompliance ErrorBudgetFastBurn"
                    + " ErrorBudgetSlowBurn",
            Scenario.COMPONENT_DOWN,
            "ComponentDown PrometheusScrapeFailures SLAOverallCompliance",
            Scenario.CONSENSUS_FAILURE,
            "ConsensusFailure ACPConsensusLatencyHigh",
            Scenario.MEMORY_LEAK,
            "MemoryLeakSuspected",
            Scenario.STALLED_ROLLOUT,
            "RolloutStalled",
            Scenario.MULTI_ANOMALY,
            "RolloutNoGo SLAErrorRateViolation ErrorRateCritical LatencyAnomalyDetected LatencyP99Critical"
                    + " SLALatencyViolation ThroughputAnomalyDetected MultipleAnomalies SLAThroughputViolation"
                    + " ThroughputCriticalLow AMSTStreamSaturation ErrorRateElevated LatencyP95High ThroughputLow"
                    + " SLAOverallCompliance CPUHighUsage ErrorBudgetFastBurn ErrorBudgetSlowBurn");

    private static final Map<Scenario, List<Detection.Episode>> ALL = new EnumMap<>(Scenario.class);

    @BeforeAll
    static void play() {
        for (Scenario scenario : Scenario.values()) {
            ALL.put(scenario, Detection.of(scenario));
        }
    }

    private static List<Detection.Episode> of(Scenario scenario) {
        return ALL.getOrDefault(scenario, List.of());
    }

    @ParameterizedTest
    @EnumSource
    void exactly_these_alerts_fire(Scenario scenario) {
        assertThat(DetectionReport.fired(of(scenario))).isEqualTo(FIRED.get(scenario));
    }

    @ParameterizedTest
    @EnumSource
    void and_only_where_the_fault_is_and_none_in_vain(Scenario scenario) {
        assertThat(of(scenario)).allSatisfy(episode -> {
            assertThat(episode.labels().get("region")).isEqualTo("eu-west");
            assertThat(episode.firing()).isNotNull();
        });
    }

    @ParameterizedTest
    @EnumSource
    void each_within_its_bound(Scenario scenario) {
        assertThat(of(scenario))
                .allSatisfy(episode -> assertThat(episode.firing())
                        .as(episode.name())
                        .isLessThanOrEqualTo(DetectionReport.bound(episode)));
    }

    static Stream<Map.Entry<Scenario, String>> urgent() {
        return Stream.of(
                Map.entry(Scenario.COMPONENT_DOWN, "DWCPv3ComponentDown"),
                Map.entry(Scenario.CONSENSUS_FAILURE, "DWCPv3ConsensusFailure"),
                Map.entry(Scenario.ERROR_BURST, "DWCPv3ErrorRateCritical"),
                Map.entry(Scenario.MULTI_ANOMALY, "DWCPv3RolloutNoGo"),
                Map.entry(Scenario.MULTI_ANOMALY, "DWCPv3ErrorRateCritical"));
    }

    @ParameterizedTest
    @MethodSource("urgent")
    void the_most_urgent_fire_within_two_minutes(Map.Entry<Scenario, String> one) {
        assertThat(of(one.getKey()))
                .filteredOn(e -> e.name().equals(one.getValue()))
                .singleElement()
                .satisfies(e -> assertThat(e.firing()).isLessThan(TWO_MINUTES));
    }

    @Test
    void a_steady_day_has_no_alert_not_even_a_pending_one() {
        assertThat(Detection.steady(Duration.ofDays(1))).isEmpty();
    }

    @Test
    void the_page_says_so() throws IOException {
        String expected = DetectionReport.scenarios(ALL);
        String page = Files.readString(DetectionReport.FILE);
        if (!page.startsWith(expected)) {
            int rest = page.indexOf("\n## A steady week");
            String hint = DetectionReport.keep(expected + (rest < 0 ? "" : page.substring(rest)));
            assertThat(page).as(hint).startsWith(expected);
        }
    }
}
