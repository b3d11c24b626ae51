package io.novacron.dwcpctl;

import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.face.command.Commands;
import io.novacron.dwcpctl.face.command.RootCommand;
import io.novacron.dwcpctl.face.command.Session;
import io.novacron.dwcpctl.face.command.UsageErrors;
import io.novacron.dwcpctl.face.console.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

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
            code = picocli(args);
        } catch (Exception | Error e) { // a linkage error is a bug too, and must not leave with the JVM's own code 1
            code = report(e);
        } finally {
            if (session != null) {
                session.close();
            }
        }
        return environment.cancellation().isCancelled() ? ExitCode.INTERRUPTED.code() : code;
    }

    /** Parses and runs. picocli's handlers only hand failures out: where one of them throws, its own codes would leak. */
    private int picocli(String... args) throws Exception {
        CommandLine commands =
                Commands.of(root, this::session, () -> Version.ofThisBuild().toString(), List.of(args));
        StringWriter help = new StringWriter();
        List<Exception> failures = new ArrayList<>();
        commands.setOut(new PrintWriter(help));
        commands.setErr(new PrintWriter(new StringWriter()));
        commands.setParameterExceptionHandler((failure, arguments) -> {
            failures.add(UsageErrors.explain(failure));
            return ExitCode.USAGE.code();
        });
        commands.setExecutionExceptionHandler((failure, command, parsed) -> {
            failures.add(failure);
            return ExitCode.BUG.code();
        });
        int code = commands.execute(args);
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        if (help.getBuffer().length() > 0) {
            session().output().print(help.toString());
        }
        return code;
    }

    private Session session() {
        if (session == null) {
            session = new Session(
                    environment, root.options(), Version.ofThisBuild().number());
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
