package io.novacron.dwcpctl.face.console;

import io.novacron.dwcpctl.face.output.Appearance;
import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** How many columns there are to write in. */
public final class ScreenWidth {
    static final int USUAL = 80;

    private final TerminalFacts facts;
    private final TerminalOpener opener;
    private @Nullable Integer asked;

    public ScreenWidth(TerminalFacts facts, TerminalOpener opener) {
        this.facts = facts;
        this.opener = opener;
    }

    /**
     * For results: COLUMNS where it is a positive number, else what the terminal says, else 80. A pipe or a file has no
     * edge, and a search or a script wants whole values on whole lines: {@link Appearance#UNLIMITED}.
     */
    public int ofStdout() {
        int told = told();
        if (told > 0) {
            return told;
        }
        return facts.stdoutTerminal() ? ofTerminal() : Appearance.UNLIMITED;
    }

    /** For messages on a terminal. */
    public int ofStderr() {
        int told = told();
        return told > 0 ? told : facts.stderrTerminal() ? ofTerminal() : USUAL;
    }

    private int told() {
        String columns = facts.columns();
        if (columns == null || columns.length() > 6 || !columns.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        return columns.isEmpty() ? 0 : Integer.parseInt(columns);
    }

    private synchronized int ofTerminal() {
        if (asked == null) {
            asked = ask();
        }
        return asked;
    }

    private int ask() {
        if (facts.isDumb()) {
            return USUAL;
        }
        try (Terminal terminal = opener.open()) {
            int columns = terminal.getSize().getColumns();
            return columns > 0 ? columns : USUAL;
        } catch (IOException | RuntimeException | LinkageError e) {
            // no library for this machine, no tty command: a screen of the usual width is no reason to fail
            return USUAL;
        }
    }
}
