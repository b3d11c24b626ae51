package io.novacron.dwcpctl.face.command;

import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.face.console.Console;
import io.novacron.dwcpctl.face.console.ScreenWidth;
import io.novacron.dwcpctl.face.console.TerminalFacts;
import io.novacron.dwcpctl.face.output.Appearance;
import io.novacron.dwcpctl.face.output.Document;
import io.novacron.dwcpctl.face.output.DocumentWriter;
import io.novacron.dwcpctl.face.output.Format;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** Where results go: stdout, in the format asked for; warnings to stderr. */
public final class Output {
    private static final String HOME = "\u001b[H";
    private static final String CLEAR = HOME + "\u001b[2J";
    private static final String CLEAR_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final Environment environment;
    private final GlobalOptions options;
    private final TerminalFacts facts;
    private final ScreenWidth width;
    private final Console console;

    Output(Environment environment, GlobalOptions options, TerminalFacts facts, ScreenWidth width, Console console) {
        this.environment = environment;
        this.options = options;
        this.facts = facts;
        this.width = width;
        this.console = console;
    }

    Format format(Format preset) {
        return Objects.requireNonNullElse(options.output, preset);
    }

    void print(Document document) {
        print(document, Format.TABLE);
    }

    /** Writes the document whole. A reader that has gone is no error; a disk that is full is. */
    void print(Document document, Format preset) {
        print(text(document, format(preset)));
        if (!options.quiet) {
            document.warnings().forEach(console::warning);
        }
    }

    /**
     * Writes the next state of what is watched: as JSON a line; as a table in place of the last where stdout is a terminal,
     * below it where it is not.
     */
    void printNext(Document document, boolean first) {
        boolean inPlace = format(Format.TABLE) == Format.TABLE && facts.stdoutTerminal() && !facts.isDumb();
        StringBuilder text = new StringBuilder();
        try {
            if (format(Format.TABLE) == Format.JSON) {
                new DocumentWriter().writeLine(document, text);
            } else {
                new DocumentWriter().write(document, format(Format.TABLE), appearance(), text);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        if (inPlace) {
            // every line is cleared behind its end and the screen below the last: what stays the same does not flicker
            print((first ? CLEAR : HOME) + text.toString().replace("\n", CLEAR_LINE + "\n") + CLEAR_BELOW);
        } else {
            print((first ? "" : between()) + text);
        }
    }

    private String between() {
        return switch (format(Format.TABLE)) {
            case JSON, CSV -> "";
            case YAML -> "---\n";
            case TABLE, MARKDOWN, HTML -> "\n";
        };
    }

    /** The document as a table for stderr, in plain text: it is shown line by line, as notes are. */
    String plain(Document document) {
        StringBuilder text = new StringBuilder();
        try {
            Appearance plain = new Appearance(width.ofStderr(), false, facts.unicode(), environment.zones());
            new DocumentWriter().write(document, Format.TABLE, plain, text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    /** The document as it would be written. */
    String text(Document document, Format format) {
        StringBuilder text = new StringBuilder();
        try {
            new DocumentWriter().write(document, format, appearance(), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    /** Writes text as it is. */
    public void print(String text) {
        console.clear();
        Writer out = new BufferedWriter(new OutputStreamWriter(environment.out(), StandardCharsets.UTF_8));
        try {
            out.write(text);
            out.flush();
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            if (!reason.toLowerCase(Locale.ROOT).contains("broken pipe")) {
                throw new CliException(
                        ExitCode.CANNOT_CREATE,
                        "cannot write to standard output: " + reason,
                        "Check where the output goes.",
                        e);
            }
        }
    }

    private Appearance appearance() {
        return new Appearance(
                width.ofStdout(), facts.colourOnStdout(options.noColor), facts.unicode(), environment.zones());
    }
}
