package io.novacron.dwcpctl.base.environment;

import io.novacron.dwcpctl.base.time.Cancellation;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Everything that a run takes from the process around it; {@code Main} reads it once, tests make it up.
 *
 * @param in standard input
 * @param out standard output; its write fails where nobody reads any more
 * @param err standard error
 * @param terminals which of the three are terminals
 * @param variables environment variables
 * @param workingDirectory against which relative paths of the command line are resolved
 * @param clock wall clock
 * @param zones gives the person's zone: Java looks through every jar for further zones, which most runs can do without
 * @param unicode whether the person's locale can show more than ASCII
 * @param random for jitter and ids, never for results
 * @param cancellation set by SIGINT and SIGTERM
 */
public record Environment(
        InputStream in,
        OutputStream out,
        OutputStream err,
        Terminals terminals,
        Map<String, String> variables,
        Path workingDirectory,
        Clock clock,
        Supplier<ZoneId> zones,
        boolean unicode,
        RandomGenerator random,
        Cancellation cancellation) {

    /** Which standard streams are terminals. */
    public record Terminals(boolean in, boolean out, boolean err) {
        public static final Terminals NONE = new Terminals(false, false, false);
    }

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** The person's zone. */
    public ZoneId zone() {
        return zones.get();
    }

    /** The same, ended early by another than the process's own signals. */
    public Environment with(Cancellation another) {
        return new Environment(
                in, out, err, terminals, variables, workingDirectory, clock, zones, unicode, random, another);
    }

    /** A variable; the empty string counts as not set. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(v -> !v.isEmpty());
    }
}
