package io.novacron.dwcpctl;

import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.face.command.ParsedLine;
import io.novacron.dwcpctl.face.command.RootCommand;
import io.novacron.dwcpctl.face.command.Session;
import io.novacron.dwcpctl.face.console.Console;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Wires the program together and runs one command: the one place where a failure becomes two lines and a code. */
public final class App {
    private final Environment environment;
    private final RootCommand root = new RootCommand();
    private @Nullable Session session;

    private App(Environment environment) {
        this.environment = environment;
    }

    /**
     * Runs one command.
     *
     * @return the exit code
     */
    public static int run(Environment environment, String... args) {
        return new App(environment).execute(args);
    }

    private int execute(String... args) {
        int code;
        try {
            code = asksForVersionAlone(args) ? version() : parsed(args);
        } catch (Exception | Error e) { // a linkage error is a bug too, and must not leave with the JVM's own code 1
            code = report(e);
        } finally {
            if (session != null) {
                session.close();
            }
        }
        return environment.cancellation().isCancelled() ? ExitCode.INTERRUPTED.code() : code;
    }

    /** Then no command line needs to be described and parsed: that would take longer than all else. */
    private static boolean asksForVersionAlone(String... args) {
        return args.length == 1 && RootCommand.VERSION.contains(args[0]);
    }

    private int version() {
        session().output().print(Version.ofThisBuild() + System.lineSeparator());
        return ExitCode.DONE.code();
    }

    /** In a class of its own, so that Java loads nothing of picocli where no line is parsed. */
    private int parsed(String... args) throws Exception {
        StringWriter help = new StringWriter();
        int code = ParsedLine.execute(
                root, this::session, () -> Version.ofThisBuild().toString(), help, args);
        if (help.getBuffer().length() > 0) {
            session().output().print(help.toString());
        }
        return code;
    }

    private Session session() {
        if (session == null) {
            session = new Session(
                    environment, root.options(), () -> Version.ofThisBuild().number());
        }
        return session;
    }

    private int report(Throwable failure) {
        if (environment.cancellation().isCancelled()) {
            return ExitCode.INTERRUPTED.code();
        }
        Console console = session().console();
        if (failure instanceof CliException known) {
            console.error(known);
            if (root.options().isDebug()) {
                failure.printStackTrace(new PrintStream(environment.err(), true, StandardCharsets.UTF_8));
            }
            return known.exitCode().code();
        }
        console.error(new CliException(
                ExitCode.BUG,
                "a bug in dwcpctl: " + failure,
                "Please report it with the lines below and what you ran."));
        failure.printStackTrace(new PrintStream(environment.err(), true, StandardCharsets.UTF_8));
        return ExitCode.BUG.code();
    }
}
