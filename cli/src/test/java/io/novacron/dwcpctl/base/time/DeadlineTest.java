package io.novacron.dwcpctl.base.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class DeadlineTest {
    private final AtomicLong nanos =
            new AtomicLong(Long.MAX_VALUE - 5); // the clock may overflow: only differences count

    @Test
    void counts_down_to_zero_and_never_below() {
        Deadline deadline = Deadline.after(Duration.ofNanos(10), nanos::get);

        assertThat(deadline.remaining()).isEqualTo(Duration.ofNanos(10));
        nanos.addAndGet(9);
        assertThat(deadline.hasPassed()).isFalse();
        nanos.addAndGet(1);
        assertThat(deadline.hasPassed()).isTrue();
        nanos.addAndGet(1000);
        assertThat(deadline.remaining()).isZero();
        assertThat(deadline.limit()).isEqualTo(Duration.ofNanos(10));
    }

    @Test
    void shares_what_is_left() {
        Deadline deadline = Deadline.after(Duration.ofSeconds(9), nanos::get);
        nanos.addAndGet(Duration.ofSeconds(3).toNanos());

        assertThat(deadline.share(3).remaining()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void the_longest_durations_are_no_error() {
        nanos.set(0);

        assertThat(Deadline.after(Duration.ofDays(1_000_000), nanos::get).hasPassed())
                .isFalse();
    }
}
