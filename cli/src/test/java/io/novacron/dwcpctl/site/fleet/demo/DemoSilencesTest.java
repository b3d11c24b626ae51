package io.novacron.dwcpctl.site.fleet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.journal.Journal;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.metrics.rules.RuleLibrary;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.site.alert.Alert;
import io.novacron.dwcpctl.site.alert.AlertSource;
import io.novacron.dwcpctl.site.alert.Alerts;
import io.novacron.dwcpctl.site.alert.Silence;
import io.novacron.dwcpctl.site.alert.SilenceRequest;
import io.novacron.dwcpctl.site.fleet.alert.FleetAlerts;
import io.novacron.dwcpctl.site.fleet.alert.FleetRules;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoSilencesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Matcher DOWN = Matcher.equal("alertname", "DWCPv3ComponentDown");
    private static final List<Matcher> ODD = List.of(
            DOWN,
            new Matcher("region", Matcher.Operator.REGEX, "eu-.*|\"\\\\x\""),
            new Matcher("a label, odd", Matcher.Operator.NOT_EQUAL, "ünï\ncode"));

    @TempDir
    Path folder;

    private final List<String> remarks = new ArrayList<>();
    private Demo demo = Demo.open(Clock.fixed(NOW, ZoneOffset.UTC), null, null, null, remarks::add);

    @BeforeEach
    void open() {
        demo = process(null);
    }

    /** As a process of its own would open it. */
    private Demo process(@Nullable String scenario) {
        Journal journal = new Journal(folder.resolve("log"));
        return Demo.open(Clock.fixed(NOW, ZoneOffset.UTC), journal, scenario, null, remarks::add);
    }

    private static AlertSource alerts(Demo demo) {
        FleetRules rules = new FleetRules(() -> RuleLibrary.read(new Library(new ShippedFiles(), null)), () -> 0);
        return new FleetAlerts(
                "demo", rules, demo::fleet, demo, demo.silences(), Deadline.after(Duration.ofMinutes(1)));
    }

    private static SilenceRequest request(List<Matcher> matchers, Instant start) {
        return new SilenceRequest(matchers, start, start.plusSeconds(3600), "ann", "planned: \"now\"");
    }

    @Test
    void survive_the_process_that_made_them() {
        Silence made = alerts(demo).create(request(ODD, NOW.minusSeconds(60)));

        assertThat(made)
                .isEqualTo(new Silence(
                        "silence-1", ODD, "ann", "planned: \"now\"", NOW, NOW.plusSeconds(3540), Silence.State.ACTIVE));
        assertThat(alerts(process(null)).silences().silences()).containsExactly(made);
        assertThat(remarks).isEmpty();
    }

    @Test
    void two_processes_give_two_ids() {
        Demo other = process(null);
        assertThat(alerts(demo).create(request(List.of(DOWN), NOW)).id()).isEqualTo("silence-1");
        assertThat(alerts(other)
                        .create(request(List.of(DOWN), NOW.plusSeconds(60)))
                        .id())
                .isEqualTo("silence-2");
        assertThat(alerts(process(null)).silences().silences())
                .extracting(Silence::id, Silence::state)
                .containsExactly(tuple("silence-1", Silence.State.ACTIVE), tuple("silence-2", Silence.State.PENDING));
    }

    @Test
    void are_expired_by_another_process() throws InterruptedException {
        alerts(demo).create(request(List.of(DOWN), NOW));
        Demo later = process(null);
        later.awaitUntil(NOW.plusSeconds(600));
        alerts(later).expire("silence-1");

        assertThat(alerts(process(null)).silences().silences())
                .singleElement()
                .satisfies(s -> assertThat(s.state()).isEqualTo(Silence.State.EXPIRED))
                .satisfies(s -> assertThat(s.end()).isEqualTo(NOW.plusSeconds(600)));
        assertThatThrownBy(() -> alerts(process(null)).expire("silence-1"))
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                .hasMessage("silence silence-1 has ended already, at 2026-03-01T12:10:00.000Z");
        assertThatThrownBy(() -> alerts(process(null)).expire("silence-2"))
                .isInstanceOf(CliException.class)
                .hasMessage("there is no silence silence-2");
    }

    @Test
    void end_by_themselves_on_the_demos_clock_and_are_forgotten_in_time() throws InterruptedException {
        alerts(demo).create(request(List.of(DOWN), NOW));
        demo.awaitUntil(NOW.plusSeconds(3600));
        assertThat(alerts(demo).silences().silences())
                .extracting(Silence::state)
                .containsOnly(Silence.State.EXPIRED);
        demo.awaitUntil(NOW.plus(Duration.ofDays(6)));
        assertThat(alerts(demo).silences().silences()).isEmpty();
        assertThatThrownBy(() -> alerts(demo).create(request(List.of(DOWN), NOW)))
                .hasMessage("a silence cannot end in the past: 2026-03-01T13:00:00.000Z");
    }

    @Test
    void hide_the_alerts_that_they_match_and_no_others() {
        Demo faulty = process("component-down");
        Silence hide = alerts(faulty).create(request(List.of(DOWN), NOW));
        alerts(faulty).create(request(List.of(Matcher.equal("alertname", "DWCPv3RolloutNoGo")), NOW));
        Alerts alerts = alerts(faulty).alerts();

        assertThat(alerts.alerts())
                .extracting(Alert::name, Alert::state, a -> a.silences().equals(List.of(hide)), Alert::isSilenced)
                .contains(
                        tuple("DWCPv3ComponentDown", Alert.State.FIRING, true, true),
                        tuple("DWCPv3Watchdog", Alert.State.FIRING, false, false));
        assertThat(alerts.alerts()).filteredOn(Alert::isSilenced).hasSize(1);
        assertThat(alerts.pendingKnown()).isTrue();
        assertThat(alerts.silencesKnown()).isTrue();
        assertThat(alerts.origin().answered()).containsExactly("demo");
        assertThat(alerts.origin().at()).isEqualTo(NOW);
        assertThat(alerts.origin().warnings()).isEmpty();
    }

    @Test
    void say_when_an_alert_began() {
        Alert down = alerts(process("component-down")).alerts().alerts().stream()
                .filter(a -> a.name().equals("DWCPv3ComponentDown"))
                .findFirst()
                .orElseThrow();

        assertThat(down.labels().get("component")).isEqualTo("hde");
        // dated back 15 minutes, and seen by the next evaluation
        assertThat(down.since()).isEqualTo(NOW.minusSeconds(15 * 60 - 15));
        assertThat(down.annotations()).containsEntry("runbook", "component-down");
    }

    @Test
    void begin_anew_with_another_seed() {
        alerts(demo).create(request(List.of(DOWN), NOW));
        Demo another =
                Demo.open(Clock.fixed(NOW, ZoneOffset.UTC), new Journal(folder.resolve("log")), null, 5L, remarks::add);
        assertThat(alerts(another).silences().silences()).isEmpty();
    }
}
