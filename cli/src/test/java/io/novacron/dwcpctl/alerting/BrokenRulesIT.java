package io.novacron.dwcpctl.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.alerting.AlertCases.Case;
import io.novacron.dwcpctl.alerting.BrokenRules.Flaw;
import io.novacron.dwcpctl.testing.RealPrograms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Unit tests that cannot fail prove nothing: whatever is wrong with an alert, its own tests notice. */
final class BrokenRulesIT {
    // what promtool is quick about; the others are left to our own evaluator, which is faster
    private static final Set<String> QUICK =
            Set.of("anomaly.yml", "component.yml", "consensus.yml", "heartbeat.yml", "sla.yml");

    /** All alerts at once: each has tests of its own, by its name. */
    @ParameterizedTest
    @EnumSource
    void are_noticed_by_the_tests_of_every_alert(Flaw flaw, @TempDir Path folder) throws IOException {
        Map<String, Flaw> flaws = Shipped.alerts().stream().collect(Collectors.toMap(Shipped.Alert::name, a -> flaw));

        Map<String, Flaw> broken = BrokenRules.write(folder, flaws);

        Set<String> failed = Verdicts.ofQueryTest(Shipped.yamlFiles(folder.resolve("tests"))).stream()
                .flatMap(v -> v.failed().stream())
                .collect(Collectors.toSet());
        Map<String, AlertCases> cases = AlertCases.all();
        Case guard = flaw == Flaw.LOOSER ? Case.NEAR_MISS : Case.FIRING;
        assertThat(broken).isNotEmpty();
        assertThat(broken.keySet()).allSatisfy(alert -> {
            AlertCases its = Objects.requireNonNull(cases.get(alert));
            String check = alert + ": " + its.tests().get(guard) + ": alert " + Shipped.PREFIX + alert + " at ";
            assertThat(failed)
                    .as(flaw + " " + alert)
                    .anySatisfy(f -> assertThat(f).startsWith(check));
        });
        assertThat(broken.keySet()).as("all that can be broken so").containsAll(breakable(flaw));
    }

    private static List<String> breakable(Flaw flaw) {
        Map<String, AlertCases> cases = AlertCases.all();
        Stream<Shipped.Alert> alerts = Shipped.alerts().stream().filter(alert -> switch (flaw) {
            case TIGHTER, LOOSER ->
                Objects.requireNonNull(cases.get(alert.name())).tighter() != null;
            case SOONER -> !alert.rule().hold().isZero();
            case LATER, LABEL, ANNOTATION -> true;
        });
        return alerts.map(Shipped.Alert::name).toList();
    }

    /** Another flaw in each alert, in turn. */
    @ParameterizedTest
    @EnumSource
    void are_noticed_by_promtool_in_the_same_tests(RealPrograms programs, @TempDir Path folder) throws IOException {
        List<Flaw> all = List.of(Flaw.values());
        Map<String, Flaw> flaws = new TreeMap<>();
        for (Shipped.Alert alert : Shipped.alerts()) {
            flaws.put(alert.name(), all.get(flaws.size() % all.size()));
        }
        BrokenRules.write(folder, flaws);
        List<Path> files = Shipped.yamlFiles(folder.resolve("tests")).stream()
                .filter(f -> QUICK.contains(f.getFileName().toString()))
                .toList();

        List<Verdicts> promtool = Verdicts.ofPromtool(programs, files);
        List<Verdicts> ours = Verdicts.ofQueryTest(files);

        assertThat(files).hasSameSizeAs(QUICK);
        for (int i = 0; i < files.size(); i++) {
            Verdicts theirs = promtool.get(i);
            assertThat(theirs.passed()).as(theirs.output()).isFalse();
            assertThat(theirs.failed()).as(theirs.output()).isNotEmpty();
            assertThat(ours.get(i).passed()).isFalse();
            assertThat(ours.get(i).failed()).as(theirs.file().toString()).isEqualTo(theirs.failed());
        }
    }
}
