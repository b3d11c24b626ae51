package io.novacron.dwcpctl.ops.playbook.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.journal.Journal;
import io.novacron.dwcpctl.ops.playbook.Outcome;
import io.novacron.dwcpctl.ops.playbook.Playbook;
import io.novacron.dwcpctl.ops.playbook.Scripted;
import io.novacron.dwcpctl.ops.playbook.course.Course;
import io.novacron.dwcpctl.ops.playbook.course.Facts;
import io.novacron.dwcpctl.ops.playbook.course.Line;
import io.novacron.dwcpctl.ops.playbook.course.LineText;
import io.novacron.dwcpctl.site.Site;
import io.novacron.dwcpctl.site.cluster.Cluster;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process goes away at every line of the transcript and inside every change; then it is resumed. */
final class CrashMatrixTest {
    private static final Playbook PLAYBOOK = Scripted.playbook("""
            steps:
              - {id: look, phase: immediate, title: A, text: B, observe: [{query: latency-p99}]}
              - {id: scale, phase: mitigation, title: A, text: B, cluster: {scale: {deployment: dwcp-v3-amst, replicas: 7}}}
              - {id: logs, phase: diagnosis, title: A, text: B, inspect: [kubectl, logs, deployment/dwcp-v3-amst, --tail=3]}
              - {id: env, phase: mitigation, title: A, text: B, cluster: {set-env: {deployment: dwcp-v3-hde, values: {COMPRESSION_ALGO: snappy}}}}
              - {id: restart, phase: mitigation, title: A, text: B, cluster: {restart: {deployment: dwcp-v3-pba}}}
              - {id: settled, phase: resolution, title: A, text: B, wait-until: {query: throughput-current, is: "> 0", for: 30s, give-up: 5m, else: bad}}
              - {id: tell, phase: communication, title: A, text: B, notify: {template: emergency-notice, with: {impact: none}}}
              - {id: good, phase: resolution, title: A, text: B, done: {outcome: resolved}}
              - {id: bad, phase: resolution, title: A, text: B, done: {outcome: escalated}}
            """);

    /** As much as kill -9: nobody catches it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Counts down to the end of the process. */
    private static final class Fuse {
        private int left;

        Fuse(int left) {
            this.left = left;
        }

        void burn() {
            if (left-- == 0) {
                throw new Killed();
            }
        }
    }

    /** A transcript that dies just before or just after a line is on disk. */
    private record Fragile(Transcript kept, Fuse fuse) implements Transcript {
        @Override
        public List<Line> lines() {
            return kept.lines();
        }

        @Override
        public void append(Line line) {
            fuse.burn();
            kept.append(line);
            fuse.burn();
        }
    }

    /** The cluster of a site, its changes counted, dying before or after each. */
    private static Cluster counted(Cluster cluster, List<ClusterChange> applied, Fuse fuse) {
        return (Cluster) Proxy.newProxyInstance(
                Cluster.class.getClassLoader(), new Class<?>[] {Cluster.class}, (proxy, method, arguments) -> {
                    boolean change = method.getName().equals("apply");
                    if (change) {
                        fuse.burn();
                    }
                    try {
                        Object answer = method.invoke(cluster, arguments);
                        if (change) {
                            applied.add((ClusterChange) arguments[0]);
                            fuse.burn();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void nothing_is_lost_and_no_change_is_made_twice_wherever_it_is_killed(@TempDir Path directory) throws Exception {
        int deaths = 0;
        for (int point = 0; ; point++) {
            Journal journal = new Journal(directory.resolve("run-" + point));
            Site fleet = Drill.site("steady");
            List<ClusterChange> applied = new ArrayList<>();
            boolean died = false;
            Transcript first = Transcript.in(journal);
            Beginning.of(PLAYBOOK, Drill.scene(fleet), Map.of(), "run", "test").forEach(first::append);
            Fuse fuse = new Fuse(point);
            Site site = Drill.with(fleet, counted(fleet.cluster(), applied, fuse), fleet.processes());
            try {
                new Conductor(PLAYBOOK, Drill.scene(site), new Drill.Obedient(), new Fragile(first, fuse)).run();
            } catch (Killed e) {
                died = true;
                deaths++;
            }
            List<Line> before = Transcript.in(journal).lines();
            Transcript again = Transcript.in(journal);
            Fuse whole = new Fuse(Integer.MAX_VALUE);
            Site same = Drill.with(fleet, counted(fleet.cluster(), applied, whole), fleet.processes());
            Course end = new Conductor(PLAYBOOK, Drill.scene(same), new Drill.Obedient(), again).run();

            assertThat(end.outcome()).as("killed at %d", point).isEqualTo(Outcome.RESOLVED);
            assertThat(again.lines().subList(0, before.size())).isEqualTo(before);
            assertThat(applied).as("killed at %d", point).doesNotHaveDuplicates();
            boolean unclear =
                    again.lines().stream().anyMatch(l -> l.fact(Facts.FOUND).equals("UNKNOWN"));
            assertThat(applied).hasSizeBetween(unclear ? 2 : 3, 3);
            assertThat(fleet.cluster().deployment("dwcp-v3-amst").replicas().desired())
                    .isEqualTo(7);
            if (!died) {
                break;
            }
        }
        assertThat(deaths).isGreaterThan(40);
    }

    @Test
    void a_line_cut_off_in_the_middle_counts_as_not_written(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("transcript");
        Transcript transcript = Transcript.in(new Journal(file));
        Site site = Drill.site("steady");
        Beginning.of(PLAYBOOK, Drill.scene(site), Map.of(), "run", "test").forEach(transcript::append);
        Files.writeString(file, "{\"time\":\"2026-01-31T09:3", StandardOpenOption.APPEND);

        Transcript again = Transcript.in(new Journal(file));
        new Conductor(PLAYBOOK, Drill.scene(site), new Drill.Obedient(), again).run();

        assertThat(Transcript.read(new Journal(file)).get(1).kind()).isEqualTo(Line.Kind.MEASURED);
    }

    @Test
    void two_processes_do_not_go_on_with_one_run(@TempDir Path directory) throws IOException {
        Journal journal = new Journal(directory.resolve("transcript"));
        Transcript one = Transcript.in(journal);
        Line began = Line.of(Drill.NOW, Line.Kind.BEGAN, "").with(Facts.PLAYBOOK, "trial");
        one.append(began);
        Transcript other = Transcript.in(journal);
        one.append(Line.of(Drill.NOW, Line.Kind.NOTED, "look").with(Facts.TEXT, "mine"));

        assertThatThrownBy(() -> other.append(Line.of(Drill.NOW, Line.Kind.NOTED, "look")))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("another process");
        assertThat(Files.readString(journal.file())).hasLineCount(2);
    }

    @Test
    void whatever_is_in_a_fact_a_line_stays_a_line() {
        Line line = Line.of(Drill.NOW, Line.Kind.RESULT, "a").with(Facts.OUTPUT, "x\ny\u001b[31m\"\\\r\u2028");

        assertThat(LineText.write(line))
                .doesNotContain("\n")
                .doesNotContain("\r")
                .doesNotContain("\u001b");
        assertThat(LineText.read("f:1", LineText.write(line))).isEqualTo(line);
    }
}
