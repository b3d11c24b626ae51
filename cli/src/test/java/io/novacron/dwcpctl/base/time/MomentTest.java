package io.novacron.dwcpctl.base.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.novacron.dwcpctl.base.error.CliException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MomentTest {
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00.123456Z");

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T09:30:00Z, 2026-01-31T09:30:00Z",
        "2026-01-31t10:30:00.5+01:00, 2026-01-31T09:30:00.5Z",
        "2026-01-31 09:30:00Z, 2026-01-31T09:30:00Z",
        "1767225600, 2026-01-01T00:00:00Z",
        "1767225600.0004, 2026-01-01T00:00:00Z",
        "1767225600.123, 2026-01-01T00:00:00.123Z",
        "-1, 1969-12-31T23:59:59Z",
        "-5m, 2026-01-31T09:25:00.123Z"
    })
    void reads_the_three_forms(String text, Instant expected) {
        assertThat(Moment.parse("--at", text, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "yesterday",
                "5m",
                "2026-01-31",
                "2026-13-01T00:00:00Z",
                "1e300",
                "NaN",
                "-5x",
                "1e-999999999",
                "-1e-999999999",
                "+10000-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "2026-01-31T09:30:00"
            })
    void refuses_the_rest(String text) {
        assertThatExceptionOfType(CliException.class)
                .isThrownBy(() -> Moment.parse("--at", text, NOW))
                .withMessage("--at: not a time: \"" + text + "\"");
    }

    @Test
    void writes_UTC_for_machines_and_local_time_with_offset_for_people() {
        assertThat(Moment.forMachines(NOW)).isEqualTo("2026-01-31T09:30:00.123Z");
        assertThat(Moment.forPeople(NOW, ZoneId.of("America/New_York"))).isEqualTo("2026-01-31 04:30:00 -05:00");
    }
}
