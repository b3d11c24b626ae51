package io.novacron.dwcpctl.site.config;

import io.novacron.dwcpctl.base.environment.Directories;
import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.error.CliException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which config file counts: {@code --config}, else {@code DWCPCTL_CONFIG}, else the user's own. */
public final class ConfigLocation {
    private ConfigLocation() {}

    /**
     * The file to read. One that was named must be there; the user's own need not.
     *
     * @param flag what {@code --config} says; null where it was not given
     * @throws CliException with code 65 if a named file is not there
     */
    public static Optional<Path> toRead(@Nullable String flag, Environment environment) {
        Optional<Path> named = named(flag, environment);
        if (named.isPresent()) {
            if (!Files.exists(named.get())) {
                throw CliException.badInput(
                        "config " + named.get() + ": no such file",
                        "Check " + (flag != null ? "--config" : "DWCPCTL_CONFIG") + ".");
            }
            return named;
        }
        return own(environment).filter(Files::exists);
    }

    /**
     * The file to write, which need not be there yet.
     *
     * @throws CliException with code 64 if there is no place for one
     */
    public static Path toWrite(@Nullable String flag, Environment environment) {
        return named(flag, environment)
                .or(() -> own(environment))
                .orElseThrow(() -> CliException.usage(
                        "there is no place for a config file: neither HOME nor XDG_CONFIG_HOME is set",
                        "Name one with --config."));
    }

    private static Optional<Path> named(@Nullable String flag, Environment environment) {
        return Optional.ofNullable(flag)
                .or(() -> environment.variable("DWCPCTL_CONFIG"))
                .map(environment.workingDirectory()::resolve);
    }

    private static Optional<Path> own(Environment environment) {
        return new Directories(environment).config().map(directory -> directory.resolve("config.yaml"));
    }
}
