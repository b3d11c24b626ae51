package io.novacron.dwcpctl.base.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
    @TempDir
    Path directory;

    @Test
    void keeps_lines_in_order_and_makes_its_directory() {
        Journal journal = new Journal(directory.resolve("a/b/log"));
        assertThat(journal.read()).isEmpty();

        journal.append("first");
        journal.append("zweite Zeile ä");

        assertThat(new Journal(journal.file()).read()).containsExactly("first", "zweite Zeile ä");
    }

    @Test
    void a_line_without_its_end_is_not_read_and_gives_way_to_the_next() throws IOException {
        Path file = Files.writeString(directory.resolve("log"), "whole\nhalf a li");
        Journal journal = new Journal(file);
        assertThat(journal.read()).containsExactly("whole");

        journal.append("next");

        assertThat(Files.readString(file)).isEqualTo("whole\nnext\n");
    }

    @Test
    void sees_what_is_there_before_it_adds() {
        Journal journal = new Journal(directory.resolve("log"));
        journal.append("1");

        List<String> all = journal.update(lines -> List.of("after " + lines));

        assertThat(all).containsExactly("1", "after [1]");
        assertThat(journal.update(lines -> List.of())).containsExactly("1", "after [1]");
    }

    @Test
    void writers_exclude_each_other() throws InterruptedException {
        Path file = directory.resolve("log");
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            threads.add(new Thread(() -> {
                awaitQuietly(start);
                for (int i = 0; i < 25; i++) {
                    new Journal(file).update(lines -> List.of(Integer.toString(lines.size())));
                }
            }));
        }
        threads.forEach(Thread::start);
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            expected.add(Integer.toString(i));
        }
        assertThat(new Journal(file).read()).isEqualTo(expected);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void says_that_it_cannot_be_written() throws IOException {
        Path notADirectory = Files.createFile(directory.resolve("file"));

        assertThatExceptionOfType(CliException.class)
                .isThrownBy(() -> new Journal(notADirectory.resolve("log")).append("x"))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.CANNOT_CREATE));
    }
}
