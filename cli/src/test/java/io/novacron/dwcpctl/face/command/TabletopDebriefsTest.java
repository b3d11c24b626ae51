package io.novacron.dwcpctl.face.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.face.output.Format;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.exercise.ExerciseRuns;
import io.novacron.dwcpctl.ops.exercise.ExerciseScenario;
import io.novacron.dwcpctl.ops.exercise.ExerciseScenarios;
import io.novacron.dwcpctl.ops.playbook.Playbooks;
import io.novacron.dwcpctl.ops.playbook.course.Facts;
import io.novacron.dwcpctl.ops.playbook.run.ScriptedDesk;
import io.novacron.dwcpctl.ops.playbook.run.Transcript;
import io.novacron.dwcpctl.testing.RunningApp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every scenario played by a good run and a bad one: the debriefs are those that lie in {@code playbooks/scenarios/debriefs}.
 * What came out instead lies in {@code target/debriefs}.
 */
final class TabletopDebriefsTest {
    private static final Path EXPECTED = Path.of("../playbooks/scenarios/debriefs");
    private static final Path ACTUAL = Path.of("target/debriefs");
    private static final ShippedFiles SHIPPED = new ShippedFiles();
    private static final Library LIBRARY = new Library(SHIPPED, null);

    @TempDir
    Path home;

    static Stream<ExerciseScenario> scenarios() {
        return new ExerciseScenarios(LIBRARY, new Cookbook(LIBRARY)).all().stream();
    }

    static List<Arguments> runs() {
        List<Arguments> all = new ArrayList<>();
        scenarios()
                .forEach(scenario -> runs(scenario).forEach(run -> all.add(Arguments.of(scenario.id(), run.name()))));
        return all;
    }

    private static List<ExerciseRuns> runs(ExerciseScenario scenario) {
        String path = "playbooks/scenarios/" + scenario.id() + ".runs.yaml";
        return ExerciseRuns.read(path, SHIPPED.text(path));
    }

    /** The run's debrief, from the scenario's file to the document: as Markdown, then as JSON. */
    private String played(String id, String name) throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GlobalOptions options = new GlobalOptions();
        options.timeout = Duration.ofMinutes(1);
        Environment environment = new Environment(
                InputStream.nullInputStream(),
                out,
                OutputStream.nullOutputStream(),
                Environment.Terminals.NONE,
                Map.of("HOME", home.toString()),
                home,
                Clock.fixed(RunningApp.NOW, ZoneOffset.UTC),
                () -> ZoneOffset.UTC,
                true,
                new SplittableRandom(1),
                new Cancellation());
        try (Session session = new Session(environment, options, () -> "test")) {
            ExerciseScenario scenario = new ExerciseScenarios(LIBRARY, session.cookbook()).get(id);
            ExerciseRuns run = runs(scenario).stream()
                    .filter(r -> r.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            Tabletop tabletop = new Tabletop(session, new Playbooks(LIBRARY), scenario, true, 1, false);
            ScriptedDesk desk = new ScriptedDesk(run.answers(), id + ".runs.yaml: " + name);
            Transcript transcript = Transcript.inMemory();
            tabletop.play(scenario.playbook(), tabletop.scene(false), desk, run.pace(), run.set(), transcript);
            assertThat(desk.left()).isEmpty();
            assertThat(transcript.lines().get(0).fact(Facts.EXERCISE)).isEqualTo("true");
            options.output = Format.MARKDOWN;
            tabletop.debrief();
            options.output = Format.JSON;
            tabletop.debrief();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("runs")
    void a_run_has_the_debrief_that_is_written_down(String scenario, String run)
            throws IOException, InterruptedException {
        String all = played(scenario, run);
        int json = all.indexOf("{\n");
        Map<String, String> debriefs = Map.of(".md", all.substring(0, json), ".json", all.substring(json));
        Files.createDirectories(ACTUAL);
        for (Map.Entry<String, String> debrief : debriefs.entrySet()) {
            Files.writeString(ACTUAL.resolve(scenario + "." + run + debrief.getKey()), debrief.getValue());
        }

        debriefs.forEach((ending, debrief) -> assertThat(EXPECTED.resolve(scenario + "." + run + ending))
                .content()
                .isEqualTo(debrief));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void a_good_run_leaves_nothing_to_talk_about_and_a_bad_one_does(ExerciseScenario scenario) throws IOException {
        assertThat(runs(scenario)).extracting(ExerciseRuns::good).contains(true, false);
        for (ExerciseRuns run : runs(scenario)) {
            String debrief = Files.readString(EXPECTED.resolve(scenario.id() + "." + run.name() + ".json"));

            assertThat(debrief.contains("\"good\": true")).as(run.name()).isEqualTo(run.good());
            assertThat(debrief).contains("\"exercise\": true");
        }
    }

    @Test
    void there_are_ten_of_ten_families() {
        assertThat(scenarios().map(ExerciseScenario::family)).hasSize(10).doesNotHaveDuplicates();
    }
}
