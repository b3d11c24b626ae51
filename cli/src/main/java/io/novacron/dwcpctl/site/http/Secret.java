package io.novacron.dwcpctl.site.http;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.library.TextFiles;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/**
 * A text that settings give or say where to find: a password, a token, a key. It is read anew each time it is needed, so
 * that a rotated one is picked up, and is never part of a message.
 */
public final class Secret {
    private final String what;
    private final Function<Map<String, String>, String> reader;

    private Secret(String what, Function<Map<String, String>, String> reader) {
        this.what = what;
        this.reader = reader;
    }

    /** One written in the settings themselves; {@code what} names it in messages. */
    static Secret inline(String what, String value) {
        return new Secret(what, environment -> value);
    }

    /** One that is a file's whole text, without the white space around it, as Prometheus reads it. */
    static Secret file(String what, Path file) {
        return new Secret(
                what + " " + file, environment -> TextFiles.read(what, file).strip());
    }

    /** One that an environment variable holds; {@code where} is the line that names the variable. */
    static Secret variable(String what, String variable, String where) {
        return new Secret(what + " " + variable, environment -> {
            String value = environment.get(variable);
            if (value == null || value.isBlank()) {
                throw CliException.badInput(
                        where + ": the environment variable " + variable + " is "
                                + (value == null ? "not set" : "empty"),
                        "Set " + variable + ", or name a file that holds the secret.");
            }
            return value.strip();
        });
    }

    /**
     * The text.
     *
     * @throws CliException with code 65 if the file cannot be read or the variable is not set
     */
    public String read(Map<String, String> environment) {
        return reader.apply(environment);
    }

    /**
     * The text, if it can stand in a header.
     *
     * @throws CliException with code 65 as above, or if it holds a control character
     */
    String readForHeader(Map<String, String> environment) {
        String text = read(environment);
        if (!HeaderText.isValid(text)) {
            throw CliException.badInput(
                    what + ": holds a character that no HTTP header may", "Give one line of printable ASCII.");
        }
        return text;
    }

    /** What it is for and where it is kept; never the text itself. */
    @Override
    public String toString() {
        return what;
    }
}
