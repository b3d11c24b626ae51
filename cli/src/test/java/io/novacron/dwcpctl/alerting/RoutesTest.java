package io.novacron.dwcpctl.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.library.Yaml;
import io.novacron.dwcpctl.base.library.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be known of the routing without an Alertmanager. */
final class RoutesTest {
    /** Which must reach people whatever else is wrong: that it gets worse, and that the path works. */
    private static final Set<String> NEVER_SILENCED = Set.of(
            "RolloutNoGo", "ErrorBudgetFastBurn", "ComponentDown", "QuorumLost", "ByzantineDetected", "Watchdog");

    /** Which labels each alert was seen with in unit tests. */
    private static final Map<String, Set<Set<String>>> SENT_WITH = sentWith();

    /** One line of an inhibition's side: {@code NAME=VALUE} or {@code NAME=~PATTERN}. */
    private record Matcher(String label, boolean regex, String value) {
        static Matcher of(String text) {
            int at = text.indexOf('=');
            boolean regex = text.charAt(at + 1) == '~';
            String value = text.substring(at + (regex ? 2 : 1));
            assertThat(value).as(text).startsWith("\"").endsWith("\"");
            return new Matcher(text.substring(0, at), regex, value.substring(1, value.length() - 1));
        }

        /** A label that is not there is the empty string to Alertmanager. */
        boolean matches(String text) {
            return regex ? text.matches(value) : text.equals(value);
        }
    }

    /** An inhibition. */
    private record Inhibition(int line, List<Matcher> source, List<Matcher> target, List<String> equal) {
        @Override
        public String toString() {
            return "line " + line;
        }
    }

    static Stream<Inhibition> inhibitions() {
        YamlNode root = Yaml.read(Shipped.ALERTMANAGER.toString(), Shipped.read(Shipped.ALERTMANAGER));
        return root.required("inhibit_rules").items().stream()
                .map(node -> new Inhibition(
                        node.line(),
                        matchers(node.only("source_matchers", "target_matchers", "equal"), "source_matchers"),
                        matchers(node, "target_matchers"),
                        node.required("equal").texts()));
    }

    private static List<Matcher> matchers(YamlNode node, String field) {
        return node.required(field).texts().stream().map(Matcher::of).toList();
    }

    static Stream<Shipped.Alert> alerts() {
        return Shipped.alerts().stream();
    }

    /** The labels are those that a unit test sees the alert with, for the routes are tested with them. */
    @ParameterizedTest
    @MethodSource("alerts")
    void are_told_for_every_alert_with_the_labels_it_is_sent_with(Shipped.Alert alert) {
        List<List<String>> lines = Shipped.table(Shipped.ROUTES).stream()
                .filter(line -> line.get(0).equals(alert.rule().name()))
                .toList();

        assertThat(lines).isNotEmpty();
        for (List<String> line : lines) {
            Map<String, String> labels = labels(line.get(1));
            alert.rule().labels().forEach((name, value) -> assertThat(labels).containsEntry(name, value.text()));
            assertThat(SENT_WITH.get(alert.rule().name())).contains(labels.keySet());
        }
    }

    private static Map<String, String> labels(String text) {
        return Arrays.stream(text.split(" ", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static Map<String, Set<Set<String>>> sentWith() {
        Map<String, Set<Set<String>>> sent = new HashMap<>();
        for (RuleTest test : RuleTest.all()) {
            for (RuleTest.Check check : test.checks()) {
                for (RuleTest.Expected expected : check.expected()) {
                    sent.computeIfAbsent(check.alert(), a -> new HashSet<>())
                            .add(expected.labels().keySet());
                }
            }
        }
        return sent;
    }

    @Test
    void name_only_receivers_that_there_are_and_all_of_them() {
        YamlNode root = Yaml.read(Shipped.ALERTMANAGER.toString(), Shipped.read(Shipped.ALERTMANAGER));
        List<String> receivers = root.required("receivers").items().stream()
                .map(r -> r.required("name").text())
                .toList();

        assertThat(Shipped.table(Shipped.ROUTES).stream()
                        .flatMap(line -> Arrays.stream(line.get(2).split(",", -1)))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(receivers);
    }

    /** To Alertmanager a label that both sides lack is equal, and would silence everything. */
    @ParameterizedTest
    @MethodSource("inhibitions")
    void compare_only_labels_that_both_sides_must_carry(Inhibition inhibition) {
        assertThat(inhibition.equal()).isNotEmpty();
        for (String label : inhibition.equal()) {
            assertThat(mustCarry(inhibition.source(), label))
                    .as("source: " + label)
                    .isTrue();
            assertThat(mustCarry(inhibition.target(), label))
                    .as("target: " + label)
                    .isTrue();
        }
    }

    private static boolean mustCarry(List<Matcher> matchers, String label) {
        return matchers.stream().anyMatch(m -> m.label().equals(label) && !m.matches(""));
    }

    /** Or the inhibition would never have any effect, and nobody would notice. */
    @ParameterizedTest
    @MethodSource("inhibitions")
    void inhibit_alerts_that_there_are_and_that_carry_the_labels(Inhibition inhibition) {
        for (List<Matcher> side : List.of(inhibition.source(), inhibition.target())) {
            List<String> names = named(side);
            assertThat(names).isNotEmpty();
            for (String name : names) {
                assertThat(SENT_WITH.getOrDefault(name, Set.of()))
                        .as(name)
                        .anySatisfy(labels -> assertThat(labels).containsAll(inhibition.equal()));
            }
        }
    }

    /** The names that a side spells out; each alternative of its pattern must be the name of an alert. */
    private static List<String> named(List<Matcher> side) {
        Matcher name = side.stream()
                .filter(m -> m.label().equals("alertname"))
                .findFirst()
                .orElseThrow();
        List<String> known = alerts().map(a -> a.rule().name()).toList();
        List<String> matching = known.stream().filter(name::matches).toList();
        long alternatives = name.regex() ? name.value().split("\\|", -1).length : 1;
        assertThat(matching.size()).as(name.value()).isGreaterThanOrEqualTo((int) alternatives);
        return matching;
    }

    @Test
    void silence_nothing_that_must_reach_people() {
        Map<String, List<String>> silencedBy = new TreeMap<>();
        inhibitions()
                .forEach(inhibition -> named(inhibition.target())
                        .forEach(target -> silencedBy
                                .computeIfAbsent(target.substring(Shipped.PREFIX.length()), t -> new ArrayList<>())
                                .add(inhibition.toString())));

        assertThat(silencedBy).isNotEmpty().doesNotContainKeys(NEVER_SILENCED.toArray(String[]::new));
    }
}
