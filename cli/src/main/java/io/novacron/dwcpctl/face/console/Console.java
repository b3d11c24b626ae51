package io.novacron.dwcpctl.face.console;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.face.output.Block.Style;
import io.novacron.dwcpctl.face.output.Ink;
import io.novacron.dwcpctl.face.output.Quantities;
import io.novacron.dwcpctl.face.output.ScreenText;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What goes to stderr: warnings, errors, and progress, which is a single line redrawn in place. Whoever writes to stdout
 * calls {@link #clear()} first, for both may be one screen. Safe for use by several threads.
 */
public final class Console {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration REDRAW = Duration.ofMillis(500);
    private static final String ERASE_LINE = "\r\u001b[K";

    private final TerminalFacts facts;
    private final PrintStream err;
    private final ScreenWidth width;
    private final Ticker ticker;
    private final LongSupplier nanoTime;
    private final boolean quiet;
    private final Ink ink;
    private @Nullable Shown current;
    private boolean lineShown;

    /**
     * A console.
     *
     * @param nanoTime a clock that only goes forward, in nanoseconds
     * @param quiet as {@code -q}: no progress; warnings and errors are still said
     * @param noColour as {@code --no-color}
     */
    public Console(
            TerminalFacts facts,
            PrintStream err,
            ScreenWidth width,
            Ticker ticker,
            LongSupplier nanoTime,
            boolean quiet,
            boolean noColour) {
        this.facts = facts;
        this.err = err;
        this.width = width;
        this.ticker = ticker;
        this.nanoTime = nanoTime;
        this.quiet = quiet;
        this.ink = new Ink(facts.colourOnStderr(noColour));
    }

    /** What the reader must know to trust the result: {@code warning: …} on a line. */
    public void warning(String sentence) {
        line(ink.paint("warning:", Style.WARN) + " " + safe(sentence));
    }

    /** A line to say something in passing; nothing with {@code -q}. */
    public void note(String sentence) {
        if (!quiet) {
            line(safe(sentence));
        }
    }

    /** A line for a program that reads along, such as a build server; also with {@code -q}. */
    public void command(String line) {
        line(safe(line));
    }

    /** Two lines: what happened, and what to do. */
    public synchronized void error(CliException failure) {
        line(ink.paint("error:", Style.BAD) + " " + safe(failure.getMessage()));
        line(safe(failure.suggestion()));
    }

    /**
     * Begins to show that something is going on, once it has lasted a second. Progress within progress takes its place
     * for as long as it lasts.
     */
    public synchronized Progress progress(String doing) {
        if (quiet || !facts.stderrTerminal() || facts.isDumb()) {
            return new Silent();
        }
        Shown shown = new Shown(doing, current);
        current = shown;
        return shown;
    }

    /** Does the work and shows progress while it lasts. */
    public <T> T during(String doing, Supplier<T> work) {
        Progress progress = progress(doing);
        try {
            return work.get();
        } finally {
            progress.close();
        }
    }

    /** Takes the line of progress off the screen; it comes back with its next redraw. */
    public synchronized void clear() {
        if (lineShown) {
            err.print(ERASE_LINE);
            err.flush();
            lineShown = false;
        }
    }

    private synchronized void line(String text) {
        clear();
        err.print(text + "\n");
        err.flush();
    }

    private synchronized void redraw(Shown shown) {
        if (shown != current) {
            return;
        }
        long elapsed = nanoTime.getAsLong() - shown.started;
        String time = " ("
                + Quantities.span(Duration.ofSeconds(Duration.ofNanos(elapsed).toSeconds())) + ")";
        // the last column stays free: a character there makes some terminals go to the next line
        int room = Math.max(1, width.ofStderr() - 1 - time.length());
        err.print(ERASE_LINE + ink.paint(ScreenText.cut(safe(shown.doing), room, facts.unicode()) + time, Style.DIM));
        err.flush();
        lineShown = true;
    }

    private String safe(String text) {
        return ScreenText.safe(text, facts.unicode());
    }

    private static final class Silent implements Progress {
        @Override
        public void update(String doing) {}

        @Override
        public void close() {}
    }

    private final class Shown implements Progress {
        private final @Nullable Shown outer;
        private final long started = nanoTime.getAsLong();
        private final Ticker.Ticking ticking = ticker.start(PATIENCE, REDRAW, () -> redraw(this));
        private String doing;

        private Shown(String doing, @Nullable Shown outer) {
            this.doing = doing;
            this.outer = outer;
        }

        @Override
        public void update(String now) {
            synchronized (Console.this) {
                doing = now;
                if (lineShown) {
                    redraw(this);
                }
            }
        }

        @Override
        public void close() {
            synchronized (Console.this) {
                ticking.close();
                if (current == this) {
                    clear();
                    current = outer;
                }
            }
        }
    }
}
