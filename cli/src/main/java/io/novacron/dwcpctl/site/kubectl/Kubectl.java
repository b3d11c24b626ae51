package io.novacron.dwcpctl.site.kubectl;

import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.time.Deadline;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The program kubectl as this machine has it: found on the PATH, run with the person's own environment, KUBECONFIG and all. */
final class Kubectl {
    static final int MAX_OUTPUT_BYTES = 16 << 20;

    private final Environment environment;
    private final Supplier<Deadline> deadline;
    private final Launcher launcher;

    Kubectl(Environment environment, Supplier<Deadline> deadline) {
        this.environment = environment;
        this.deadline = deadline;
        this.launcher =
                new Launcher(environment.variables(), environment.workingDirectory(), environment.cancellation());
    }

    /** What one run came to: how it ended by itself, and what it said. */
    record Said(int exitCode, String output, String complaint) {
        boolean isDone() {
            return exitCode == 0;
        }
    }

    /**
     * Runs a command to its end, whatever that is.
     *
     * @param command an argument vector, {@code kubectl} first
     * @param isChange whether it is meant to change something: then an end that was not its own leaves that unknown
     * @throws io.novacron.dwcpctl.base.error.CliException if it cannot be run, or has come to no end of its own
     */
    Said run(List<String> command, boolean isChange) {
        Complaint complaint = new Complaint(command, isChange);
        Path program = program(complaint);
        Deadline until = deadline.get();
        List<String> line = new ArrayList<>(command);
        line.set(0, program.toString());
        line.add(1, "--request-timeout=" + requestTimeout(until.remaining()).toMillis() + "ms");
        Launcher.Outcome outcome;
        try {
            outcome = launcher.run(line, MAX_OUTPUT_BYTES, until);
        } catch (IOException e) {
            throw complaint.cannotStart(program, e);
        }
        return switch (outcome.ending()) {
            case EXITED -> new Said(outcome.exitCode(), outcome.output(), outcome.complaint());
            case TIMED_OUT -> throw complaint.timeout(until, outcome.complaint());
            case CANCELLED -> throw complaint.interrupted();
            case TOO_MUCH -> throw complaint.tooMuch(MAX_OUTPUT_BYTES);
        };
    }

    /** A little less than what is left, so that kubectl can say itself who did not answer; never 0, which is for ever. */
    private static Duration requestTimeout(Duration left) {
        Duration most = left.minus(left.dividedBy(10));
        return most.toMillis() < 1 ? Duration.ofMillis(1) : most;
    }

    /** Looked for where the person's shell would; only whole paths, so that no folder one happens to stand in counts. */
    private Path program(Complaint complaint) {
        Path unusable = null;
        String folders = environment.variable("PATH").orElse("");
        for (String folder : folders.split(File.pathSeparator, -1)) {
            if (folder.startsWith(File.separator)) {
                Path program = Path.of(folder, "kubectl");
                if (Files.isRegularFile(program)) {
                    if (Files.isExecutable(program)) {
                        return program;
                    }
                    unusable = unusable == null ? program : unusable;
                }
            }
        }
        throw unusable == null ? complaint.noKubectl() : complaint.notExecutable(unusable);
    }
}
