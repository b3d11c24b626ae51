package io.novacron.dwcpctl.face.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.testing.RunningApp;
import io.novacron.dwcpctl.testing.RunningApp.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide is read without a context, and tells a context's own addresses where there is one. */
final class GuideCommandTest {
    @TempDir
    Path home;

    private Outcome guide(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "guide";
        System.arraycopy(args, 0, all, 1, args.length);
        return new RunningApp().home(home).variable("COLUMNS", "80").run(all);
    }

    @Test
    void lists_its_pages() {
        Outcome outcome = guide("-o", "csv");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().lines().map(line -> line.split(",", -1)[0]))
                .startsWith(
                        "id",
                        "stack",
                        "metrics",
                        "tracing",
                        "logs",
                        "profiling",
                        "dashboards",
                        "cookbook",
                        "troubleshooting",
                        "integration",
                        "best-practice",
                        "exercises");
    }

    @Test
    void shows_a_page_in_eighty_columns_with_the_usual_addresses() {
        Outcome outcome = guide("stack");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).startsWith("""
                        The stack and its addresses
                        What watches DWCP v3, where each part is, and how a number gets from a host to a
                        pager.

                        Addresses below are those of the usual ports; name a context to see its own.

                        PART                     DOES                         ADDRESS
                        DWCP v3                  exposes /metrics, /health,   http://dwcp-v3:8080
                        """);
        assertThat(outcome.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void knows_the_addresses_of_a_context() throws IOException {
        Path config = home.resolve("config.yaml");
        Files.writeString(config, """
                schema: 1
                current-context: mine
                contexts:
                  mine:
                    prometheus: {urls: [http://one:1, http://user:secret@two:2]}
                    application: {eu-west: http://app.eu:8080}
                    components: {amst: http://amst:19091}
                """);

        String page =
                guide("stack", "-o", "markdown", "--config", config.toString()).out();

        assertThat(page)
                .contains("Addresses below are those of the context mine; it does not say")
                .contains("| http://one:1, http://two:2 |")
                .contains("| eu-west http://app.eu:8080 |")
                .contains("| amst | Adaptive Multi-Stream Transport | http://amst:19091 |")
                .contains("| http://grafana:3000 (usual) |")
                .doesNotContain("secret");
    }

    @Test
    void a_context_that_is_named_must_be_there_and_one_that_is_not_need_not() throws IOException {
        Path file = home.resolve(".config/dwcpctl/config.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "schema: 1\ncurrent-context: [broken\n");

        assertThat(guide("stack").code()).isZero();
        assertThat(guide("stack", "--context", "nowhere").code()).isEqualTo(65);
        assertThat(guide("stack", "--context", "demo").out()).contains("the context demo, which is simulated");
    }

    @Test
    void names_the_nearest_page() {
        Outcome outcome = guide("tracin");

        assertThat(outcome.code()).isEqualTo(64);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("the guide has no page \"tracin\"").contains("tracing");
    }

    @Test
    void a_users_page_replaces_a_shipped_one() throws IOException {
        Path pages = home.resolve(".config/dwcpctl/library/playbooks/guide");
        Files.createDirectories(pages);
        Files.writeString(pages.resolve("10-stack.md"), "# Ours\n\nWhere it is with us.\n\nAt {{prometheus}}.\n");

        assertThat(guide("stack").out()).isEqualTo("Ours\nWhere it is with us.\n\nAt http://prometheus:9090.\n");
        Files.writeString(pages.resolve("10-stack.md"), "no title\n");
        assertThat(guide("stack").err()).contains("10-stack.md:1: a page begins with its title");
    }

    @Test
    void everything_of_the_cookbook_stands_in_its_page() {
        assertThat(guide("cookbook", "-o", "markdown").out()).contains("| acp-quorum-margin |", "## latency");
    }

    @Test
    void workflows_and_the_playbook_of_each_alert_stand_in_theirs() {
        String page = guide("troubleshooting", "-o", "markdown").out();

        assertThat(page.lines().filter(line -> line.startsWith("dwcpctl playbook run ")))
                .containsExactly(
                        "dwcpctl playbook run error-spike",
                        "dwcpctl playbook run high-latency",
                        "dwcpctl playbook run memory-leak",
                        "dwcpctl playbook run throughput-degradation");
        assertThat(page).contains("- **DWCPv3LatencyP99Critical**, `latency-p99-critical`: ");
    }
}
