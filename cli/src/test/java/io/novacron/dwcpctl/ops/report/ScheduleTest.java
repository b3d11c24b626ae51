package io.novacron.dwcpctl.ops.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
    private static final Schedule HOURLY = new Schedule(Duration.ofHours(1));
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:12.345Z");

    private static Instant at(String time) {
        return Instant.parse("2026-01-31T" + time + ":00Z");
    }

    @Test
    void the_last_due_moment_is_a_whole_multiple() {
        assertThat(HOURLY.last(NOW)).isEqualTo(at("09:00"));
        assertThat(HOURLY.last(at("09:00"))).isEqualTo(at("09:00"));
        assertThat(HOURLY.untilNext(NOW)).isEqualTo(Duration.between(NOW, at("10:00")));
    }

    @Test
    void the_first_time_only_the_last_is_due() {
        assertThat(HOURLY.due(NOW, List.of())).containsExactly(at("09:00"));
    }

    @Test
    void what_was_missed_is_made_up_for_oldest_first() {
        assertThat(HOURLY.due(NOW, List.of(at("02:00"), at("06:00"))))
                .containsExactly(at("07:00"), at("08:00"), at("09:00"));
        assertThat(HOURLY.due(NOW, List.of(at("09:00")))).isEmpty();
        assertThat(HOURLY.due(NOW, List.of(NOW.minus(Duration.ofDays(9)))))
                .hasSize(24)
                .endsWith(at("09:00"));
    }

    /** A clock that was wrong once must not stop the series until it is right. */
    @Test
    void a_report_of_the_future_does_not_count() {
        assertThat(HOURLY.due(NOW, List.of(at("12:00")))).containsExactly(at("09:00"));
    }

    @Test
    void names_tell_the_moment_and_others_files_tell_none() {
        assertThat(Schedule.name(at("09:00"))).isEqualTo("report-20260131T090000Z");
        assertThat(Schedule.moment("report-20260131T090000Z.md", ".md")).contains(at("09:00"));
        assertThat(Schedule.moment("report-20260131T090000Z.json", ".md")).isEmpty();
        assertThat(Schedule.moment("report-mine.md", ".md")).isEmpty();
        assertThat(Schedule.moment("latest.md", ".md")).isEmpty();
    }
}
