package io.novacron.dwcpctl.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.testing.RealPrograms;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the real amtool, of both generations, makes of the shipped routing. */
final class RoutesIT {
    @ParameterizedTest
    @EnumSource
    void are_flawless_to_amtool(RealPrograms programs) {
        RealPrograms.Outcome outcome = programs.run("", "amtool", "check-config", Shipped.ALERTMANAGER.toString());

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output())
                .contains("SUCCESS", "6 receivers", "1 templates")
                .doesNotContain("FAILED")
                .doesNotContainIgnoringCase("warn");
    }

    @ParameterizedTest
    @EnumSource
    void lead_every_alert_to_its_receivers(RealPrograms programs) {
        List<List<String>> lines = Shipped.table(Shipped.ROUTES);

        assertThat(lines).hasSizeGreaterThan(Shipped.alerts().size());
        for (List<String> line : lines) {
            RealPrograms.Outcome outcome = route(programs, line, line.get(2));
            assertThat(outcome.exitCode()).as(line + ": " + outcome.output()).isZero();
            assertThat(outcome.output().lines()).endsWith(line.get(2));
        }
    }

    /** That the check above can fail. */
    @ParameterizedTest
    @EnumSource
    void lead_nowhere_else(RealPrograms programs) {
        List<String> line = Shipped.table(Shipped.ROUTES).get(0);

        assertThat(route(programs, line, "slack-alerts").exitCode()).isEqualTo(1);
        assertThat(route(programs, line, line.get(2) + ",email").exitCode()).isEqualTo(1);
    }

    private static RealPrograms.Outcome route(RealPrograms programs, List<String> line, String receivers) {
        List<String> arguments = new ArrayList<>(List.of(
                "config",
                "routes",
                "test",
                "--config.file=" + Shipped.ALERTMANAGER,
                "--verify.receivers=" + receivers,
                "alertname=" + line.get(0)));
        arguments.addAll(List.of(line.get(1).split(" ", -1)));
        return programs.run("", "amtool", arguments.toArray(String[]::new));
    }
}
