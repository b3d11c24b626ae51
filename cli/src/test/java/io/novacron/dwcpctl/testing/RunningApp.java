package io.novacron.dwcpctl.testing;

import io.novacron.dwcpctl.App;
import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.environment.Environment.Terminals;
import io.novacron.dwcpctl.base.time.Cancellation;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * dwcpctl as a person would run it, in an environment of the test's own: no variables, no terminals, no input, a home that
 * is not there, and a clock that stands at {@link #NOW}.
 */
public final class RunningApp {
    public static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");

    private final Map<String, String> variables = new HashMap<>();
    private final Cancellation cancellation = new Cancellation();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private OutputStream stdout = out;
    private Path workingDirectory = Path.of("/nonexistent");
    private ZoneId zone = ZoneOffset.UTC;
    private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private boolean unicode = true;

    /** What a run came to. */
    public record Outcome(int code, String out, String err) {
        public List<String> errLines() {
            return err.lines().toList();
        }
    }

    public RunningApp variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** Where the user's files are looked for, and against which relative paths are resolved. */
    public RunningApp home(Path home) {
        workingDirectory = home;
        return variable("HOME", home.toString());
    }

    /** In place of the stdout that is kept. */
    public RunningApp stdout(OutputStream stream) {
        stdout = stream;
        return this;
    }

    public RunningApp zone(String id) {
        zone = ZoneId.of(id);
        return this;
    }

    /** In place of the one that stands still. */
    public RunningApp clock(Clock other) {
        clock = other;
        return this;
    }

    public RunningApp ascii() {
        unicode = false;
        return this;
    }

    public Cancellation cancellation() {
        return cancellation;
    }

    /** What it has said on stderr, while it runs. */
    public String errSoFar() {
        return err.toString(StandardCharsets.UTF_8);
    }

    public Outcome run(String... args) {
        out.reset();
        err.reset();
        int code = App.run(
                new Environment(
                        InputStream.nullInputStream(),
                        stdout,
                        err,
                        Terminals.NONE,
                        variables,
                        workingDirectory,
                        clock,
                        () -> zone,
                        unicode,
                        new SplittableRandom(1),
                        cancellation),
                args);
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
