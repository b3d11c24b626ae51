package io.novacron.dwcpctl.site.process;

import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.base.time.PromDuration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Commands on this machine, with the person's environment variables. What they start ends with them. */
public final class LocalProcesses implements Processes {
    private static final int MOST_BYTES = 4 << 20;

    /** How long to wait for the rest of what was written once the command has ended: others may hold its output open. */
    private static final Duration LEFTOVERS = Duration.ofSeconds(1);

    private final Map<String, String> variables;
    private final Path directory;
    private final Cancellation cancellation;

    /**
     * Runs nothing yet.
     *
     * @param variables all that commands see
     * @param directory that they start in
     * @param cancellation ends what is running
     */
    public LocalProcesses(Map<String, String> variables, Path directory, Cancellation cancellation) {
        this.variables = Map.copyOf(variables);
        this.directory = directory;
        this.cancellation = cancellation;
    }

    @Override
    public ProcessReply run(List<String> command, Duration limit) throws InterruptedException {
        Process process = start(command);
        try {
            cancellation.onCancel(() -> end(process));
            BoundedText out = new BoundedText(process.getInputStream(), MOST_BYTES);
            BoundedText err = new BoundedText(process.getErrorStream(), MOST_BYTES);
            List<Thread> readers = List.of(reader(out), reader(err));
            boolean done = process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
            if (cancellation.isCancelled()) {
                throw new InterruptedException("cancelled");
            }
            if (!done) {
                throw new ProcessException(
                        ProcessException.Kind.TIMED_OUT,
                        command.get(0) + " was not done within " + PromDuration.format(limit) + " and has been ended",
                        "Give it longer with --timeout, or see whether what it asks is reachable.");
            }
            for (Thread reader : readers) {
                reader.join(LEFTOVERS.toMillis());
            }
            return new ProcessReply(
                    process.exitValue(), out.text(), err.text(), out.isTruncated() || err.isTruncated());
        } finally {
            end(process);
        }
    }

    private Process start(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new ProcessException(
                    ProcessException.Kind.NOT_STARTED,
                    command.get(0) + " cannot be run: " + e.getMessage(),
                    "Install it, or put it on the PATH.",
                    e);
        }
    }

    private static Thread reader(BoundedText text) {
        Thread thread = new Thread(text, "process-output");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
