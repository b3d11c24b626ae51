package io.novacron.dwcpctl.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A playbook run on a real terminal: what stands on the screen, and what Ctrl-C leaves behind. */
final class PlaybookIT {
    private static final String SLOW = """
            {"status":"success","data":{"resultType":"vector","result":[{"metric":{"region":"eu-west"},"value":[0,"0.9"]}]}}""";
    private static final String DRILL = """
            schema: 1
            id: drill
            title: A drill with a title that is rather longer than a screen of eighty columns can take in one line
            summary: For tests.
            budget: 10m
            steps:
              - id: look
                phase: immediate
                title: See it with your own eyes
                text: Look at P99. An alert can be minutes old.
                good: P99 below 500 ms
                bad: P99 above 500 ms
                observe: [{query: latency-p99}]
                decide:
                  question: Is it slow?
                  branches:
                    - {answer: slow, label: "Yes, it is slow", when: {query: latency-p99, is: ">= 0.5"}, goto: logs}
                    - {answer: fine, label: "No, it is fine", goto: fine}
              - {id: logs, phase: diagnosis, title: Read what it says, text: Read., inspect: [kubectl, logs, deployment/dwcp-v3-hde]}
              - {id: wait, phase: resolution, title: See it stay down, text: Wait., wait-until: {query: latency-p99, is: "< 0.5", for: 1m, give-up: 1h, else: fine}}
              - {id: fine, phase: resolution, title: Fine, text: Fine., done: {outcome: false-alarm}}
            """;

    @TempDir
    Path home;

    private Program program;
    private MockWebServer server;

    @BeforeEach
    void files() throws IOException {
        server = new MockWebServer();
        server.setDispatcher(
                new Always(new MockResponse.Builder().code(200).body(SLOW).build()));
        server.start();
        Path config = Files.createDirectories(home.resolve(".config/dwcpctl"));
        Files.writeString(config.resolve("config.yaml"), """
                schema: 1
                current-context: trial
                contexts:
                  trial: {prometheus: {urls: ["%s"]}, kubernetes: {}}
                """.formatted(server.url("/")));
        Files.writeString(
                Files.createDirectories(config.resolve("library/playbooks")).resolve("drill.yaml"), DRILL);
        Path kubectl = Files.createDirectories(home.resolve("bin")).resolve("kubectl");
        Files.writeString(kubectl, "#!/bin/sh\ntouch \"$HOME/asked\"\nexec sleep 100\n");
        assertThat(kubectl.toFile().setExecutable(true)).isTrue();
        Program plain = Program.underTest(home);
        program = plain.with(
                "PATH", home.resolve("bin") + ":" + plain.environment().get("PATH"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void control_C_anywhere_restores_the_terminal_and_resume_goes_on() throws IOException, InterruptedException {
        Path transcript = home.resolve("t");
        try (TmuxScreen terminal =
                new TmuxScreen(program, "dwcpctl-" + ProcessHandle.current().pid(), 80, 24)) {
            terminal.line("stty -g >before; \"$P\" playbook run drill --transcript t; echo status=$?");
            String first = terminal.await("^C leave");
            assertThat(first.lines().toList()).hasSizeLessThanOrEqualTo(24).allMatch(line -> line.length() <= 80);
            assertThat(first)
                    .contains("1 of 4, immediate actions", "See it with your own eyes", "good: P99 below 500 ms")
                    .contains("FAIL", "900 ms", "(bad >= 500 ms)", "1  Yes, it is slow  <- the numbers propose this");

            terminal.key("C-c"); // at a prompt
            terminal.await("status=130");
            terminal.afresh("\"$P\" playbook resume --transcript t; echo status=$?");
            terminal.await("^C leave");
            terminal.key("1");
            terminal.await("runs: kubectl --namespace=dwcp-v3-production logs deployment/dwcp-v3-hde");
            terminal.key("Enter");
            terminal.await("looking ...");
            await(home.resolve("asked"));
            terminal.key("C-c"); // in a command
            terminal.await("status=130");
            terminal.afresh("\"$P\" playbook resume --transcript t; echo status=$?");
            // the command gets the signal too: which of the two is heard of first is chance
            assertThat(terminal.await("^C leave"))
                    .containsAnyOf(
                            "it was broken off before it came to an end", "the command ended with exit code 130");
            terminal.key("s");
            terminal.await("Why is it skipped?");
            terminal.line("it hangs");
            terminal.await("See it stay down");
            terminal.key("Enter");
            terminal.await("does not hold");
            terminal.key("C-c"); // in a wait
            terminal.await("status=130");
            terminal.afresh("\"$P\" playbook show --transcript t | head -3; stty -g >after;"
                    + " cmp before after && echo as it was: $((0+1))");
            terminal.await("as it was: 1");
        }
        List<String> lines = Files.readAllLines(transcript);
        assertThat(lines).filteredOn(l -> l.contains("\"kind\":\"resumed\"")).hasSize(2);
        assertThat(lines).filteredOn(l -> l.contains("\"reason\":\"it hangs\"")).hasSize(1);
        assertThat(lines).allMatch(l -> l.startsWith("{\"time\":") && l.endsWith("}"));
    }

    @Test
    void a_wide_terminal_shows_more_of_it() throws IOException, InterruptedException {
        try (TmuxScreen terminal = new TmuxScreen(
                program, "dwcpctl-wide-" + ProcessHandle.current().pid(), 120, 40)) {
            terminal.line("\"$P\" playbook run drill --transcript t2; echo status=$?");
            assertThat(terminal.await("^C leave"))
                    .contains(
                            "A drill with a title that is rather longer than a screen of eighty columns can take in one");
            terminal.key("2");
            terminal.await("Enter ends the run");
            terminal.key("Enter");
            assertThat(terminal.await("status=0")).contains("false-alarm after");
        }
    }

    private synchronized void await(Path file) throws InterruptedException {
        for (int i = 0; i < 1000 && !Files.exists(file); i++) {
            wait(20);
        }
        assertThat(file).exists();
    }
}
