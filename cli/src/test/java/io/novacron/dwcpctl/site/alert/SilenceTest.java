package io.novacron.dwcpctl.site.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.metrics.series.Labels;
import io.novacron.dwcpctl.metrics.series.Matcher;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SilenceTest {
    private static final Instant START = Instant.parse("2026-03-01T03:00:00Z");
    private static final Instant END = Instant.parse("2026-03-01T04:00:00Z");
    private static final Matcher DOWN = Matcher.equal("alertname", "DWCPv3ComponentDown");

    @Test
    void is_in_force_from_its_start_until_just_before_its_end() {
        assertThat(Silence.State.at(START, END, START.minusMillis(1))).isEqualTo(Silence.State.PENDING);
        assertThat(Silence.State.at(START, END, START)).isEqualTo(Silence.State.ACTIVE);
        assertThat(Silence.State.at(START, END, END.minusMillis(1))).isEqualTo(Silence.State.ACTIVE);
        assertThat(Silence.State.at(START, END, END)).isEqualTo(Silence.State.EXPIRED);
    }

    @Test
    void matches_alerts_that_meet_all_conditions() {
        List<Matcher> matchers = List.of(DOWN, new Matcher("region", Matcher.Operator.NOT_EQUAL, "us-east"));
        SilenceRequest request = new SilenceRequest(matchers, START, END, "ann", "planned");

        assertThat(request.matches(Labels.of("alertname", "DWCPv3ComponentDown", "region", "eu-west")))
                .isTrue();
        assertThat(request.matches(Labels.of("alertname", "DWCPv3ComponentDown", "region", "us-east")))
                .isFalse();
        assertThat(request.matches(Labels.of("alertname", "DWCPv3Watchdog"))).isFalse();
    }

    @Test
    void none_is_made_that_would_hide_every_alert() {
        List<Matcher> all = List.of(new Matcher("alertname", Matcher.Operator.REGEX, ".*"));

        assertThatThrownBy(() -> new SilenceRequest(all, START, END, "ann", "quiet"))
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                .hasMessage(
                        "a silence needs a matcher that an empty value does not meet: this one would hide every alert");
        assertThatThrownBy(() -> new SilenceRequest(List.of(), START, END, "ann", "quiet"))
                .isInstanceOf(CliException.class);
    }

    @Test
    void one_without_an_author_a_reason_or_a_length_is_refused() {
        assertThatThrownBy(() -> new SilenceRequest(List.of(DOWN), START, START, "ann", "planned"))
                .hasMessage("a silence must end after it begins");
        assertThatThrownBy(() -> new SilenceRequest(List.of(DOWN), START, END, " ", "planned"))
                .hasMessage("a silence needs its creator and a comment");
        assertThatThrownBy(() -> new SilenceRequest(List.of(DOWN), START, END, "ann", ""))
                .hasMessage("a silence needs its creator and a comment");
    }
}
