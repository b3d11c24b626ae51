package io.novacron.dwcpctl.site.fleet.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Events survive being written, and what is not ours is named. */
class FleetEventJsonTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123Z");

    static Stream<FleetEvent> events() {
        return Stream.concat(
                Stream.of(
                        new FleetEvent.FaultCleared("f1", AT),
                        new FleetEvent.TrafficShifted(AT, Set.of("us-east", "eu-west"), 0.25),
                        new FleetEvent.RolloutAdvanced(AT, Set.of("eu-west"), "50", 25, 50, 1 / 3.0),
                        new FleetEvent.FaultStarted(
                                "f \"2\"",
                                AT,
                                "all\nof them",
                                Set.of(),
                                List.of(
                                        new Fault.LatencyInjected(Duration.ofNanos(1_500_000), null),
                                        new Fault.LatencyInjected(Duration.ofMillis(600), Job.HDE),
                                        new Fault.ThroughputCollapsed(1.4e9),
                                        new Fault.ErrorBurst(0.1),
                                        new Fault.Down(Job.ALERTMANAGER),
                                        new Fault.ConsensusFailing(0.5),
                                        new Fault.MemoryLeaking(10),
                                        new Fault.RolloutStalled(62.5),
                                        new Fault.CpuBusy(30),
                                        override(Double.NaN),
                                        override(Double.NEGATIVE_INFINITY),
                                        override(-0.0),
                                        new Fault.BadRelease(Job.APPLICATION, "A", "")),
                                Duration.ofMinutes(5))),
                changes().map(c -> new FleetEvent.ClusterChanged(AT, c)));
    }

    private static Fault override(double value) {
        return new Fault.MetricOverridden(new Selector("dwcp_v3_x", Map.of("b", "2", "a", "1")), value);
    }

    private static Stream<ClusterChange> changes() {
        return Stream.of(
                new ClusterChange.Scale("dwcp-v1", 0),
                new ClusterChange.SetEnv("dwcp-v3", Map.of("B", "2 = zwei", "A", "")),
                new ClusterChange.PauseRollout("dwcp-v3"),
                new ClusterChange.ResumeRollout("dwcp-v3"),
                new ClusterChange.ResumeWithEnv("dwcp-v3", "dwcp-v3", Map.of("A", "1")),
                new ClusterChange.UndoRollout("dwcp-v3", null),
                new ClusterChange.UndoRollout("dwcp-v3", 7L),
                new ClusterChange.RestartRollout("dwcp-v3"),
                new ClusterChange.Annotate("dwcp-v3", "k", null, null),
                new ClusterChange.Annotate("dwcp-v3", "k", "v", "17"),
                new ClusterChange.SelectVersion("dwcp-service", "v1", null),
                new ClusterChange.SelectVersion("dwcp-service", "v1", "3"),
                new ClusterChange.SetConfigKey("dwcp-v3-config", "k", "v"));
    }

    private static FleetEvent read(String text) {
        return FleetEventJson.read(LogLine.parse("log:3", text));
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatIsWrittenReadsAsItWas(FleetEvent event) {
        String line = FleetEventJson.write(event);
        assertThat(line).doesNotContain("\n");
        assertThat(read(line)).isEqualTo(event);
        assertThat(FleetEventJson.write(read(line))).isEqualTo(line);
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void everyScenarioSurvives(Scenario scenario) {
        FleetEvent event =
                new FleetEvent.FaultStarted("f1", AT, scenario.id(), Set.of("eu-west"), scenario.faults(), null);
        assertThat(read(FleetEventJson.write(event))).isEqualTo(event);
    }

    @Test
    void theFormatStays() {
        assertThat(FleetEventJson.write(new FleetEvent.ClusterChanged(AT, new ClusterChange.Scale("dwcp-v1", 12))))
                .isEqualTo("{\"event\":\"cluster-changed\",\"at\":\"2026-03-01T12:00:00.123Z\","
                        + "\"change\":{\"change\":\"scale\",\"deployment\":\"dwcp-v1\",\"replicas\":12}}");
        assertThat(FleetEventJson.write(new FleetEvent.FaultStarted(
                        "f1", AT, "x", Set.of("b", "a"), List.of(new Fault.Down(Job.HDE)), Duration.ofMinutes(5))))
                .isEqualTo("{\"event\":\"fault-started\",\"at\":\"2026-03-01T12:00:00.123Z\",\"id\":\"f1\","
                        + "\"cause\":\"x\",\"regions\":[\"a\",\"b\"],\"faults\":[{\"fault\":\"down\",\"job\":\"hde\"}],"
                        + "\"length\":\"PT5M\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                                               | no object",
                "{\"event\":\"x\"} {}                                             | more than one object",
                "{\"event\":                                                      | no JSON: Unexpected end-of-input",
                "{\"event\":\"x\",\"event\":\"y\"}                                | no JSON: Duplicate field 'event'",
                "{}                                                               | event is missing",
                "{\"event\":5}                                                    | event is no text",
                "{\"event\":null}                                                 | event is no text",
                "{\"event\":\"fault-cleared\",\"id\":\"f\"}                       | at is missing",
                "{\"event\":\"fault-cleared\",\"id\":\"f\",\"at\":\"noon\"}       | at is no time",
                "{\"event\":\"gone\",\"at\":\"2026-03-01T12:00:00Z\"}             | event \"gone\" is not known",
            })
    void whatIsWrongIsNamedWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                .hasMessageStartingWith("the log log:3 is not one that this dwcpctl wrote: " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"change\":\"scale\",\"deployment\":\"d\",\"replicas\":-1     | replicas is not from 0 to 10000",
                "\"change\":\"scale\",\"deployment\":\"d\",\"replicas\":1.5    | replicas is no whole number",
                "\"change\":\"scale\",\"deployment\":\"d\",\"replica\":1       | replicas is missing",
                "\"change\":\"pause-rollout\",\"deployment\":\"d\",\"x\":1     | field x is not known; known are change, deployment",
                "\"change\":\"set-env\",\"deployment\":\"d\",\"values\":{}     | values is empty",
                "\"change\":\"set-env\",\"deployment\":\"d\",\"values\":[]     | values is no object",
                "\"change\":\"set-env\",\"deployment\":\"d\",\"values\":{\"A\":1} | A is no text",
                "\"change\":\"dance\"                                          | change \"dance\" is not known",
                "\"change\":[[[[[[[[[[1]]]]]]]]]]                              | nested too deeply",
            })
    void aChangeIsReadStrictly(String inside, String message) {
        String text = "{\"event\":\"cluster-changed\",\"at\":\"2026-03-01T12:00:00Z\",\"change\":{" + inside + "}}";
        assertThatThrownBy(() -> read(text)).hasMessageEndingWith(message);
    }

    @Test
    void numbersHaveTheirRange() {
        String head = "{\"event\":\"traffic-shifted\",\"at\":\"2026-03-01T12:00:00Z\",\"regions\":[\"a\"],\"v3Share\":";
        assertThatThrownBy(() -> read(head + "1.01}")).hasMessageEndingWith("v3Share is not from 0.0 to 1.0");
        assertThatThrownBy(() -> read(head + "\"NaN\"}")).hasMessageEndingWith("v3Share is not from 0.0 to 1.0");
        assertThatThrownBy(() -> read(head + "1e999}")).hasMessageEndingWith("v3Share is not from 0.0 to 1.0");
        assertThatThrownBy(() -> read(head + "true}")).hasMessageEndingWith("v3Share is no number");
        assertThatThrownBy(() -> read("{\"event\":\"traffic-shifted\",\"at\":\"2026-03-01T12:00:00Z\","
                        + "\"regions\":[1],\"v3Share\":1}"))
                .hasMessageEndingWith("regions lists something that is no text");
        assertThatThrownBy(() -> read("{\"event\":\"fault-started\",\"at\":\"2026-03-01T12:00:00Z\",\"id\":\"f\","
                        + "\"cause\":\"c\",\"regions\":[],\"faults\":[{\"fault\":\"down\",\"job\":\"hda\"}]}"))
                .hasMessageContaining("job \"hda\" is not known; Did you mean hde?");
    }
}
