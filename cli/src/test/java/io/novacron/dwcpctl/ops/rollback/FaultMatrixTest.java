package io.novacron.dwcpctl.ops.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.site.cluster.ClusterChange;
import io.novacron.dwcpctl.site.cluster.ClusterException;
import io.novacron.dwcpctl.site.cluster.ClusterException.Kind;
import io.novacron.dwcpctl.site.cluster.Deployment;
import io.novacron.dwcpctl.site.cluster.Permission;
import io.novacron.dwcpctl.site.cluster.Pod;
import io.novacron.dwcpctl.site.cluster.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rollback says and does when things go wrong around it: a table for people, made here and kept true here. */
final class FaultMatrixTest {
    private static final Path COMMITTED = Path.of("src", "test", "resources", "rollback", "faults.md");

    @TempDir
    Path folder;

    private static ClusterException failure(Kind kind, String message) {
        return new ClusterException(kind, message, "");
    }

    /** Answers only every third of each kind of call. */
    private static void slow(Trial trial) {
        trial.cluster = new ClusterBefore(trial.site.cluster()) {
            private final Map<String, Integer> calls = new TreeMap<>();

            @Override
            void called(String what) {
                if (trial.journalExists() && calls.merge(what, 1, Integer::sum) % 3 != 0) {
                    throw failure(Kind.UNREACHABLE, "kubectl: no answer within 10s");
                }
            }
        };
    }

    private static void refusingFrom(Trial trial, Step step) {
        boolean[] refusing = {false};
        trial.events = at(step, () -> refusing[0] = true);
        trial.cluster = new ClusterBefore(trial.site.cluster()) {
            @Override
            void called(String what) {
                if (refusing[0]) {
                    throw failure(Kind.UNREACHABLE, "kubectl: connection refused");
                }
            }
        };
    }

    /** A change is made, and its answer is lost. */
    private static void answersLost(Trial trial) {
        trial.cluster = new ClusterBefore(trial.site.cluster()) {
            @Override
            public void apply(ClusterChange change) {
                super.apply(change);
                if (!(change instanceof ClusterChange.Annotate)) {
                    throw failure(Kind.UNREACHABLE, "kubectl: no answer within 10s");
                }
            }
        };
    }

    private static RollbackEvents at(Step step, Runnable action) {
        return new RollbackEvents() {
            @Override
            public void stepBegins(Step begun) {
                if (begun == step) {
                    action.run();
                }
            }
        };
    }

    private static void forbiddenFromTheStart(Trial trial) {
        trial.cluster = new ClusterBefore(trial.site.cluster()) {
            @Override
            public boolean permits(Permission permission) {
                return !"scale".equals(permission.subresource());
            }
        };
    }

    private static void forbiddenMeanwhile(Trial trial) {
        trial.cluster = new ClusterBefore(trial.site.cluster()) {
            @Override
            public void apply(ClusterChange change) {
                if (change instanceof ClusterChange.SelectVersion) {
                    throw failure(Kind.FORBIDDEN, "kubectl patch service/dwcp-service: forbidden");
                }
                super.apply(change);
            }
        };
    }

    private static void conflicting(Trial trial) {
        trial.cluster = new ClusterBefore(trial.site.cluster()) {
            private int conflicts;

            @Override
            public void apply(ClusterChange change) {
                if (change instanceof ClusterChange.SelectVersion && conflicts++ < 2) {
                    throw failure(Kind.CONFLICT, "kubectl patch service/dwcp-service: the object has been modified");
                }
                super.apply(change);
            }
        };
    }

    /** Only so many of v1's pods ever come up. */
    private static void neverReady(Trial trial, int most) {
        trial.cluster = new ClusterBefore(trial.site.cluster()) {
            @Override
            public Deployment deployment(String name) {
                Deployment real = super.deployment(name);
                Deployment.Replicas pods = real.replicas();
                return !name.equals("dwcp-v1")
                        ? real
                        : new Deployment(
                                name,
                                new Deployment.Replicas(
                                        pods.desired(),
                                        pods.total(),
                                        pods.updated(),
                                        Math.min(most, pods.ready()),
                                        Math.min(most, pods.available())),
                                real.paused(),
                                real.observed(),
                                real.container(),
                                real.image(),
                                real.env(),
                                real.labels(),
                                real.annotations(),
                                real.resourceVersion(),
                                real.revision(),
                                real.changed());
            }
        };
    }

    /** The pods that were available are gone when the service is about to be pointed at them. */
    private static void podsGone(Trial trial) {
        trial.cluster = new ClusterBefore(trial.site.cluster()) {
            @Override
            public List<Pod> pods(String deployment) {
                return deployment.equals("dwcp-v1") ? List.of() : super.pods(deployment);
            }
        };
    }

    private static void selectorChanged(Trial trial) {
        trial.cluster = new ClusterBefore(trial.site.cluster()) {
            @Override
            public Service service(String name) {
                Service real = super.service(name);
                if (!trial.journalExists() || real.version().equals("v1")) {
                    return real;
                }
                Map<String, String> selector = new TreeMap<>(real.selector());
                selector.put("version", "v2");
                return new Service(
                        name, selector, real.labels(), real.annotations(), real.resourceVersion(), real.changed());
            }
        };
    }

