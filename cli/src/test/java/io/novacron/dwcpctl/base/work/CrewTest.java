package io.novacron.dwcpctl.base.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.base.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class CrewTest {
    private static final Deadline FAR = Deadline.after(Duration.ofMinutes(1));
    private static final Deadline PAST = Deadline.after(Duration.ZERO);

    private final Crew crew = new Crew(2);

    @AfterEach
    void close() {
        crew.close();
    }

    @Test
    void outcomes_stand_in_the_order_of_the_tasks_and_a_failure_costs_only_its_own() throws InterruptedException {
        CountDownLatch second = new CountDownLatch(1);
        IllegalStateException failure = new IllegalStateException("mine");
        List<Callable<String>> tasks = List.of(
                () -> {
                    second.await();
                    return "first";
                },
                () -> {
                    second.countDown();
                    return "second";
                },
                () -> {
                    throw failure;
                });

        List<Crew.Outcome<String>> outcomes = crew.all(tasks, FAR);

        assertThat(outcomes)
                .containsExactly(
                        new Crew.Outcome<>("first", null),
                        new Crew.Outcome<>("second", null),
                        new Crew.Outcome<>(null, failure));
        assertThat(outcomes.get(0).get()).isEqualTo("first");
        assertThatThrownBy(() -> outcomes.get(2).get()).isSameAs(failure);
    }

    @Test
    void no_more_threads_work_than_there_are_in_the_crew_and_they_hold_up_no_exit() throws InterruptedException {
        AtomicInteger working = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicReference<Boolean> daemon = new AtomicReference<>();
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            tasks.add(() -> {
                most.accumulateAndGet(working.incrementAndGet(), Math::max);
                daemon.set(Thread.currentThread().isDaemon());
                return working.decrementAndGet();
            });
        }

        crew.all(tasks, FAR);

        assertThat(most.get()).isBetween(1, 2);
        assertThat(daemon).hasValue(true);
    }

    @Test
    void a_task_not_done_by_the_deadline_is_interrupted_and_timed_out() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(1);
        AtomicInteger looks = new AtomicInteger();
        // the deadline passes once the task has begun
        Deadline deadline = Deadline.after(Duration.ofNanos(1), () -> {
            if (looks.getAndIncrement() == 0) {
                return 0;
            }
            try {
                started.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return 2;
        });
        Callable<String> endless = () -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return "late";
        };

        List<Crew.Outcome<String>> outcomes = crew.all(List.of(endless), deadline);

        assertThat(outcomes.get(0).failure()).isInstanceOf(TimeoutException.class);
        interrupted.await();
    }

    @Test
    void the_interrupted_caller_leaves_no_task_behind() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicReference<Throwable> seen = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                crew.all(
                        List.of(() -> {
                            started.countDown();
                            try {
                                new CountDownLatch(1).await();
                                return "";
                            } finally {
                                ended.countDown();
                            }
                        }),
                        FAR);
            } catch (InterruptedException e) {
                seen.set(e);
            }
        });
        caller.start();
        started.await();

        caller.interrupt();

        ended.await();
        caller.join();
        assertThat(seen.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void an_error_is_no_outcome() {
        AssertionError error = new AssertionError("a bug");

        assertThatThrownBy(() -> crew.all(
                        List.of(() -> {
                            throw error;
                        }),
                        FAR))
                .isSameAs(error);
    }

    @Test
    void nothing_to_do_is_done() throws InterruptedException {
        assertThat(crew.all(List.<Callable<String>>of(), PAST)).isEmpty();
    }

    @Test
    void an_outcome_without_value_is_a_bug() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new Crew.Outcome<String>(null, null).get());
    }
}
