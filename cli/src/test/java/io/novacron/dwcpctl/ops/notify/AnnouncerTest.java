package io.novacron.dwcpctl.ops.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.novacron.dwcpctl.base.journal.Journal;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.ops.notify.Delivery.Outcome;
import io.novacron.dwcpctl.site.fleet.demo.Demo;
import io.novacron.dwcpctl.site.notify.Markup;
import io.novacron.dwcpctl.site.notify.Notice;
import io.novacron.dwcpctl.site.notify.Notifier;
import io.novacron.dwcpctl.site.notify.Receipt;
import io.novacron.dwcpctl.site.notify.UnusableNotifier;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnnouncerTest {
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");
    private static final Templates TEMPLATES = new Templates(new Library(new ShippedFiles(), null));
    private static final Map<String, Datum> STARTED = Map.of(
            "context", new Datum.Words("production"),
            "mode", new Datum.Words("manual"),
            "id", new Datum.Words("r1"),
            "started", new Datum.When(NOW),
            "operator", new Datum.Words("kim"));

    private final List<Notice> carried = Collections.synchronizedList(new ArrayList<>());

    /** Carries messages as the test says. */
    private record Carrier(String name, Markup markup, Carrying how) implements Notifier {
        private interface Carrying {
            Receipt carry(Notice notice) throws InterruptedException;
        }

        @Override
        public String kind() {
            return "slack";
        }

        @Override
        public String address() {
            return "nowhere";
        }

        @Override
        public Receipt send(Notice notice, Deadline deadline) {
            try {
                return how.carry(notice);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void check() {}
    }

    private Receipt keep(Notice notice) {
        carried.add(notice);
        return new Receipt(true, "200");
    }

    @Test
    void each_is_told_in_its_own_markup() {
        List<Delivery> deliveries = announce(
                Duration.ofSeconds(30),
                new Carrier("a", Markup.MRKDWN, this::keep),
                new Carrier("b", Markup.PLAIN, this::keep));

        assertThat(deliveries)
                .containsExactly(
                        new Delivery("a", "slack", "rollback-started", Outcome.SENT, "200"),
                        new Delivery("b", "slack", "rollback-started", Outcome.SENT, "200"));
        assertThat(carried)
                .extracting(Notice::text)
                .anyMatch(t -> t.startsWith("*Rollback to v1 has begun* in `production`"));
        assertThat(carried)
                .extracting(Notice::text)
                .anyMatch(t -> t.startsWith("Rollback to v1 has begun in production"));
        assertThat(carried.get(0).facts())
                .containsEntry("started", "2026-01-31 09:30:00 UTC")
                .containsEntry("reason", "not given");
    }

    @Test
    void one_that_hangs_or_breaks_costs_only_its_own_message_and_no_longer_than_the_limit() {
        CountDownLatch never = new CountDownLatch(1);
        List<Delivery> deliveries = announce(
                Duration.ofMillis(500),
                new Carrier("hangs", Markup.PLAIN, notice -> {
                    never.await();
                    return keep(notice);
                }),
                new Carrier("breaks", Markup.PLAIN, notice -> {
                    throw new IllegalArgumentException("https://hooks/secret");
                }),
                new UnusableNotifier("grafana", "grafana", "context x has no grafana", "Set it."),
                new Carrier("works", Markup.PLAIN, this::keep));

        assertThat(deliveries)
                .extracting(Delivery::text)
                .containsExactly(
                        "slack hangs: rollback-started NOT sent: no answer within 500ms",
                        "slack breaks: rollback-started NOT sent: a bug in dwcpctl: IllegalArgumentException",
                        "grafana: rollback-started NOT sent: notifier grafana: context x has no grafana",
                        "slack works: rollback-started sent");
    }

    @Test
    void a_message_that_cannot_be_written_is_a_failure_and_no_exception() {
        assertThat(new Announcer(
                                List.of(new Carrier("a", Markup.PLAIN, this::keep)),
                                TEMPLATES,
                                "production",
                                Announcer.LIMIT)
                        .announce("rollback-started", Map.of(), NOW))
                .extracting(Delivery::text)
                .containsExactly("slack a: rollback-started NOT sent: playbooks/templates/rollback-started.yaml:"
                        + " the message rollback-started needs context, mode, id, started, operator");
        assertThat(carried).isEmpty();
    }

    @Test
    void the_demo_keeps_what_it_would_have_sent(@TempDir Path home) {
        Journal journal = new Journal(home.resolve("log"));
        Demo demo = Demo.open(Clock.fixed(NOW, ZoneOffset.UTC), journal, null, null, warning -> {});

        List<Delivery> deliveries = announce(Duration.ofSeconds(30), demo.notifier());

        assertThat(deliveries)
                .extracting(Delivery::text)
                .containsExactly("demo: rollback-started kept in the demo's log, not sent");
        assertThat(journal.read())
                .last()
                .asString()
                .startsWith("{\"event\":\"notified\",\"at\":\"2026-01-31T09:30:00.000Z\",\"id\":\"rollback-started\","
                        + "\"severity\":\"critical\",\"subject\":\"Rollback to v1 has begun in production\"");
        assertThat(Demo.open(Clock.fixed(NOW, ZoneOffset.UTC), journal, null, null, warning -> {})
                        .now())
                .as("the log can be read again")
                .isEqualTo(NOW);
    }

    @Test
    void a_demo_without_a_place_for_its_state_says_so() {
        Demo demo = Demo.open(Clock.fixed(NOW, ZoneOffset.UTC), null, null, null, warning -> {});

        assertThat(announce(Duration.ofSeconds(30), demo.notifier()))
                .extracting(Delivery::text)
                .containsExactly("demo: rollback-started not sent: the demo's state is not kept either");
    }

    private static List<Delivery> announce(Duration limit, Notifier... notifiers) {
        return new Announcer(List.of(notifiers), TEMPLATES, "production", limit)
                .announce("rollback-started", STARTED, NOW);
    }
}
