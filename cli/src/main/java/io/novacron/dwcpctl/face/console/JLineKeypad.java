package io.novacron.dwcpctl.face.console;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.time.Cancellation;
import io.novacron.dwcpctl.face.output.ScreenText;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/**
 * Keys of the real terminal. It is open for the length of a question only, so that signals and echo are the program's own
 * while a command runs or a wait goes on.
 */
public final class JLineKeypad implements Keypad {
    private static final String CLEAR = "\u001b[H\u001b[2J";
    private static final int CONTROL_C = 3;
    private static final int CONTROL_D = 4;
    private static final int ESCAPE = 27;
    private static final long LOOK_UP = 200;

    private final TerminalOpener opener;
    private final Console console;
    private final Cancellation cancellation;
    private final boolean unicode;
    private Size size = new Size(ScreenWidth.USUAL, 24);

    /** @param facts must allow questions */
    public JLineKeypad(TerminalFacts facts, TerminalOpener opener, Console console, Cancellation cancellation) {
        if (!facts.canAsk()) {
            throw new IllegalArgumentException("no terminal to ask at");
        }
        this.opener = opener;
        this.console = console;
        this.cancellation = cancellation;
        this.unicode = facts.unicode();
        on(this::measure);
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void show(List<String> lines) {
        on(terminal -> {
            measure(terminal);
            draw(terminal, lines);
            return 0;
        });
    }

    @Override
    public int key(List<String> lines, Duration limit) throws InterruptedException {
        int key = on(terminal -> {
            measure(terminal);
            Attributes before = terminal.enterRawMode();
            try {
                // Ctrl-C comes as a key here: as a signal it would end the process with the terminal as it is now
                Attributes raw = terminal.getAttributes();
                raw.setLocalFlag(Attributes.LocalFlag.ISIG, false);
                terminal.setAttributes(raw);
                draw(terminal, lines);
                return read(terminal.reader(), limit);
            } finally {
                terminal.setAttributes(before);
            }
        });
        if (key == CONTROL_C || key == CONTROL_D) {
            throw brokenOff(null);
        }
        if (cancellation.isCancelled()) {
            throw new InterruptedException("cancelled");
        }
        return key;
    }

    private int read(NonBlockingReader reader, Duration limit) throws IOException {
        long rounds = Math.max(1, limit.toMillis() / LOOK_UP);
        for (long i = 0; i < rounds && !cancellation.isCancelled(); i++) {
            int key = reader.read(LOOK_UP);
            if (key == ESCAPE) {
                while (reader.read(10) >= 0) {
                    // the rest of an arrow key's sequence
                }
            } else if (key >= 0) {
                return key;
            } else if (key == NonBlockingReader.EOF) {
                return CONTROL_D;
            }
        }
        return NOTHING;
    }

    @Override
    public String line(String question) {
        return on(terminal -> {
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .option(LineReader.Option.BRACKETED_PASTE, false)
                    .build();
            return reader.readLine(ScreenText.safe(question, unicode) + " ").strip();
        });
    }

    private interface Use<T> {
        T of(Terminal terminal) throws IOException;
    }

    private <T> T on(Use<T> use) {
        console.clear();
        try (Terminal terminal = opener.open()) {
            return use.of(terminal);
        } catch (UserInterruptException | EndOfFileException e) {
            throw brokenOff(e);
        } catch (IOException | IllegalStateException | LinkageError e) {
            throw new CliException(
                    ExitCode.USAGE,
                    "the terminal cannot be used: " + e.getMessage(),
                    "Use --answers FILE, or --no-prompt for a checklist.",
                    e);
        }
    }

    private static CliException brokenOff(@Nullable Exception cause) {
        String what = "broken off at a question";
        String todo = "All that was answered is in the transcript: dwcpctl playbook resume goes on.";
        return cause == null
                ? new CliException(ExitCode.INTERRUPTED, what, todo)
                : new CliException(ExitCode.INTERRUPTED, what, todo, cause);
    }

    private int measure(Terminal terminal) {
        int columns = terminal.getSize().getColumns();
        int rows = terminal.getSize().getRows();
        size = new Size(columns > 0 ? columns : ScreenWidth.USUAL, rows > 0 ? rows : 24);
        return columns;
    }

    private static void draw(Terminal terminal, List<String> lines) {
        terminal.writer().print(CLEAR + String.join("\n", lines) + "\n");
        terminal.writer().flush();
    }
}
