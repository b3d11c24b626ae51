package io.novacron.dwcpctl.face.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;

/** The real terminal: stdin, and stderr where that is one, for stdout may be piped elsewhere. */
public final class SystemTerminalOpener implements TerminalOpener {
    private final boolean unicode;

    public SystemTerminalOpener(TerminalFacts facts) {
        this.unicode = facts.unicode();
    }

    @Override
    public Terminal open() throws IOException {
        return TerminalBuilder.builder()
                .name("dwcpctl")
                .system(true)
                .systemOutput(SystemOutput.SysErrOrSysOut)
                .encoding(unicode ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII)
                .dumb(false)
                .build();
    }
}
