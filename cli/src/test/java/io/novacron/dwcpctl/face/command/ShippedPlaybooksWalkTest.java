package io.novacron.dwcpctl.face.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.testing.RunningApp;
import io.novacron.dwcpctl.testing.RunningApp.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every shipped playbook is walked by its cases, to each of its ends, on fleets of their own. */
final class ShippedPlaybooksWalkTest {
    @TempDir
    Path home;

    @Test
    void every_step_and_branch_of_every_playbook_is_walked() {
        Outcome outcome = new RunningApp().home(home).run("playbook", "test");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).endsWith("\n40 passed, 0 failed\n").doesNotContain("no case");
        assertThat(outcome.code()).isZero();
    }
}
