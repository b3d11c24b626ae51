package io.novacron.dwcpctl.base.environment;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the user's files lie.
 *
 * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG Base Directory Specification</a>
 */
public final class Directories {
    private final Environment environment;

    public Directories(Environment environment) {
        this.environment = environment;
    }

    /** {@code $XDG_CONFIG_HOME/dwcpctl}, else {@code ~/.config/dwcpctl}; empty where there is no home. */
    public Optional<Path> config() {
        return base("XDG_CONFIG_HOME", ".config");
    }

    /** {@code $XDG_STATE_HOME/dwcpctl}, else {@code ~/.local/state/dwcpctl}; empty where there is no home. */
    public Optional<Path> state() {
        return base("XDG_STATE_HOME", ".local/state");
    }

    /** The directory whose data files lie over the shipped ones: {@code $DWCPCTL_LIBRARY}, else config/library. */
    public Optional<Path> library() {
        return environment
                .variable("DWCPCTL_LIBRARY")
                .map(environment.workingDirectory()::resolve)
                .or(() -> config().map(c -> c.resolve("library")));
    }

    private Optional<Path> base(String variable, String underHome) {
        // the specification: a relative path is to be ignored
        return environment
                .variable(variable)
                .map(Path::of)
                .filter(Path::isAbsolute)
                .or(() -> environment.variable("HOME").map(home -> Path.of(home).resolve(underHome)))
                .map(p -> p.resolve("dwcpctl"));
    }
}
