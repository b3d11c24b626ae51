package io.novacron.dwcpctl.base.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class CancellationTest {
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");

    private final Cancellation cancellation = new Cancellation();

    @Test
    void tells_every_listener_once_and_late_ones_at_once() {
        List<String> told = new ArrayList<>();
        cancellation.onCancel(() -> told.add("first"));
        cancellation.onCancel(() -> told.add("second"));

        cancellation.cancel();
        cancellation.cancel();
        cancellation.onCancel(() -> told.add("late"));

        assertThat(told).containsExactly("first", "second", "late");
        assertThat(cancellation.isCancelled()).isTrue();
    }

    @Test
    void a_listener_may_cancel_or_listen_itself() {
        AtomicInteger told = new AtomicInteger();
        cancellation.onCancel(() -> {
            cancellation.cancel();
            cancellation.onCancel(told::incrementAndGet);
        });

        cancellation.cancel();

        assertThat(told).hasValue(1);
    }

    @Test
    void waiting_ends_with_the_time_or_with_the_cancelling() throws InterruptedException {
        assertThat(cancellation.await(Duration.ofMillis(1))).isFalse();
        assertThat(cancellation.await(Duration.ofMillis(-1))).isFalse();
        Thread canceller = new Thread(cancellation::cancel);
        canceller.start();
        assertThat(cancellation.await(Duration.ofDays(1_000_000))).isTrue();
        cancellation.await();
    }

    @Test
    void the_wall_clock_is_waited_for_by_looking_at_it_again() throws InterruptedException {
        Instant[] times = {NOW, NOW.plusMillis(1), NOW.plusMillis(3)};
        AtomicInteger looked = new AtomicInteger();
        WallTimeline timeline =
                new WallTimeline(clock(() -> times[Math.min(2, looked.getAndIncrement())]), cancellation);

        timeline.awaitUntil(NOW.plusMillis(2));

        assertThat(looked).hasValue(3);
    }

    @Test
    void what_has_been_reached_is_not_waited_for() throws InterruptedException {
        cancellation.cancel();

        new WallTimeline(clock(() -> NOW), cancellation).awaitUntil(NOW);
    }

    @Test
    void cancelling_ends_the_wait_even_for_the_last_of_all_moments() {
        WallTimeline timeline = new WallTimeline(clock(() -> NOW), cancellation);
        new Thread(cancellation::cancel).start();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> timeline.awaitUntil(Instant.MAX));
    }

    private static Clock clock(java.util.function.Supplier<Instant> now) {
        return new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }
}
