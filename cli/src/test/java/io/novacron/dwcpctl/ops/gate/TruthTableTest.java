package io.novacron.dwcpctl.ops.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.site.fleet.event.Scenario;
import io.novacron.dwcpctl.testing.RunningApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the gate of a rollout decides, for every state of its criteria, of traffic, of regions and of sources, and what every
 * gate decides in every scenario of the demo: as files that people can read, made by the program and kept true here.
 */
final class TruthTableTest {
    private static final String HEAD = "criteria\ttraffic\tregions\tsource\tdecision";

    @TempDir
    Path home;

    private static Map<String, Consumer<Scene>> criteria() {
        Map<String, Consumer<Scene>> states = new LinkedHashMap<>();
        states.put("all good", scene -> {});
        states.put("one vote violated", scene -> scene.fails("latency-p99"));
        states.put("two votes violated", scene -> scene.fails("latency-p99").fails("throughput"));
        states.put(
                "three votes violated",
                scene -> scene.fails("latency-p99").fails("throughput").fails("error-rate"));
        states.put("a vote not known", scene -> scene.absent("latency-p99"));
        states.put(
                "one vote violated, one not known",
                scene -> scene.fails("throughput").absent("latency-p99"));
        states.put(
                "two votes violated, one not known",
                scene -> scene.fails("throughput").fails("error-rate").absent("latency-p99"));
        states.put("a veto", scene -> scene.fails("consensus"));
        states.put("a veto, a vote not known", scene -> scene.fails("consensus").absent("latency-p99"));
        states.put("a veto not known", scene -> scene.absent("consensus"));
        states.put("a caution", scene -> scene.fails("anomalies"));
        states.put("a caution not known", scene -> scene.absent("alerts"));
        states.put(
                "one vote violated, a caution",
                scene -> scene.fails("latency-p99").fails("anomalies"));
        return states;
    }

    private static Map<String, Consumer<Scene>> traffic() {
        Map<String, Consumer<Scene>> states = new LinkedHashMap<>();
        states.put("enough", scene -> {});
        states.put("enough in 30m", scene -> everyVote(vote -> scene.traffic(vote, "eu-west", 60, 600)));
        states.put("too little", scene -> everyVote(vote -> scene.traffic(vote, "us-east", 9, 60)));
        return states;
    }

    private static void everyVote(Consumer<String> change) {
        List.of("latency-p99", "throughput", "error-rate").forEach(change);
    }

    private static Map<String, Consumer<Scene>> regions() {
        Map<String, Consumer<Scene>> states = new LinkedHashMap<>();
        states.put("both", scene -> {});
        states.put("one says nothing", scene -> everywhere("us-east", scene::absent));
        states.put(
                "one a minute and a half old",
                scene -> everywhere("us-east", (id, region) -> scene.age(id, region, Duration.ofSeconds(90))));
        states.put("both say nothing", scene -> {
            everywhere("us-east", scene::absent);
            everywhere("eu-west", scene::absent);
        });
        return states;
    }

    private static void everywhere(String region, BiConsumer<String, String> change) {
        Scene.ROLLOUT.criteria().stream()
                .filter(criterion -> criterion.per() == Per.REGION)
                .forEach(criterion -> change.accept(criterion.id(), region));
    }

    private static Map<String, Consumer<Scene>> sources() {
        Map<String, Consumer<Scene>> states = new LinkedHashMap<>();
        states.put("one", scene -> {});
        states.put("two that agree", scene -> {});
        states.put("two, one down", scene -> scene.down("b", "UNREACHABLE"));
        states.put("two, one refuses", scene -> scene.down("b", "REFUSED"));
        states.put("two, one sees a vote violated", scene -> scene.value("b", "error-rate", "us-east", 0.06));
        states.put("two, both down", scene -> scene.down("a", "UNREACHABLE").down("b", "TIMEOUT"));
        return states;
    }

    @Test
    void of_criteria_traffic_regions_and_sources() throws IOException {
        List<String> rows = new ArrayList<>(List.of(HEAD));
        int go = 0;
        for (var criteria : criteria().entrySet()) {
            for (var traffic : traffic().entrySet()) {
                for (var regions : regions().entrySet()) {
                    for (var source : sources().entrySet()) {
                        Scene scene = source.getKey().equals("one") ? new Scene("a") : new Scene("a", "b");
                        // the source last: what one replica sees otherwise is seen whatever the other sees
                        List.of(criteria, traffic, regions, source)
                                .forEach(state -> state.getValue().accept(scene));
                        Decision decision = scene.decision();
                        go += decision == Decision.GO ? 1 : 0;
                        rows.add(String.join(
                                "\t",
                                criteria.getKey(),
                                traffic.getKey(),
                                regions.getKey(),
                                source.getKey(),
                                decision.text()));
                    }
                }
            }
        }

        compare("truth-table.tsv", rows);
        // all good, with enough traffic in either window, both regions, from one replica or two
        assertThat(go).isEqualTo(4);
    }

    @Test
    void of_the_demos_scenarios() throws IOException {
        List<String> rows = new ArrayList<>(List.of("scenario\tgate\tdecision\tcode"));
        for (String scenario : Scenario.ids()) {
            for (String gate : List.of("rollout", "preflight", "post-rollback")) {
                RunningApp.Outcome outcome = new RunningApp()
                        .home(home.resolve(scenario)) // a fault that has just ended is still in the windows
                        .run("--context", "demo", "--scenario", scenario, "gonogo", gate);
                String decision = outcome.out().lines().toList().get(2).split(" ", 2)[0];
                rows.add(String.join("\t", scenario, gate, decision, Integer.toString(outcome.code())));
            }
        }

        compare("scenarios.tsv", rows);
    }

    /** The actual rows lie beside the test's other output, for whoever changed them on purpose. */
    private static void compare(String file, List<String> rows) throws IOException {
        String actual = String.join("\n", rows) + "\n";
        Files.writeString(Path.of("target", file), actual);

        assertThat(actual).isEqualTo(Files.readString(Path.of("src", "test", "resources", "gate", file)));
    }
}
