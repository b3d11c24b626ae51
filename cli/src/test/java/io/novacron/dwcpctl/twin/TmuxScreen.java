package io.novacron.dwcpctl.twin;

import io.novacron.dwcpctl.testing.RealPrograms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assertions;

/** A terminal of a size of its own, whose screen can be read as a person sees it. */
final class TmuxScreen implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 40;

    private final String tmux = RealPrograms.INSTALLED.require("tmux").toString();
    private final String socket;
    private final Map<String, String> environment;

    /** Starts a shell on it. */
    TmuxScreen(Program program, String socket, int columns, int rows) throws IOException {
        this.socket = socket;
        this.environment = program.environment();
        List<String> start = new ArrayList<>(List.of(
                "-f",
                "/dev/null",
                "new-session",
                "-d",
                "-c",
                String.valueOf(program.environment().get("HOME")),
                "-x",
                "" + columns,
                "-y",
                "" + rows));
        for (Map.Entry<String, String> variable : program.environment().entrySet()) {
            start.add("-e");
            start.add(variable.getKey() + "=" + variable.getValue());
        }
        start.addAll(List.of("-e", "P=" + program.file(), "sh"));
        run(start.toArray(String[]::new));
    }

    /** Types text, then Enter. */
    void line(String text) throws IOException {
        run("send-keys", "-l", text);
        run("send-keys", "Enter");
    }

    /** Clears the screen, so that nothing of before is taken for an answer, then types text and Enter. */
    void afresh(String text) throws IOException {
        run("send-keys", "-R");
        line(text);
    }

    /** Presses a key by tmux's name for it: {@code C-c}. */
    void key(String name) throws IOException {
        run("send-keys", name);
    }

    /** What stands on the screen now. */
    String shown() throws IOException {
        return run("capture-pane", "-p");
    }

    /** Waits until the screen shows a text. */
    String await(String text) throws IOException, InterruptedException {
        return await(screen -> screen.contains(text), text);
    }

    private synchronized String await(Predicate<String> wanted, String what) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        String shown = shown();
        while (!wanted.test(shown)) {
            if (System.nanoTime() > end) {
                Assertions.fail("never shown: " + what + "; shown:\n" + shown);
            }
            wait(30);
            shown = shown();
        }
        return shown;
    }

    private String run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(tmux, "-L", socket));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment); // a session's PATH is that of whoever asks for it
        builder.environment().put("LC_ALL", "C.UTF-8");
        Program.Result result = Program.finish(builder.start());
        Assertions.assertEquals(0, result.code(), result::err);
        return result.out();
    }

    @Override
    public void close() throws IOException {
        run("kill-server");
    }
}