    private static void pointedBack(Trial trial) {
        trial.events = at(
                Step.DRAIN_V3,
                () -> trial.site.cluster().apply(new ClusterChange.SelectVersion("dwcp-service", "v3", null)));
    }

    private static void scaledBack(Trial trial, int times) {
        int[] left = {times};
        trial.events = new RollbackEvents() {
            @Override
            public void observes(Step step, String says) {
                if (step == Step.AWAIT_V1 && left[0]-- > 0) {
                    trial.site.cluster().apply(new ClusterChange.Scale("dwcp-v1", 2));
                }
            }
        };
    }

    private static void diskFull(Trial trial) {
        trial.events = at(Step.AWAIT_V1, trial::fillDisk);
    }

    private static void prometheusDown(Trial trial) {
        MetricsBefore metrics = new MetricsBefore(trial.site.metrics());
        metrics.down = true;
        trial.metrics = metrics;
    }

    private static void silentAfterTheSwitch(Trial trial) {
        MetricsBefore metrics = new MetricsBefore(trial.site.metrics());
        trial.metrics = metrics;
        trial.events = new RollbackEvents() {
            @Override
            public void stepEnds(Step step, Outcome outcome, String says) {
                if (step == Step.SWITCH_SERVICE) {
                    metrics.silentSince = trial.timeline.now();
                }
            }
        };
    }

    private static Map<String, Consumer<Trial>> faults() {
        Map<String, Consumer<Trial>> faults = new LinkedHashMap<>();
        faults.put("none", trial -> {});
        faults.put("API slow: two calls of three time out", FaultMatrixTest::slow);
        faults.put("API makes the changes, its answers are lost", FaultMatrixTest::answersLost);
        faults.put("API refuses connections from the switch on", trial -> refusingFrom(trial, Step.SWITCH_SERVICE));
        faults.put("API refuses connections after the switch", trial -> refusingFrom(trial, Step.DRAIN_V3));
        faults.put("scaling v1 is forbidden", FaultMatrixTest::forbiddenFromTheStart);
        faults.put("changing the service is forbidden meanwhile", FaultMatrixTest::forbiddenMeanwhile);
        faults.put("two conflicts at the switch", FaultMatrixTest::conflicting);
        faults.put("v1: none of the new pods is ever ready", trial -> neverReady(trial, 2));
        faults.put("v1: a third of its pods is never ready", trial -> neverReady(trial, 12));
        faults.put("v1: its pods are gone when the switch comes", FaultMatrixTest::podsGone);
        faults.put("the selector is changed under us", FaultMatrixTest::selectorChanged);
        faults.put("the service is pointed back at v3", FaultMatrixTest::pointedBack);
        faults.put("v1 is scaled back once", trial -> scaledBack(trial, 1));
        faults.put("v1 is scaled back again and again", trial -> scaledBack(trial, 1_000));
        faults.put("the journal's disk is full", FaultMatrixTest::diskFull);
        faults.put("Prometheus is down", FaultMatrixTest::prometheusDown);
        faults.put("metrics fall silent after the switch", FaultMatrixTest::silentAfterTheSwitch);
        return faults;
    }

    @Test
    void of_every_fault_in_every_mode() throws IOException, InterruptedException {
        List<String> rows =
                new ArrayList<>(List.of("| fault | mode | exit | it says | then |", "|---|---|---|---|---|"));
        for (Map.Entry<String, Consumer<Trial>> fault : faults().entrySet()) {
            for (Mode mode : List.of(Mode.MANUAL, Mode.EMERGENCY)) {
                Trial trial = new Trial(folder.resolve(rows.size() + ""), "error-burst");
                fault.getValue().accept(trial);
                rows.add("| " + fault.getKey() + " | " + mode.id() + " | " + row(trial, mode) + " |");
            }
        }
        String actual = String.join("\n", rows).replace(folder.toString(), "…") + "\n";
        Files.writeString(Path.of("target", "rollback-faults.md"), actual);

        assertThat(actual).isEqualTo(Files.readString(COMMITTED));
    }

    private static String row(Trial trial, Mode mode) throws InterruptedException {
        RollbackPlan plan = trial.plan(mode);
        if (!plan.obstacles().isEmpty()) {
            String why = plan.obstacles().stream()
                    .map(check -> check.id() + ": " + check.says())
                    .collect(Collectors.joining("; "));
            return "2 | not begun: " + why + " | nothing was changed";
        }
        try {
            Rollback.Result result = trial.begin(mode);
            assertServed(trial);
            return result.ending().exitCode().code() + " | " + result.ending().id() + ": "
                    + result.says().replaceAll("/\\S*/journal", "/…/journal") + " | "
                    + result.whereabouts().says();
        } catch (CliException e) {
            return e.exitCode().code() + " | " + e.getMessage() + " | nothing was changed";
        }
    }

    /** Whatever goes wrong, the service never points at nobody. */
    private static void assertServed(Trial trial) {
        assertThat(trial.site.cluster().endpoints("dwcp-service").ready()).isPositive();
    }

    @Test
    void the_readme_has_the_table() throws IOException {
        assertThat(Files.readString(Path.of("..", "README.md"))).contains(Files.readString(COMMITTED));
    }
}
