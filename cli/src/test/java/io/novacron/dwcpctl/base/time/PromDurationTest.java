package io.novacron.dwcpctl.base.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PromDurationTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0s",
        "250ms, 250, 250ms",
        "90s, 90000, 1m30s",
        "5m, 300000, 5m",
        "1h30m, 5400000, 1h30m",
        "1d, 86400000, 1d",
        "7d, 604800000, 1w",
        "8d, 691200000, 8d",
        "365d, 31536000000, 1y",
        "1y2w3d4h5m6s7ms, 33019506007, 382d4h5m6s7ms"
    })
    void reads_and_writes_as_Prometheus(String text, long millis, String shortest) {
        Duration duration = PromDuration.parse("--since", text);

        assertThat(duration.toMillis()).isEqualTo(millis);
        assertThat(PromDuration.format(duration)).isEqualTo(shortest);
        assertThat(PromDuration.parse("--since", shortest)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "m",
                "5 m",
                "-5m",
                "5M",
                "5m5m",
                "5s1m",
                "1.5h",
                "5minutes",
                "293y",
                "99999999999999999999s"
            })
    void refuses_what_is_none(String text) {
        assertThat(PromDuration.tryParse(text)).isEmpty();
    }

    @Test
    void names_what_was_wrong_and_what_to_write() {
        assertThatExceptionOfType(CliException.class)
                .isThrownBy(() -> PromDuration.parse("--since", "5 minutes"))
                .satisfies(e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(e).hasMessage("--since: not a duration: \"5 minutes\"");
                    assertThat(e.suggestion()).isEqualTo("Write it as Prometheus does: 30s, 5m, 1h30m, 7d.");
                });
    }
}
