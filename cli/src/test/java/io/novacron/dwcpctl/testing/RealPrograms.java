package io.novacron.dwcpctl.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The real programs that integration tests run. Where one is missing the test is skipped and says why; under
 * {@code CI=true} a missing one is a failure, so that a pipeline cannot pass by testing nothing.
 */
public enum RealPrograms {
    /** What the PATH offers: Prometheus 2.x as distributions package it. */
    INSTALLED("PATH"),
    /** Prometheus 3.x and its siblings, in the folder that {@code PROMETHEUS3_BIN} names. */
    THREE("PROMETHEUS3_BIN");

    private final String variable;

    RealPrograms(String variable) {
        this.variable = variable;
    }

    /** Where the program is, if it is. */
    public Optional<Path> find(String name) {
        return find(name, variable);
    }

    /** Where a program is in the folders that a variable names, if it is. */
    static Optional<Path> find(String name, String variable) {
        String folders = System.getenv(variable);
        if (folders == null) {
            return Optional.empty();
        }
        for (String folder : folders.split(File.pathSeparator, -1)) {
            Path program = Path.of(folder, name);
            if (!folder.isEmpty() && Files.isExecutable(program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }

    /** Where the program is; else ends the test: skipped, or failed under {@code CI=true}. */
    public Path require(String name) {
        Optional<Path> program = find(name);
        if (program.isEmpty()) {
            missing(name + " is not in any folder of $" + variable + ": this test needs the real one");
        }
        return program.orElseThrow();
    }

    /** Ends the test for want of a program: skipped, or failed under {@code CI=true}. */
    static void missing(String reason) {
        if ("true".equals(System.getenv("CI"))) {
            Assertions.fail(reason);
        }
        Assumptions.abort(reason);
    }

    /** What a program that ran to its end said. */
    public record Outcome(int exitCode, String output) {}

    /** Runs a program to its end (five minutes at most), {@code input} on its standard input; both its streams are one. */
    public Outcome run(String input, String name, String... arguments) {
        List<String> line = new ArrayList<>(List.of(require(name).toString()));
        line.addAll(List.of(arguments));
        try {
            Path in = Files.createTempFile("input", ".txt");
            Path out = Files.createTempFile("output", ".txt");
            try {
                Files.writeString(in, input, StandardCharsets.UTF_8);
                Process process = new ProcessBuilder(line)
                        .redirectInput(in.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
                if (!process.waitFor(5, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new IllegalStateException(line + " did not end within five minutes");
                }
                return new Outcome(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
            } finally {
                Files.delete(in);
                Files.delete(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
