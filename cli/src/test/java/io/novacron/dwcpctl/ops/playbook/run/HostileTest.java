package io.novacron.dwcpctl.ops.playbook.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.face.output.Ink;
import io.novacron.dwcpctl.face.view.StepScreen;
import io.novacron.dwcpctl.ops.playbook.Placeholder;
import io.novacron.dwcpctl.ops.playbook.Playbook;
import io.novacron.dwcpctl.ops.playbook.Scripted;
import io.novacron.dwcpctl.ops.playbook.course.Facts;
import io.novacron.dwcpctl.ops.playbook.course.Line;
import io.novacron.dwcpctl.site.Site;
import io.novacron.dwcpctl.site.process.ProcessException;
import io.novacron.dwcpctl.site.process.ProcessReply;
import io.novacron.dwcpctl.site.process.Processes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes from outside, at its worst. */
final class HostileTest {
    private static final Playbook PLAYBOOK = Scripted.playbook("""
            placeholders: {component: {type: component}}
            steps:
              - {id: logs, phase: diagnosis, title: A, text: B, inspect: [kubectl, logs, "deployment/dwcp-v3-{{component}}"]}
              - {id: end, phase: resolution, title: A, text: B, done: {outcome: completed}}
            """);

    @ParameterizedTest
    @ValueSource(
            strings = {"; rm -rf /", "$(reboot)", "amst\n--all", "--kubeconfig=/x", "\u001b[2J", "amst hde", "../hde"})
    void a_value_that_is_not_of_its_type_never_gets_in(String hostile) {
        Scene scene = Drill.scene(Drill.site("steady"));

        assertThatThrownBy(() -> Beginning.of(PLAYBOOK, scene, Map.of("component", hostile), "r", "t"))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("is not one of amst");
    }

    @Test
    void a_command_that_is_missing_is_said_recorded_and_asked_again() throws InterruptedException {
        Drill.Obedient desk = new Drill.Obedient();
        List<Line> lines = run(
                desk,
                once(new ProcessException(
                        ProcessException.Kind.NOT_STARTED, "kubectl cannot be run: no such file", "Install it.")));

        assertThat(desk.shown.get(0).status()).isEqualTo(Line.Status.FAILED);
        assertThat(desk.shown.get(0).says()).isEqualTo("kubectl cannot be run: no such file");
        assertThat(results(lines)).containsExactly("FAILED", "DONE");
    }

    @Test
    void a_command_that_hangs_is_ended_said_and_recorded() throws InterruptedException {
        Drill.Obedient desk = new Drill.Obedient();
        List<Line> lines = run(
                desk,
                once(new ProcessException(
                        ProcessException.Kind.TIMED_OUT,
                        "kubectl was not done within 5s and has been ended",
                        "Longer.")));

        assertThat(desk.shown.get(0).says()).contains("has been ended");
        assertThat(results(lines)).containsExactly("FAILED", "DONE");
    }

    @Test
    void a_flood_is_cut_and_that_is_said() throws InterruptedException {
        Drill.Obedient desk = new Drill.Obedient();
        List<Line> lines = run(desk, (command, limit) -> ProcessReply.of(0, "x".repeat(1 << 20), ""));

        Line result = lines.stream()
                .filter(l -> l.kind() == Line.Kind.RESULT)
                .findFirst()
                .orElseThrow();
        assertThat(result.fact(Facts.OUTPUT)).hasSize(64 << 10);
        assertThat(result.fact(Facts.SAYS)).isEqualTo("looked; it said more than is kept here");
    }

    @Test
    void a_command_that_fails_says_its_exit_code() throws InterruptedException {
        Drill.Obedient desk = new Drill.Obedient();
        int[] times = {0};
        run(desk, (command, limit) -> ProcessReply.of(times[0]++ == 0 ? 1 : 0, "", "Forbidden"));

        assertThat(desk.shown.get(0).says()).isEqualTo("the command ended with exit code 1");
        assertThat(desk.shown.get(0).output()).isEqualTo("Forbidden");
    }

    @Test
    void output_that_would_move_the_cursor_is_written_out_on_the_screen() throws InterruptedException {
        String hostile = "\u001b[2Jgone\u0007\u001b]0;title\u0007\n\u202eabc\rxyz\tz";
        Screen[] seen = new Screen[1];
        Drill.Obedient desk = new Drill.Obedient();
        Desk watching = new Watching(desk, seen);
        run(watching, (command, limit) -> ProcessReply.of(0, hostile, ""));

        List<String> screen = new StepScreen(80, 24, new Ink(false), true).result(seen[0], desk.shown.get(0));

        assertThat(String.join("", screen))
                .doesNotContain("\u001b", "\u0007", "\r", "\u202e")
                .contains("\\x1b[2Jgone");
        assertThat(screen).hasSizeLessThanOrEqualTo(24).allMatch(line -> line.length() < 80);
    }

    private static final class Watching implements Desk {
        private final Drill.Obedient desk;
        private final Screen[] seen;

        Watching(Drill.Obedient desk, Screen[] seen) {
            this.desk = desk;
            this.seen = seen;
        }

        @Override
        public Move next(Screen screen) {
            seen[0] = screen;
            return desk.next(screen);
        }

        @Override
        public String value(Placeholder placeholder) {
            return desk.value(placeholder);
        }

        @Override
        public boolean confirm(Screen screen, List<String> command, List<String> consequences) {
            return true;
        }

        @Override
        public void shows(Shown shown) {
            desk.shows(shown);
        }
    }

    private static Processes once(ProcessException failure) {
        boolean[] failed = {false};
        return (command, limit) -> {
            if (!failed[0]) {
                failed[0] = true;
                throw failure;
            }
            return ProcessReply.of(0, "fine", "");
        };
    }

    private static List<Line> run(Desk desk, Processes processes) throws InterruptedException {
        Site fleet = Drill.site("steady");
        Scene scene = Drill.scene(Drill.with(fleet, fleet.cluster(), processes));
        Transcript transcript = Transcript.inMemory();
        Beginning.of(PLAYBOOK, scene, Map.of("component", "hde"), "r", "t").forEach(transcript::append);
        new Conductor(PLAYBOOK, scene, desk, transcript).run();
        return transcript.lines();
    }

    private static List<String> results(List<Line> lines) {
        return lines.stream()
                .filter(l -> l.kind() == Line.Kind.RESULT)
                .map(l -> l.fact(Facts.STATUS))
                .toList();
    }
}
