package io.novacron.dwcpctl.site.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.time.Cancellation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of this machine: any POSIX one has sh. */
class LocalProcessesTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    Path directory;

    private final Cancellation cancellation = new Cancellation();

    private Processes processes() {
        return new LocalProcesses(
                Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "GREETING", "grüezi"), directory, cancellation);
    }

    private ProcessReply sh(String script) throws InterruptedException {
        return processes().run(List.of("sh", "-c", script), LONG);
    }

    @Test
    void whatACommandSaysComesBackWithItsCode() throws InterruptedException {
        assertThat(sh("echo \"$GREETING $HOME\"; echo oops >&2; exit 3"))
                .isEqualTo(ProcessReply.of(3, "grüezi \n", "oops\n"));
        assertThat(sh("pwd").out().strip()).endsWith(directory.getFileName().toString());
        assertThat(sh("cat")).isEqualTo(ProcessReply.of(0, "", ""));
        assertThat(processes().run(List.of("printf", "%s|", "$(id)", "a b"), LONG))
                .isEqualTo(ProcessReply.of(0, "$(id)|a b|", ""));
    }

    @Test
    void ofTooMuchOutputTheEndIsMissingAndThatIsSaid() throws InterruptedException {
        ProcessReply reply = sh("head -c 5000000 /dev/zero | tr '\\0' x");
        assertThat(reply.exitCode()).isZero();
        assertThat(reply.out()).hasSize(4 << 20);
        assertThat(reply.truncated()).isTrue();
    }

    @Test
    void whoTakesTooLongIsEndedWithAllItStarted() throws Exception {
        Path pids = directory.resolve("pids");
        String script = "sleep 600 & echo $$ $! > pids.new; mv pids.new pids; wait";
        assertThatThrownBy(() -> processes().run(List.of("sh", "-c", script), Duration.ofSeconds(2)))
                .isInstanceOfSatisfying(ProcessException.class, e -> {
                    assertThat(e.kind()).isEqualTo(ProcessException.Kind.TIMED_OUT);
                    assertThat(e.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
                })
                .hasMessage("sh was not done within 2s and has been ended");
        for (String pid : Files.readString(pids).strip().split(" ", -1)) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(p -> p.onExit().join());
        }
    }

    @Test
    void cancellingEndsIt() {
        cancellation.cancel();
        assertThatThrownBy(() -> sh("sleep 600")).isInstanceOf(InterruptedException.class);
    }

    @Test
    void whatIsNotThereCannotBeRun() {
        assertThatThrownBy(() -> processes().run(List.of("no-such-program"), LONG))
                .isInstanceOfSatisfying(
                        CliException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNAVAILABLE))
                .hasMessageStartingWith("no-such-program cannot be run: ");
    }
}
