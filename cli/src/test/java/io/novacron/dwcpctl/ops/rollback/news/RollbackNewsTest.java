package io.novacron.dwcpctl.ops.rollback.news;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import io.novacron.dwcpctl.base.library.Library;
import io.novacron.dwcpctl.base.library.ShippedFiles;
import io.novacron.dwcpctl.base.time.Deadline;
import io.novacron.dwcpctl.base.verdict.Verdict;
import io.novacron.dwcpctl.ops.notify.Announcer;
import io.novacron.dwcpctl.ops.notify.Delivery;
import io.novacron.dwcpctl.ops.notify.Templates;
import io.novacron.dwcpctl.ops.rollback.Aim;
import io.novacron.dwcpctl.ops.rollback.Ending;
import io.novacron.dwcpctl.ops.rollback.Header;
import io.novacron.dwcpctl.ops.rollback.JournalLine;
import io.novacron.dwcpctl.ops.rollback.Mode;
import io.novacron.dwcpctl.ops.rollback.Outcome;
import io.novacron.dwcpctl.ops.rollback.Rollback;
import io.novacron.dwcpctl.ops.rollback.RollbackJournal;
import io.novacron.dwcpctl.ops.rollback.Rollbacks;
import io.novacron.dwcpctl.ops.rollback.Step;
import io.novacron.dwcpctl.ops.rollback.Verified;
import io.novacron.dwcpctl.ops.rollback.Whereabouts;
import io.novacron.dwcpctl.site.cluster.ClusterNames;
import io.novacron.dwcpctl.site.notify.Markup;
import io.novacron.dwcpctl.site.notify.Notice;
import io.novacron.dwcpctl.site.notify.Notifier;
import io.novacron.dwcpctl.site.notify.Receipt;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told of a rollback. */
final class RollbackNewsTest {
    private static final Instant START = Instant.parse("2026-01-31T09:30:00Z");

    @TempDir
    Path state;

    private final List<Notice> told = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch mayGoOn = new CountDownLatch(1);
    private RollbackJournal journal = new Rollbacks(Path.of("")).journal("none");

    private final Notifier slow = new Notifier() {
        @Override
        public String name() {
            return "slow";
        }

        @Override
        public String kind() {
            return "slack";
        }

        @Override
        public String address() {
            return "-";
        }

        @Override
        public Markup markup() {
            return Markup.PLAIN;
        }

        @Override
        public Receipt send(Notice notice, Deadline deadline) {
            try {
                mayGoOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            told.add(notice);
            return new Receipt(true, "200");
        }

        @Override
        public void check() {}
    };

    private final RollbackNews news = new RollbackNews(new Announcer(
            List.of(slow), new Templates(new Library(new ShippedFiles(), null)), "production", Duration.ofSeconds(30)));

    @BeforeEach
    void begin() {
        journal = new Rollbacks(state).journal("r1");
        journal.append(new JournalLine.Begun(
                START,
                new Header(
                        "r1",
                        "production",
                        false,
                        ClusterNames.USUAL,
                        Mode.MANUAL,
                        "kim",
                        null,
                        START,
                        "",
                        new Aim(3, 18, "app", "100", false, Map.of("version", "v3")),
                        NullNode.getInstance(),
                        List.of())));
    }

    @Test
    void it_is_told_beside_the_rollback_and_not_before_it() throws InterruptedException {
        news.begun(journal.read()); // returns, though nobody has been told yet

        assertThat(told).isEmpty();
        mayGoOn.countDown();
        assertThat(news.deliveries()).extracting(Delivery::text).containsExactly("slack slow: rollback-started sent");
        assertThat(told).extracting(Notice::subject).containsExactly("Rollback to v1 has begun in production");
    }

    @Test
    void one_that_is_taken_up_again_did_not_begin_again() throws InterruptedException {
        journal.append(new JournalLine.Resumed(START.plusSeconds(60), "kim"));
        news.begun(journal.read());

        assertThat(news.deliveries()).isEmpty();
    }

    @Test
    void one_that_failed_says_where_users_are_served_and_what_can_be_done() throws InterruptedException {
        mayGoOn.countDown();
        over(Ending.FAILED, "await-v1: v1 did not become available");

        assertThat(news.deliveries()).hasSize(1);
        assertThat(told.get(0).event()).isEqualTo("rollback-failed");
        assertThat(told.get(0).text()).isEqualTo("""
                        The rollback in production has failed at the step capture-evidence; it began at 2026-01-31 09:30:00 UTC.
                        What happened: await-v1: v1 did not become available
                        Users are served by: v3 (18 ready endpoints)
                        What can be done:
                        - go on: dwcpctl rollback resume r1
                        Its record is r1.""");
    }

    @Test
    void one_that_is_done_says_what_was_seen() throws InterruptedException {
        mayGoOn.countDown();
        for (Step step : Step.values()) {
            journal.append(new JournalLine.Finished(START.plusSeconds(95), step, Outcome.DONE, "so"));
        }
        journal.append(new JournalLine.VerifiedBy(
                START.plusSeconds(100), new Verified(Verdict.NO_DATA, "too little traffic", NullNode.getInstance())));
        over(Ending.UNVERIFIED, "done, unverified: too little traffic");

        assertThat(news.deliveries()).hasSize(1);
        assertThat(told.get(0).event()).isEqualTo("rollback-done");
        assertThat(told.get(0).subject()).isEqualTo("Rollback to v1 in production: done, unverified");
        assertThat(told.get(0).text()).contains("Traffic was on v1 1m35s after the start", "- too little traffic");
    }

    @Test
    void one_after_which_v1_does_not_serve_has_failed() throws InterruptedException {
        mayGoOn.countDown();
        over(Ending.UNSUCCESSFUL, "done, and v1 does not serve as it should: v1-errors");

        assertThat(news.deliveries()).hasSize(1);
        assertThat(told.get(0).event()).isEqualTo("rollback-failed");
    }

    private void over(Ending ending, String says) {
        journal.append(new JournalLine.Ended(START.plusSeconds(120), ending, says));
        news.over(
                new Rollback.Result(
                        journal.read(),
                        ending,
                        says,
                        new Whereabouts("v3 (18 ready endpoints)", List.of("go on: dwcpctl rollback resume r1")),
                        0),
                START.plusSeconds(120));
    }
}
