package io.novacron.dwcpctl;

import io.novacron.dwcpctl.base.environment.Environment;
import io.novacron.dwcpctl.base.error.CliException;
import io.novacron.dwcpctl.base.error.ExitCode;
import io.novacron.dwcpctl.face.command.Commands;
import io.novacron.dwcpctl.face.command.RootCommand;
import io.novacron.dwcpctl.face.command.Session;
import io.novacron.dwcpctl.face.console.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

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
        Version version = Version.ofThisBuild();
        CommandLine commands = Commands.of(root, this::session, version::toString);
        StringWriter help = new StringWriter();
        commands.setOut(new PrintWriter(help));
        commands.setErr(new PrintWriter(new StringWriter()));
        commands.setParameterExceptionHandler((failure, arguments) -> report(usage(failure)));
        commands.setExecutionExceptionHandler((failure, command, parsed) -> report(failure));
        int code;
        try {
            code = commands.execute(args);
            if (help.getBuffer().length() > 0) {
                session().output().print(help.toString());
            }
        } catch (CliException e) {
            code = report(e);
        } catch (StackOverflowError | AssertionError e) {
            code = report(new IllegalStateException(e));
        } finally {
            if (session != null) {
                session.close();
            }
        }
        return environment.cancellation().isCancelled() ? ExitCode.INTERRUPTED.code() : code;
    }

    private Session session() {
        if (session == null) {
            session = new Session(
                    environment, root.options(), Version.ofThisBuild().number());
        }
        return session;
    }

    private static CliException usage(ParameterException failure) {
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        StringBuilder suggestion = new StringBuilder();
        if (failure instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            if (!near.isEmpty()) {
                suggestion.append("Did you mean ").append(near.get(0)).append("? ");
            }
        }
        String message =
                String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        if (failure.getCause() instanceof CliException cause) {
            return CliException.usage(cause.getMessage(), cause.suggestion());
        }
        return CliException.usage(message, suggestion + "See " + command + " --help.");
    }

    private int report(Exception failure) {
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
