package io.novacron.dwcpctl.face.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.testing.RunningApp;
import io.novacron.dwcpctl.testing.RunningApp.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exercises from the command line: blind ones typed line by line, and what cannot be asked for. */
final class TabletopCommandTest {
    @TempDir
    Path home;

    private Outcome run(String... args) {
        return new RunningApp().home(home).variable("COLUMNS", "80").run(args);
    }

    @Test
    void a_blind_exercise_reaches_nothing_that_the_environment_names() throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            String url = server.url("/").toString();
            Files.writeString(home.resolve("blind.txt"), """
                    ack
                    latency
                    latency --context production
                    latency --config other.yaml
                    gonogo
                    simulate
                    config check
                    playbook run latency-p99-critical --tabletop
                    kubectl get pods --selector=app=dwcp-v3-hde
                    kubectl delete pods --all
                    tell others: it is HDE
                    decide snappy
                    change set-env dwcp-v3-hde COMPRESSION_ALGO=snappy
                    change explode dwcp-v3
                    wait 5m
                    tell others: it is over in a minute
                    done somehow
                    done resolved
                    """);

            Outcome outcome = new RunningApp()
                    .home(home)
                    .variable("COLUMNS", "80")
                    .variable("DWCPCTL_PROMETHEUS_URL", url)
                    .variable("DWCPCTL_ALERTMANAGER_URL", url)
                    .variable("DWCPCTL_GRAFANA_URL", url)
                    .run(
                            "playbook",
                            "run",
                            "--tabletop",
                            "--blind",
                            "--scenario",
                            "hde-slow",
                            "--answers",
                            "blind.txt");

            assertThat(server.getRequestCount()).isZero();
            assertThat(outcome.code()).isZero();
            assertThat(outcome.out())
                    .contains("EXERCISE: numbers of a simulated fleet")
                    .contains("P99     998 ms")
                    .contains("dwcp-v3-hde-")
                    .contains("EXERCISE debrief: Compression slows every migration", "A good run.");
            assertThat(outcome.err())
                    .contains("EXERCISE. The pager: DWCPv3LatencyP99Critical in eu-west.")
                    .contains("an exercise has no other context")
                    .contains("\"simulate\" is not of this exercise")
                    .contains("\"config check\" is not of this exercise")
                    .contains("\"playbook run latency-p99-critical --tabletop\" is not of this exercise")
                    .contains("no change of the cluster: explode dwcp-v3")
                    .contains("how did it end?")
                    .doesNotContain("the briefing");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "--tabletop # an exercise of what?",
                "--tabletop --scenario hde-slwo # no exercise has the id \"hde-slwo\"",
                "watchdog --tabletop # no exercise has been written for the playbook watchdog",
                "latency-p99-critical --blind # --blind is of an exercise alone",
                "latency-p99-critical --speed 10 # --speed is of an exercise alone",
                "latency-p99-critical --tabletop --speed 0 # --speed: from 1 to 100, not 0.0",
                "latency-p99-critical --tabletop --context demo # an exercise has a context of its own",
                "latency-p99-critical --tabletop # a playbook asks at every step, and nobody can be asked here",
                "--set region=eu-west # playbook run needs a playbook",
            })
    void what_makes_no_sense_is_usage(String line, String says) {
        Outcome outcome = run(("playbook run " + line).split(" "));

        assertThat(outcome.code()).isEqualTo(64);
        assertThat(outcome.err()).contains(says);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void a_run_is_recorded_as_an_exercise_and_cannot_be_gone_on_with() throws IOException {
        Files.writeString(home.resolve("answers.yaml"), "- take-the-page: do\n- confirm: over\n- stays-over: do\n");

        Outcome outcome = run(
                "playbook",
                "run",
                "latency-p99-critical",
                "--tabletop",
                "--answers",
                "answers.yaml",
                "--transcript",
                "record");

        assertThat(outcome.code()).isEqualTo(65); // the answers end before the run does
        assertThat(Files.readAllLines(home.resolve("record")).get(0))
                .contains("\"exercise\":\"true\"")
                .contains("\"context\":\"exercise\"");
        assertThat(run("playbook", "resume", "--transcript", "record").err()).contains("that run is an exercise");
    }

    @Test
    void a_users_scenario_is_found_and_a_mistake_in_it_named() throws IOException {
        Path scenarios = Files.createDirectories(home.resolve(".config/dwcpctl/library/playbooks/scenarios"));
        Files.writeString(scenarios.resolve("ours.yaml"), "schema: 1\nid: ours\ntittle: x\n");

        assertThat(run("playbook", "run", "--tabletop", "--scenario", "ours").err())
                .contains("ours.yaml:3: unknown field \"tittle\"");
    }
}
