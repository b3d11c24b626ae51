package io.novacron.dwcpctl.twin;

import io.novacron.dwcpctl.testing.RealPrograms;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The program on a terminal of 100 columns, made by script(1), which is part of every Linux. */
final class PseudoTerminal implements AutoCloseable {
    static final String DOWN = "\u001bOB";
    static final String ENTER = "\r";
    static final String CONTROL_C = "\u0003";

    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final StringBuilder shown = new StringBuilder();
    private boolean ended;

    private PseudoTerminal(Process process) {
        this.process = process;
        Program.onItsOwnThread(this::read);
    }

    /**
     * Starts the program on a terminal.
     *
     * @param line what the shell runs there, {@code "$PROGRAM"} being the program
     */
    static PseudoTerminal start(Program program, String line) throws IOException {
        Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux"), "script(1) of Linux");
        Path script = RealPrograms.INSTALLED.require("script");
        ProcessBuilder builder = new ProcessBuilder(
                script.toString(), "--quiet", "--return", "--command", "stty cols 100 rows 30; " + line, "/dev/null");
        builder.environment().clear();
        builder.environment().putAll(program.environment());
        builder.environment().put("TERM", "xterm-256color");
        builder.environment().put("SHELL", "/bin/sh");
        builder.environment().put("PROGRAM", program.file().toString());
        builder.redirectErrorStream(true);
        return new PseudoTerminal(builder.start());
    }

    /** Waits until the terminal has shown a text. */
    void await(String text) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        synchronized (shown) {
            while (shown.indexOf(text) < 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (ended || left <= 0) {
                    Assertions.fail("never shown: " + text + "; shown: " + shown);
                }
                shown.wait(left);
            }
        }
    }

    void type(String keys) throws IOException {
        process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Waits for the program's end, and answers its exit code. */
    int exitCode() throws InterruptedException, TimeoutException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new TimeoutException("still runs; shown: " + shown());
        }
        return process.exitValue();
    }

    /** Everything that the terminal has shown, escape sequences and all. */
    String shown() {
        synchronized (shown) {
            return shown.toString();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void read() {
        try (Reader reader = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            char[] buffer = new char[4096];
            for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                synchronized (shown) {
                    shown.append(buffer, 0, n);
                    shown.notifyAll();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            synchronized (shown) {
                ended = true;
                shown.notifyAll();
            }
        }
    }
}
