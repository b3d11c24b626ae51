package io.novacron.dwcpctl.ops.alerts;

import static io.novacron.dwcpctl.ops.alerts.StillAlerts.NOW;
import static io.novacron.dwcpctl.ops.alerts.StillAlerts.firing;
import static io.novacron.dwcpctl.ops.alerts.StillAlerts.hidden;
import static io.novacron.dwcpctl.ops.alerts.StillAlerts.pending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.metrics.series.Matcher;
import io.novacron.dwcpctl.ops.alerts.Escalation.Level;
import io.novacron.dwcpctl.ops.alerts.Escalation.State;
import io.novacron.dwcpctl.site.alert.Alert;
import io.novacron.dwcpctl.site.alert.Silence;
import io.novacron.dwcpctl.site.alert.SilenceRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AlertBoardTest {
    private static Alert down(@Nullable Duration age) {
        return firing("DWCPv3ComponentDown", "critical", "immediate", age, "component-down");
    }

    private static final Alert WATCHDOG = firing("DWCPv3Watchdog", "none", "low", Duration.ofHours(3), "watchdog");

    private static AlertBoard board(Alert... alerts) {
        return AlertBoard.of(new StillAlerts().with(alerts).alerts(), NOW);
    }

    @ParameterizedTest
    @CsvSource({
        // the contract, section 4: 5, 10, 15 and 20 minutes after the level before
        "immediate, false, PT0S, SECONDARY, PT5M",
        "immediate, false, PT4M59S, SECONDARY, PT1S",
        "immediate, false, PT5M, LEAD, PT10M",
        "immediate, false, PT15M, MANAGER, PT15M",
        "immediate, true, PT30M, EXECUTIVES, PT20M",
        // a high one pages after ten minutes
        "high, false, PT0S, PRIMARY, PT10M",
        "high, false, PT10M, SECONDARY, PT5M",
        "high, true, PT40M, EXECUTIVES, PT20M",
    })
    void the_next_level_is_due(String urgency, boolean sla, Duration age, Level level, Duration in) {
        Alert alert = firing("A", "critical", urgency, age, "");

        assertThat(Escalation.of(alert, sla, NOW)).isEqualTo(new Escalation(State.DUE, level, NOW.plus(in)));
    }

    @Test
    void nobody_is_due_where_all_were_or_none_is_to_be() {
        assertThat(Escalation.of(down(Duration.ofMinutes(30)), false, NOW).state())
                .isEqualTo(State.ALL_DUE);
        assertThat(Escalation.of(down(Duration.ofMinutes(50)), true, NOW).state())
                .isEqualTo(State.ALL_DUE);
        assertThat(Escalation.of(down(null), true, NOW).state()).isEqualTo(State.UNKNOWN);
        assertThat(Escalation.of(pending(down(Duration.ZERO)), true, NOW).state())
                .isEqualTo(State.PENDING);
        assertThat(Escalation.of(hidden(down(Duration.ZERO)), true, NOW).state())
                .isEqualTo(State.MUTED);
        assertThat(Escalation.of(firing("A", "warning", "low", Duration.ZERO, ""), true, NOW)
                        .state())
                .isEqualTo(State.NO_PAGE);
    }

    @Test
    void executives_are_due_where_an_SLA_is_violated() {
        Alert p99 = firing("DWCPv3LatencyP99Critical", "critical", "immediate", Duration.ofMinutes(40), "x");

        assertThat(board(p99).open().get(0).escalation().level()).isEqualTo(Level.EXECUTIVES);
        assertThat(board(down(Duration.ofMinutes(40)))
                        .open()
                        .get(0)
                        .escalation()
                        .state())
                .isEqualTo(State.ALL_DUE);
    }

    @Test
    void the_most_urgent_comes_first() {
        Alert silenced = hidden(firing("S", "critical", "immediate", Duration.ofHours(9), ""));
        Alert warning = firing("W", "warning", "low", Duration.ofHours(8), "");
        Alert young = firing("Y", "critical", "immediate", Duration.ofMinutes(1), "");
        Alert old = firing("O", "critical", "immediate", Duration.ofMinutes(2), "");
        Alert waiting = pending(firing("P", "critical", "immediate", Duration.ofMinutes(3), ""));

        AlertBoard board = board(waiting, warning, silenced, WATCHDOG, young, old);

        assertThat(board.open().stream().map(OpenAlert::name)).containsExactly("O", "Y", "S", "W", "P");
        assertThat(board.watchdog()).isTrue();
        assertThat(board.firing()).hasSize(4);
        assertThat(board(old).watchdog()).isFalse();
    }

    @Test
    void silences_are_counted_by_what_they_hide() {
        StillAlerts source = new StillAlerts();
        Silence silence = source.create(new SilenceRequest(
                List.of(Matcher.equal("region", "eu-west")), NOW, NOW.plusSeconds(60), "ann", "known"));

        assertThat(board(hidden(down(Duration.ZERO), silence), hidden(WATCHDOG, silence))
                        .silences())
                .containsOnly(entry(silence, 1));
    }

    @Test
    void conditions_are_read_as_they_are_typed() {
        assertThat(MatcherText.parse("region=eu-west")).isEqualTo(Matcher.equal("region", "eu-west"));
        assertThat(MatcherText.parse("region=\"eu west\"")).isEqualTo(Matcher.equal("region", "eu west"));
        assertThat(MatcherText.parse("component =~ \"hde|amst\"").toString()).isEqualTo("component=~\"hde|amst\"");
        assertThat(MatcherText.parse("a!~b").toString()).isEqualTo("a!~\"b\"");
        assertThat(MatcherText.parse("a!=b").toString()).isEqualTo("a!=\"b\"");
        assertThat(MatcherText.parse("DWCPv3Watchdog")).isEqualTo(Matcher.equal("alertname", "DWCPv3Watchdog"));
        for (String wrong : List.of("", "=x", "9a=b", "a b", "a>b", "a=~\"[\"")) {
            assertThatThrownBy(() -> MatcherText.parse(wrong)).isInstanceOf(CliException.class);
        }
    }

    @Test
    void a_name_may_lack_the_prefix_unless_an_alert_is_called_so() {
        Silencing silencing = new Silencing(new StillAlerts().with(firing("InstanceDown", "x", "low", null, "")));

        assertThat(silencing.matchers(List.of("ComponentDown", "InstanceDown", "DWCPv3QuorumLost", "a=b")))
                .extracting(Matcher::value)
                .containsExactly("DWCPv3ComponentDown", "InstanceDown", "DWCPv3QuorumLost", "b");
    }

    @Test
    void a_silence_is_ended_by_the_beginning_of_its_id_where_that_is_enough() {
        StillAlerts source = new StillAlerts();
        Silencing silencing = new Silencing(source);
        SilenceRequest request = new SilenceRequest(
                List.of(Matcher.equal("region", "eu-west")), NOW, NOW.plusSeconds(60), "ann", "known");
        silencing.create(request);
        silencing.create(request);

        assertThatThrownBy(() -> silencing.expire("id")).hasMessage("2 silences begin with id");
        assertThat(silencing.expire("id-2")).isEqualTo("id-2");
        assertThat(silencing.expire("id")).isEqualTo("id-1");
        assertThatThrownBy(() -> silencing.expire("id"))
                .hasMessage("no silence that is in force or to come has the id id");
    }
}
