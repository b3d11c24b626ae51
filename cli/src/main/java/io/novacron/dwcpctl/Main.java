package io.novacron.dwcpctl;

import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.environment.Environment.Terminals;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.base.time.Cancellation;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** The process: its streams, environment, signals and exit. Nothing else in the program touches them. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        // The libraries' own words (of questions, of failures) are to be in the language of ours.
        Locale.setDefault(Locale.ROOT);
        Cancellation cancellation = new Cancellation();
        AtomicInteger signalled = new AtomicInteger();
        handle("INT", ExitCode.INTERRUPTED, cancellation, signalled);
        handle("TERM", ExitCode.TERMINATED, cancellation, signalled);
        int code = run(cancellation, args);
        System.exit(signalled.get() == 0 ? code : signalled.get());
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // the one place that may: nobody is left to throw it to
    private static int run(Cancellation cancellation, String... args) {
        try {
            return App.run(environment(workingDirectory(), cancellation), args);
        } catch (CliException e) {
            System.err.println("error: " + e.getMessage() + "\n" + e.suggestion());
            return e.exitCode().code();
        } catch (RuntimeException | Error e) {
            // left to Java, the process would end with 1, which is CAUTION
            e.printStackTrace();
            return ExitCode.BUG.code();
        }
    }

    /** Asked for before any file is: where it is gone, a native image answers every question about a file with an Error. */
    private static Path workingDirectory() {
        try {
            return Path.of("").toAbsolutePath();
        } catch (Error e) {
            throw CliException.usage("the working directory is gone", "Change to one that is there.");
        }
    }

    /** The first signal cancels and lets the run end; a second one ends it at once. */
    private static void handle(String name, ExitCode code, Cancellation cancellation, AtomicInteger signalled) {
        Signals.handle(name, () -> {
            if (signalled.compareAndSet(0, code.code())) {
                cancellation.cancel();
            } else {
                Runtime.getRuntime().halt(code.code());
            }
        });
    }

    private static Environment environment(Path workingDirectory, Cancellation cancellation) {
        Map<String, String> variables = System.getenv();
        // not System.out: a PrintStream keeps a failed write to itself
        return new Environment(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                new Terminals(isTerminal(0), isTerminal(1), isTerminal(2)),
                variables,
                workingDirectory,
                Clock.systemUTC(),
                ZoneId::systemDefault,
                isUnicode(variables),
                new SplittableRandom(),
                cancellation);
    }

    /** The launcher has asked the shell; without it Linux says of each stream where it leads. Unknown is none. */
    private static boolean isTerminal(int descriptor) {
        String told = System.getProperty("dwcpctl.terminals");
        if (told != null) {
            return told.indexOf('0' + descriptor) >= 0;
        }
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** The launcher puts a UTF-8 locale in place of another and says so, for what the terminal itself can show. */
    private static boolean isUnicode(Map<String, String> variables) {
        if ("ascii".equals(variables.get("DWCPCTL_CHARSET"))) {
            return false;
        }
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String locale = variables.getOrDefault(name, "");
            if (!locale.isEmpty()) {
                String lower = locale.toLowerCase(Locale.ROOT);
                return lower.contains("utf-8") || lower.contains("utf8");
            }
        }
        return false;
    }
}
