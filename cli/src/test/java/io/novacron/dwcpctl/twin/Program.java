package io.novacron.dwcpctl.twin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;

/**
 * The program under test, started as a process of its own with an environment of its own: a home without a config file, a
 * UTF-8 locale, UTC, and none of the variables of whoever runs the tests.
 */
public final class Program {
    /** Long enough for a loaded machine; a program that takes longer hangs. */
    private static final long PATIENCE_SECONDS = 60;

    private final Path file;
    private final Map<String, String> environment;

    private Program(Path file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
    }

    /** The one that the build names by the property {@code dwcpctl.program}. */
    public static Program underTest(Path home) {
        return named("dwcpctl.program", home);
    }

    /** The one that a property of the build names. */
    public static Program named(String property, Path home) {
        String file = Objects.requireNonNull(System.getProperty(property), property + " names no program");
        Map<String, String> environment = new TreeMap<>();
        environment.put("HOME", home.toString());
        environment.put("LANG", "C.UTF-8");
        environment.put("TZ", "UTC");
        // the shell and the JVM of the one, the tools that the other's terminal library starts
        environment.put("PATH", System.getenv("PATH"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        return new Program(Path.of(file).toAbsolutePath().normalize(), environment);
    }

    /** What a run left behind. */
    public record Result(int code, String out, String err) {}

    /** The same program under another name. */
    public Program at(Path link) {
        return new Program(link, environment);
    }

    /** With a variable more, or another value of it. */
    public Program with(String variable, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(variable, value);
        return new Program(file, more);
    }

    /** Without a variable. */
    public Program without(String variable) {
        Map<String, String> fewer = new TreeMap<>(environment);
        fewer.remove(variable);
        return new Program(file, fewer);
    }

    public Path file() {
        return file;
    }

    public Map<String, String> environment() {
        return environment;
    }

    /** Runs it to its end with nothing on stdin, stdout and stderr captured. */
    public Result run(String... arguments) {
        return finish(start(command(arguments)));
    }

    /** Runs it by the shell, as {@code "$0" "$@"} of a script. */
    public Result shell(String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of("bash", "-c", script, file.toString()));
        command.addAll(Arrays.asList(arguments));
        return finish(start(command));
    }

    /** Starts it and leaves it running. */
    public Process start(String... arguments) {
        return start(command(arguments));
    }

    /** Waits for its end. */
    public static Result finish(Process process) {
        CompletableFuture<String> out = text(process.getInputStream());
        CompletableFuture<String> err = text(process.getErrorStream());
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                Assertions.fail("still runs after " + PATIENCE_SECONDS + " s; stdout: " + out.join() + "; stderr: "
                        + err.join());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IllegalStateException(e);
        }
        return new Result(process.exitValue(), out.join(), err.join());
    }

    /** Sends a signal: {@code INT}. */
    public static void signal(Process process, String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
            Assertions.assertEquals(0, finish(kill).code(), "kill -" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    private Process start(List<String> command) {
        if (!Files.isExecutable(file)) {
            throw new IllegalStateException("not built: " + file);
        }
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CompletableFuture<String> text(InputStream stream) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (stream) {
                        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                Program::onItsOwnThread);
    }

    /** For what blocks until a process ends: the common pool has as few threads as the machine has cores. */
    static void onItsOwnThread(Runnable task) {
        Thread thread = new Thread(task, "process output");
        thread.setDaemon(true);
        thread.start();
    }
}
