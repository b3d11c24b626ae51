package io.novacron.dwcpctl.face.console;

import org.jspecify.annotations.Nullable;

/**
 * What the process was told about its terminal at the start.
 *
 * @param stdinTerminal whether stdin is a terminal
 * @param stdoutTerminal whether stdout is a terminal
 * @param stderrTerminal whether stderr is a terminal
 * @param columns the variable COLUMNS; null where it is not set
 * @param term the variable TERM; null where it is not set
 * @param noColour the variable NO_COLOR; null where it is not set
 * @param unicode whether the locale's charset is UTF-8
 */
public record TerminalFacts(
        boolean stdinTerminal,
        boolean stdoutTerminal,
        boolean stderrTerminal,
        @Nullable String columns,
        @Nullable String term,
        @Nullable String noColour,
        boolean unicode) {
    /** Whether the terminal understands no escape sequences. */
    public boolean isDumb() {
        return "dumb".equals(term);
    }

    /**
     * Whether results may be coloured.
     *
     * @param refused by {@code --no-color}
     * @see <a href="https://no-color.org">NO_COLOR</a>
     */
    public boolean colourOnStdout(boolean refused) {
        return stdoutTerminal && isColourWanted(refused);
    }

    /** Whether messages may be coloured. */
    public boolean colourOnStderr(boolean refused) {
        return stderrTerminal && isColourWanted(refused);
    }

    /** Whether a question can be put: it is read from stdin and shown on stderr. */
    public boolean canAsk() {
        return stdinTerminal && stderrTerminal && !isDumb();
    }

    private boolean isColourWanted(boolean refused) {
        return !refused && !isDumb() && (noColour == null || noColour.isEmpty());
    }
}
