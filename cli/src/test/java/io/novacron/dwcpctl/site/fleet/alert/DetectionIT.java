package io.novacron.dwcpctl.site.fleet.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.site.fleet.event.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The whole page on detection and false alarms, a steady week included. */
class DetectionIT {
    @Test
    void the_page_is_what_is_measured() throws IOException {
        Map<Scenario, List<Detection.Episode>> scenarios = new EnumMap<>(Scenario.class);
        for (Scenario scenario : Scenario.values()) {
            scenarios.put(scenario, Detection.of(scenario));
        }
        List<Detection.Episode> week = Detection.steady(Detection.WEEK);
        String actual = DetectionReport.scenarios(scenarios) + DetectionReport.week(week);
        String hint = DetectionReport.keep(actual);

        assertThat(Files.exists(DetectionReport.FILE) ? Files.readString(DetectionReport.FILE) : "")
                .as(hint)
                .isEqualTo(actual);
        assertThat(week).isEmpty();
    }
}
