package io.novacron.dwcpctl.face.console;

import io.novacron.dwcpctl.base.time.Cancellation;
import java.io.IOException;
import java.time.Duration;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;

/** Waits, and tells whether the person at the terminal pressed a key meanwhile. Ctrl-C stays a signal. */
public final class Keys {
    private final TerminalFacts facts;
    private final TerminalOpener opener;
    private final Cancellation cancellation;

    public Keys(TerminalFacts facts, TerminalOpener opener, Cancellation cancellation) {
        this.facts = facts;
        this.opener = opener;
        this.cancellation = cancellation;
    }

    /** Whether somebody sits there who could press one. */
    public boolean canBePressed() {
        return facts.canAsk();
    }

    /**
     * Waits for so long, or until a key is pressed or the run is cancelled.
     *
     * @return whether a key was pressed; never where there is no terminal
     */
    public boolean pressedWithin(Duration limit) throws InterruptedException {
        if (!canBePressed()) {
            cancellation.await(limit);
            return false;
        }
        try (Terminal terminal = opener.open()) {
            Attributes before = terminal.enterRawMode();
            try {
                return read(terminal, limit);
            } finally {
                terminal.setAttributes(before);
            }
        } catch (IOException | IllegalStateException | LinkageError e) {
            cancellation.await(limit); // no key will come; the signal still does
            return false;
        }
    }

    private boolean read(Terminal terminal, Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (!cancellation.isCancelled()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            if (terminal.reader().read(Math.min(left, 100)) >= 0) {
                return !cancellation.isCancelled();
            }
        }
        return false;
    }
}
