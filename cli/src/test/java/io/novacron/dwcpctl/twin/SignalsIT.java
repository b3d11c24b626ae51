package io.novacron.dwcpctl.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program that waits for a server can be stopped, and says by its code what stopped it. */
final class SignalsIT {
    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void a_signal_ends_it_with_its_code(String signal, int code) throws IOException {
        try (HangingServer server = new HangingServer()) {
            Process process = Program.underTest(home)
                    .with("DWCPCTL_PROMETHEUS_URL", server.url())
                    .start("latency", "--timeout", "1h");
            server.awaitRequest();

            Program.signal(process, signal);

            assertThat(Program.finish(process)).isEqualTo(new Program.Result(code, "", ""));
        }
    }

    @Test
    void control_C_at_the_terminal_ends_it() throws IOException, InterruptedException, TimeoutException {
        try (HangingServer server = new HangingServer()) {
            Program program = Program.underTest(home).with("DWCPCTL_PROMETHEUS_URL", server.url());
            try (PseudoTerminal terminal = PseudoTerminal.start(program, "\"$PROGRAM\" latency --timeout 1h")) {
                server.awaitRequest();

                terminal.type(PseudoTerminal.CONTROL_C);

                assertThat(terminal.exitCode()).as(terminal.shown()).isEqualTo(130);
            }
        }
    }
}
