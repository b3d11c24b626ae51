package io.novacron.dwcpctl.ops.rollback.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.metrics.source.SourceException;
import io.novacron.dwcpctl.metrics.source.SourceException.Kind;
import io.novacron.dwcpctl.ops.cookbook.Cookbook;
import io.novacron.dwcpctl.ops.gate.Gates;
import io.novacron.dwcpctl.ops.rollback.watch.Sample.State;
import io.novacron.dwcpctl.ops.rollback.watch.Sample.V1;
import io.novacron.dwcpctl.site.Replica;
import io.novacron.dwcpctl.site.fleet.Fleet;
import io.novacron.dwcpctl.site.fleet.demo.Demo;
import io.novacron.dwcpctl.site.fleet.event.Scenario;
import io.novacron.dwcpctl.site.fleet.query.FleetSource;
import io.novacron.dwcpctl.site.fleet.query.FleetStorage;
import io.novacron.dwcpctl.site.probe.Probe;
import io.novacron.dwcpctl.site.probe.ProbeReply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one look at v3 and v1 comes to. */
final class LookoutTest {
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static ProbeReply alive() {
        return new ProbeReply(Verdict.PASS, "UP");
    }

    private static ProbeReply dead() {
        throw new SourceException(Kind.UNREACHABLE, "http://eu:8080: connection refused", "Look at it.");
    }

    private record Application(Supplier<ProbeReply> reply) implements Probe {
        @Override
        public String kind() {
            return "application";
        }

        @Override
        public String region() {
            return "eu-west";
        }

        @Override
        public String address() {
            return "http://eu:8080";
        }

        @Override
        public ProbeReply ask() {
            return reply.get();
        }
    }

    private static Sample look(String scenario, Duration metrics, Supplier<ProbeReply> application)
            throws InterruptedException {
        Fleet fleet = Fleet.of(Demo.logOf(Scenario.ofId(scenario).orElseThrow(), NOW.minus(Duration.ofMinutes(15))));
        Library library = new Library(new ShippedFiles(), null);
        FleetSource source =
                new FleetSource("fleet", new FleetStorage(fleet, NOW.toEpochMilli()), Deadline.after(metrics));
        return new Lookout(
                        new Gates(library, new Cookbook(library)),
                        List.of(new Replica("fleet", source)),
                        Set.copyOf(Fleet.REGIONS),
                        List.of(new Application(application)),
                        () -> Deadline.after(PATIENCE))
                .at(NOW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "steady | GOOD |",
                "latency-spike | DEGRADED | latency-p99 in eu-west",
                "component-down | DEGRADED | targets in eu-west",
            })
    void what_was_measured_counts(String scenario, State state, String why) throws InterruptedException {
        Sample sample = look(scenario, PATIENCE, LookoutTest::alive);

        assertThat(sample.state()).as(sample.why()).isEqualTo(state);
        assertThat(sample.why()).contains(why == null ? "" : why);
        assertThat(sample.v1()).as(sample.v1Why()).isEqualTo(V1.HEALTHY);
    }

    @Test
    void what_nobody_answers_is_not_known() throws InterruptedException {
        Sample sample = look("error-burst", Duration.ZERO, LookoutTest::alive);

        assertThat(sample.state()).isEqualTo(State.UNKNOWN);
        assertThat(sample.v1()).isEqualTo(V1.UNKNOWN);
    }

    @Test
    void a_dead_application_counts_though_its_figures_look_well() throws InterruptedException {
        Sample sample = look("steady", PATIENCE, LookoutTest::dead);

        assertThat(sample.state()).isEqualTo(State.DEGRADED);
        assertThat(sample.why()).isEqualTo("the application in eu-west is dead: http://eu:8080: connection refused");
    }

    @Test
    void who_reaches_nobody_has_not_seen_that_anything_is_dead() throws InterruptedException {
        Sample sample = look("steady", Duration.ZERO, LookoutTest::dead);

        assertThat(sample.state()).isEqualTo(State.UNKNOWN);
        assertThat(sample.why()).startsWith("nobody answers, we may be cut off: ");
    }

    @ParameterizedTest
    @CsvSource({"REFUSED", "UNINTELLIGIBLE"})
    void who_answers_something_is_not_dead(Kind kind) throws InterruptedException {
        Sample sample = look("steady", PATIENCE, () -> {
            throw new SourceException(kind, "http://eu:8080: 401", "Log in.");
        });

        assertThat(sample.state()).isEqualTo(State.GOOD);
    }

    @Test
    void an_application_that_says_it_is_down_is_dead() throws InterruptedException {
        assertThat(look("steady", PATIENCE, () -> new ProbeReply(Verdict.FAIL, "DOWN"))
                        .state())
                .isEqualTo(State.DEGRADED);
    }
}
