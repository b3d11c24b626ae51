package io.novacron.dwcpctl.face.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.testing.RunningApp;
import io.novacron.dwcpctl.testing.RunningApp.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code simulate --rules} where there are none: nothing is written, and nothing begins to serve. */
final class SimulateRulesTest {
    @TempDir
    Path home;

    @Test
    void a_directory_that_is_not_there_is_bad_input() {
        Outcome outcome = simulate("rules");

        assertThat(outcome.errLines())
                .containsExactly(
                        "error: --rules: " + home.resolve("rules") + " is no directory that can be read",
                        "Name the directory of the rule files, such as queries/rules.");
        refused(outcome);
    }

    @Test
    void a_directory_without_rule_files_is_bad_input() throws IOException {
        Files.writeString(Files.createDirectory(home.resolve("rules")).resolve("README.md"), "soon");

        Outcome outcome = simulate("rules");

        assertThat(outcome.errLines())
                .containsExactly(
                        "error: --rules: " + home.resolve("rules") + " holds no *.yml",
                        "Name the directory of the rule files, such as queries/rules.");
        refused(outcome);
    }

    private Outcome simulate(String rules) {
        return new RunningApp().home(home).run("simulate", "--write-prometheus-config", "fleet.yml", "--rules", rules);
    }

    private void refused(Outcome outcome) {
        assertThat(outcome.code()).isEqualTo(65);
        assertThat(outcome.out()).isEmpty();
        assertThat(home.resolve("fleet.yml")).doesNotExist();
    }
}
