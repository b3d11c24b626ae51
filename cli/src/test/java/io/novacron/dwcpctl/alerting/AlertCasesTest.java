package io.novacron.dwcpctl.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.alerting.AlertCases.Case;
import io.novacron.dwcpctl.metrics.rules.AlertState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No alert without its tests: who adds one must say which test proves what, and the test must be of that kind. */
final class AlertCasesTest {
    private static final Map<String, AlertCases> CASES = AlertCases.all();
    private static final List<RuleTest> TESTS = RuleTest.all();

    static Stream<Shipped.Alert> alerts() {
        return Shipped.alerts().stream();
    }

    static Stream<Shipped.Alert> alertsWithNearMiss() {
        return alerts().filter(alert -> of(alert).tests().containsKey(Case.NEAR_MISS));
    }

    static Stream<Shipped.Alert> alertsWithFlap() {
        return alerts().filter(alert -> of(alert).tests().containsKey(Case.FLAP));
    }

    static Stream<Shipped.Alert> alertsWithMissing() {
        return alerts().filter(alert -> of(alert).tests().containsKey(Case.MISSING));
    }

    @Test
    void are_told_of_every_alert_and_of_no_other() {
        assertThat(CASES.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        alerts().map(Shipped.Alert::name).toList());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void are_there_or_it_is_said_why_not(Shipped.Alert alert) {
        AlertCases cases = of(alert);

        for (Case each : Case.values()) {
            assertThat(cases.tests().containsKey(each))
                    .as(alert.name() + " has either a test or a reason for none: " + each.id())
                    .isNotEqualTo(cases.without().containsKey(each));
        }
        assertThat(cases.tests()).containsKey(Case.FIRING);
        assertThat(cases.tighter() != null && cases.looser() != null)
                .as("changes that both a firing case and a near miss must notice")
                .isEqualTo(cases.tests().containsKey(Case.NEAR_MISS));
    }

    /** It is there a moment after it was not, and all that it says is written out. */
    @ParameterizedTest
    @MethodSource("alerts")
    void fire_after_their_exact_delay(Shipped.Alert alert) {
        RuleTest test = test(alert, Case.FIRING);
        List<RuleTest.Check> checks = test.checksOf(alert.rule().name());
        RuleTest.Check first = checks.stream()
                .filter(c -> !c.expected().isEmpty())
                .findFirst()
                .orElseThrow(() -> new AssertionError(test.name() + ": never fires"));

        assertThat(first.expected()).allSatisfy(expected -> {
            assertThat(expected.labels()).containsKeys("severity", "phase", "escalation", "team");
            assertThat(expected.annotations()).containsOnlyKeys("summary", "description", "runbook", "action");
        });
        if (!first.at().isZero()) { // what fires from the first evaluation on has none before it
            assertThat(checks).anySatisfy(check -> {
                assertThat(check.at()).isEqualTo(first.at().minus(test.evaluation()));
                assertThat(check.expected()).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("alertsWithNearMiss")
    void near_misses_are_not_even_pending(Shipped.Alert alert) {
        RuleTest test = test(alert, Case.NEAR_MISS);

        assertThat(test.checksOf(alert.rule().name()))
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.expected()).isEmpty());
        assertThat(test.statesOf(alert.rule())).containsExactly(AlertState.INACTIVE);
    }

    @ParameterizedTest
    @MethodSource("alertsWithFlap")
    void flaps_are_pending_but_not_for_long_enough(Shipped.Alert alert) {
        RuleTest test = test(alert, Case.FLAP);

        assertThat(test.checksOf(alert.rule().name()))
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.expected()).isEmpty());
        assertThat(test.statesOf(alert.rule())).containsExactly(AlertState.INACTIVE, AlertState.PENDING);
    }

    @ParameterizedTest
    @MethodSource("alertsWithMissing")
    void a_missing_series_is_told_by_somebody(Shipped.Alert alert) {
        RuleTest test = test(alert, Case.MISSING);
        AlertCases cases = of(alert);

        assertThat(test.checksOf(alert.rule().name())).isNotEmpty();
        boolean told =
                test.checks().stream().anyMatch(check -> !check.expected().isEmpty());
        assertThat(told).as("either told or said why not").isNotEqualTo(cases.silent() != null);
    }

    private static AlertCases of(Shipped.Alert alert) {
        return Objects.requireNonNull(CASES.get(alert.name()), () -> "cases.yaml says nothing of " + alert.name());
    }

    private static RuleTest test(Shipped.Alert alert, Case which) {
        String name = alert.name() + ": " + of(alert).tests().get(which);
        List<RuleTest> found = TESTS.stream().filter(t -> t.name().equals(name)).toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }
}
