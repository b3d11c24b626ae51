package io.novacron.dwcpctl.ops.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.site.Site;
import io.novacron.dwcpctl.site.Sites;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.fleet.alert.FleetRules;
import io.novacron.dwcpctl.site.fleet.event.Fault;
import io.novacron.dwcpctl.site.fleet.event.FleetEvent;
import io.novacron.dwcpctl.site.fleet.event.Job;
import io.novacron.dwcpctl.site.fleet.exercise.ExerciseWorld;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exercise has a world of its own, and no way out of it. */
final class ExerciseWorldTest {
    private static final Instant PAGE = Instant.parse("2026-03-04T14:10:00Z");
    private static final FleetEvent LATER = new FleetEvent.FaultStarted(
            "later", PAGE.plusSeconds(600), "later", Set.of("eu-west"), List.of(new Fault.Down(Job.HDE)), null);

    private static Site site(ExerciseWorld world) {
        return Sites.ofExercise(world, FleetRules.none(), () -> Deadline.after(Duration.ofMinutes(1)));
    }

    @Test
    void what_is_to_come_is_not_seen_before_its_time() throws InterruptedException {
        ExerciseWorld world = ExerciseWorld.stepped(PAGE, 1, List.of(LATER));
        String promql = "min(up{job=\"dwcp-v3-hde\"})";

        Site site = site(world);
        assertThat(site.metrics().query(promql, world.timeline().now()).value().toString())
                .contains("value=1.0");
        world.timeline().awaitUntil(PAGE.plusSeconds(660));
        assertThat(site.metrics().query(promql, world.timeline().now()).value().toString())
                .contains("value=0.0");
    }

    @Test
    void a_wait_passes_at_the_clocks_speed() throws InterruptedException {
        ExerciseWorld world = ExerciseWorld.running(PAGE, 1, List.of(), Clock.systemUTC(), 10_000, new Cancellation());

        world.timeline().awaitUntil(PAGE.plusSeconds(600));

        assertThat(world.timeline().now()).isAfterOrEqualTo(PAGE.plusSeconds(600));
    }

    @Test
    void a_wait_ends_when_the_run_is_cancelled() {
        Cancellation cancellation = new Cancellation();
        ExerciseWorld world =
                ExerciseWorld.running(PAGE, 1, List.of(), Clock.fixed(PAGE, ZoneOffset.UTC), 10, cancellation);
        cancellation.cancel();

        assertThatThrownBy(() -> world.timeline().awaitUntil(PAGE.plusSeconds(600)))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void the_same_seed_is_the_same_fleet_and_another_is_another() {
        String promql = "sum(dwcp_v3_active_connections)";
        String first = read(1, promql);

        assertThat(read(1, promql)).isEqualTo(first);
        assertThat(read(2, promql)).isNotEqualTo(first);
    }

    private static String read(long seed, String promql) {
        ExerciseWorld world = ExerciseWorld.stepped(PAGE, seed, List.of());
        return site(world).metrics().query(promql, PAGE).value().toString();
    }

    /** By construction: what opens it is static and is given nothing that leads out; what it is made of knows no client. */
    @Test
    void it_is_made_of_nothing_that_leads_out() throws NoSuchMethodException {
        var open = Stream.of(Sites.class.getDeclaredMethods())
                .filter(method -> method.getName().equals("ofExercise"))
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException("ofExercise"));

        assertThat(Modifier.isStatic(open.getModifiers())).isTrue();
        assertThat(open.getParameterTypes())
                .noneMatch(type -> type.getSimpleName().equals("Environment"));
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage("io.novacron.dwcpctl.ops.exercise..", "io.novacron.dwcpctl.site.fleet.exercise..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.novacron.dwcpctl.site.http..",
                        "io.novacron.dwcpctl.site.prometheus..",
                        "io.novacron.dwcpctl.site.alertmanager..",
                        "io.novacron.dwcpctl.site.kubectl..",
                        "io.novacron.dwcpctl.site.webhook..",
                        "io.novacron.dwcpctl.site.grafana..",
                        "okhttp3..",
                        "java.net..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.novacron.dwcpctl"));
        Site site = site(ExerciseWorld.stepped(PAGE, 1, List.of()));
        assertThat(Stream.of(
                                site.alerts(),
                                site.cluster(),
                                site.processes(),
                                site.notifiers().get(0),
                                site.probes().get(0))
                        .map(port -> port.getClass().getPackageName()))
                .allMatch(name -> name.startsWith("io.novacron.dwcpctl.site.fleet."));
    }

    /** And by trying: a server that would be asked hears nothing, a program that would be started is not, no file appears. */
    @Test
    void whoever_tries_to_reach_out_does_not(@TempDir Path home) throws IOException, InterruptedException {
        Path marker = home.resolve("started");
        try (ServerSocket server = new ServerSocket(0)) {
            ExerciseWorld world = ExerciseWorld.stepped(PAGE, 1, List.of());
            Site site = site(world);

            assertThatThrownBy(() -> site.processes().run(List.of("touch", marker.toString()), Duration.ofSeconds(5)))
                    .hasMessageContaining("touch");
            assertThatThrownBy(() -> site.processes()
                            .run(
                                    List.of(
                                            "kubectl",
                                            "--server=http://127.0.0.1:" + server.getLocalPort(),
                                            "delete",
                                            "pods"),
                                    Duration.ofSeconds(5)))
                    .isNotNull();
            site.cluster().apply(new ClusterChange.Scale("dwcp-v1", 12));
            server.setSoTimeout(50);

            assertThatThrownBy(server::accept).isInstanceOf(java.net.SocketTimeoutException.class);
            assertThat(marker).doesNotExist();
            assertThat(world.events()).hasSize(1);
            try (Stream<Path> files = Files.list(home)) {
                assertThat(files).isEmpty();
            }
        }
    }
}
