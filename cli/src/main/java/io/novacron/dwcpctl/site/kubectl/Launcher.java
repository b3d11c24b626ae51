package io.novacron.dwcpctl.site.kubectl;

import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs programs to their end: without a shell, with nothing on their standard input, their output bounded, killed with all
 * that they started at the deadline and when the run is cancelled.
 */
final class Launcher {
    /** Kept of what a program complains of; enough for its reasons, little enough for a message. */
    static final int MAX_COMPLAINT_BYTES = 64 << 10;

    /** For the streams of a process that has ended or was killed: what it wrote is there already. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Map<String, String> variables;
    private final Path workingDirectory;
    private final Cancellation cancellation;
    private final Set<Running> inFlight = ConcurrentHashMap.newKeySet();

    /** @param variables all that the programs find in their environment */
    Launcher(Map<String, String> variables, Path workingDirectory, Cancellation cancellation) {
        this.variables = Map.copyOf(variables);
        this.workingDirectory = workingDirectory;
        this.cancellation = cancellation;
        cancellation.onCancel(() -> inFlight.forEach(running -> running.kill(Ending.CANCELLED)));
    }

    /** How a program came to its end. */
    enum Ending {
        /** By itself. */
        EXITED,
        TIMED_OUT,
        CANCELLED,
        /** It wrote more than it may. */
        TOO_MUCH
    }

    /**
     * What a program came to.
     *
     * @param exitCode 128 and the number where a signal ended it; of no meaning unless it ended by itself
     * @param output what it wrote to its standard output
     * @param complaint the beginning of what it wrote to its standard error
     */
    record Outcome(Ending ending, int exitCode, String output, String complaint) {
        static Outcome nothing(Ending ending) {
            return new Outcome(ending, 0, "", "");
        }
    }

    /**
     * Runs one.
     *
     * @param line the program's path and its arguments
     * @param maxOutput bytes that it may write to its standard output
     * @throws IOException if it cannot be started
     */
    Outcome run(List<String> line, int maxOutput, Deadline deadline) throws IOException {
        if (cancellation.isCancelled()) {
            return Outcome.nothing(Ending.CANCELLED);
        }
        if (deadline.hasPassed()) {
            return Outcome.nothing(Ending.TIMED_OUT);
        }
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.directory(workingDirectory.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        Running running = new Running(builder.start(), maxOutput);
        inFlight.add(running);
        try {
            if (cancellation.isCancelled()) {
                running.kill(Ending.CANCELLED);
            }
            return running.outcome(deadline);
        } catch (InterruptedException e) {
            running.kill(Ending.CANCELLED);
            Thread.currentThread().interrupt();
            return Outcome.nothing(Ending.CANCELLED);
        } finally {
            inFlight.remove(running);
        }
    }

    /** One process, and what has been read of it. */
    private static final class Running {
        private final Process process;
        private final Capture output;
        private final Capture complaint;
        private final AtomicReference<@Nullable Ending> killed = new AtomicReference<>();

        Running(Process process, int maxOutput) throws IOException {
            this.process = process;
            this.output = Capture.of(process.getInputStream(), maxOutput, () -> kill(Ending.TOO_MUCH));
            this.complaint = Capture.of(process.getErrorStream(), MAX_COMPLAINT_BYTES, () -> {});
            process.getOutputStream().close();
        }

        void kill(Ending why) {
            if (killed.compareAndSet(null, why)) {
                // its children first: once it is gone nobody knows that they were its own
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }

        Outcome outcome(Deadline deadline) throws InterruptedException {
            // the output ends with the program, unless a child of it holds on to it
            boolean inTime = process.waitFor(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)
                    && (killed.get() != null || output.await(deadline.remaining()));
            if (!inTime) {
                kill(Ending.TIMED_OUT);
            }
            Ending ending = killed.get();
            if (ending != null) {
                process.waitFor(GRACE.toNanos(), TimeUnit.NANOSECONDS);
                output.await(GRACE);
            }
            complaint.await(GRACE);
            return ending == null
                    ? new Outcome(Ending.EXITED, process.exitValue(), output.text(), complaint.text())
                    : new Outcome(ending, 0, output.text(), complaint.text());
        }
    }
}
